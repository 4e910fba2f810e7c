import { entryFields } from '../../site/entry-fields.ts';
import type { DatumMap } from '../text/datum.ts';
import type { ReadOptions } from '../text/source-entry.ts';

/** What a field of a source can mean. `text` is prose that may be the definition or, beside one, its continuation. */
export type Meaning =
  | Exclude<(typeof entryFields)[number], 'title' | 'description' | 'canonical' | 'noindex'>
  | 'id'
  | 'tags'
  | 'draft'
  | 'language'
  | 'see'
  | 'link'
  | 'description';

/**
 * The names that glossaries give to their fields, by meaning; of several in one entry the first counts.
 * Compared without case, accents, `-`, `_` and spaces. Sources: SKOS (prefLabel, altLabel, related), schema.org (name,
 * termCode, sameAs, alternateName), Hugo, Docusaurus and MkDocs frontmatter, real glossaries.
 */
const guesses: Record<Meaning, readonly string[]> = {
  term: [
    'term',
    'headword',
    'word',
    'name',
    'title',
    'label',
    'preflabel',
    'termname',
    'phrase',
    'expression',
    'concept',
    'entry',
    'key',
  ],
  id: ['id', '@id', 'slug', 'identifier', 'termid', 'termcode', 'code', 'uid', 'handle', 'permalink'],
  definition: [
    'definition',
    'def',
    'meaning',
    'definitions',
    'explanation',
    'longdescription',
    'fulldescription',
    'longdefinition',
    'body',
    'content',
    'text',
    'value',
  ],
  description: ['description', 'desc'],
  confusedWith: [],
  custom: [],
  reviewedBy: ['reviewedby', 'reviewer', 'reviewers'],
  summary: [
    'summary',
    'shortdescription',
    'shortdefinition',
    'short',
    'excerpt',
    'tldr',
    'hovertext',
    'tooltip',
    'abstract',
    'brief',
  ],
  aliases: [
    'aliases',
    'alias',
    'synonyms',
    'synonym',
    'aka',
    'alsoknownas',
    'altlabel',
    'altlabels',
    'alternatename',
    'alternatenames',
    'alternatives',
    'othernames',
    'variants',
    'alternativenames',
  ],
  abbreviation: ['abbreviation', 'abbr', 'acronym', 'initialism', 'abbreviations', 'acronyms'],
  reading: ['reading', 'yomi', 'yomigana', 'kana', 'furigana', 'hiragana', 'pinyin'],
  related: [
    'related',
    'relatedterms',
    'seealso',
    'relatedto',
    'ref',
    'refs',
    'xref',
    'xrefs',
    'crossreferences',
    'relatedconcepts',
    'similar',
    'links',
  ],
  see: ['see', 'redirect', 'redirectto', 'seeinstead', 'mergedinto'],
  category: ['category', 'categories', 'group', 'topic', 'domain', 'section', 'subject', 'area', 'field'],
  tags: ['tags', 'tag', 'keywords', 'labels', 'topics'],
  published: [
    'published',
    'date',
    'dateadded',
    'datepublished',
    'publishedat',
    'publishdate',
    'pubdate',
    'created',
    'createdat',
    'datecreated',
    'added',
  ],
  updated: [
    'updated',
    'lastmod',
    'lastupdated',
    'lastupdate',
    'modified',
    'updatedat',
    'datemodified',
    'lastmodified',
    'dateupdated',
  ],
  reviewed: ['reviewed', 'lastreviewed', 'reviewedat', 'datereviewed'],
  authors: ['authors', 'author', 'contributors', 'creator'],
  sources: ['sources', 'source', 'references', 'reference', 'citations', 'furtherreading'],
  sameAs: ['sameas', 'wikidata', 'wikipedia', 'exactmatch'],
  callToAction: ['calltoaction'],
  nextSteps: ['nextsteps'],
  link: ['fulllink', 'url', 'link', 'learnmore', 'readmore', 'moreinfo', 'href'],
  image: ['image', 'img', 'picture', 'cover', 'thumbnail'],
  status: ['status', 'state'],
  draft: ['draft'],
  replacedBy: ['replacedby', 'supersededby'],
  formerly: ['formerly', 'redirectfrom', 'redirects'],
  slug: [],
  sense: ['sense', 'disambiguation', 'qualifier'],
  faq: ['faq', 'faqs', 'questions'],
  language: ['language', 'lang', 'locale'],
  linking: ['linking'],
};

/** Entries have the same few fields, and each is asked for many times. */
const plainKeys = new Map<string, string>();

/** What sheets and tables have above their columns, in the other languages of the interface. */
const translated: Partial<Record<Meaning, string>> = {
  term: 'begriff benennung stichwort wort terme mot término termo palabra palavra 用語 術語 术语 名称 용어 المصطلح مصطلح शब्द पद',
  definition:
    'bedeutung erklärung erläuterung définition signification explication definición significado explicación definição explicação 定義 定义 意味 释义 解释 說明 정의 뜻 설명 التعريف تعريف المعنى परिभाषा अर्थ',
  description: 'beschreibung descripción descrição 説明 描述 الوصف وصف विवरण',
  summary: 'zusammenfassung kurzbeschreibung résumé resumen resumo 要約 概要 摘要 요약 ملخص सारांश',
  aliases: 'synonyme sinónimos sinónimo sinônimos 同義語 同义词 別名 别名 동의어 مرادفات पर्याय',
  abbreviation: 'abkürzung kürzel abréviation sigle abreviatura siglas sigla 略語 略称 缩写 약어 اختصار संक्षेप',
  related: 'siehe sieheauch verwandt voiraussi véasetambién vertambém 関連語 相关术语 관련용어 संबंधित',
  category:
    'kategorie bereich gruppe catégorie domaine categoría categoria área カテゴリ 分類 分类 类别 분류 التصنيف الفئة श्रेणी',
  tags: 'schlagwörter stichwörter étiquettes etiquetas タグ 标签 태그 وسوم टैग',
  sources: 'quelle quellen fuente fuentes fonte fontes 出典 来源 출처 المصدر स्रोत',
  updated: 'aktualisiert geändert misàjour actualizado atualizado 更新日 更新日期 수정일',
  published: 'veröffentlicht datum publié fecha publicado 公開日 发布日期 작성일 तारीख',
  authors: 'autor autoren auteur autores 著者 作者 저자 المؤلف लेखक',
};

const known = new Map(
  (Object.keys(guesses) as Meaning[]).flatMap((meaning) =>
    [...guesses[meaning], ...(translated[meaning]?.split(' ') ?? [])].map(
      (name, rank) => [plainKey(name), { meaning, rank }] as const,
    ),
  ),
);

export interface FieldReading {
  meaning: Meaning | 'section' | undefined;
  /** Whether this field gives the value for its meaning; another field with a better name does otherwise. */
  isChosen: boolean;
}

/** What each field of an entry means: as `--map` says, else as its name says. Remembers which fields `--map` named. */
export function readFieldNames(
  { fields }: Pick<DatumMap, 'fields'>,
  { map, sectionFields, found }: ReadOptions,
): Map<string, FieldReading> {
  const given = fields.filter(({ key }) => map.has(key)).map(({ key }) => key);
  for (const key of given) found.add(key);
  const mapped = new Set(given.map((key) => map.get(key)));
  const readings = fields.map(({ key, value }) => {
    const ours = map.get(key);
    const isSection = sectionFields.includes(ours ?? key);
    const guessed = value.kind === 'nothing' ? undefined : known.get(plainKey(key))?.meaning;
    const meaning = isSection
      ? ('section' as const)
      : ours !== undefined
        ? (ours as Meaning)
        : guessed !== undefined && mapped.has(guessed)
          ? undefined
          : guessed;
    return { key, meaning, rank: ours === undefined ? guessRank(key, meaning) : -1 };
  });
  const best = new Map<string, number>();
  for (const { meaning, rank } of readings) {
    if (meaning !== undefined) best.set(meaning, Math.min(rank, best.get(meaning) ?? Infinity));
  }
  return new Map(
    readings.map(({ key, meaning, rank }) => [
      key,
      { meaning, isChosen: meaning === 'section' || isShared(meaning) || rank === best.get(meaning ?? '') },
    ]),
  );
}

/** Whether glossaries have a field of this name. */
export function isMeantName(name: string): boolean {
  return known.has(plainKey(name));
}

export function isMeaning(name: string): boolean {
  return Object.hasOwn(guesses, name);
}

/** `full-link`, `full_link` and `fullLink` are one name; `skos:prefLabel` is its last part. */
export function plainKey(key: string): string {
  const found = plainKeys.get(key);
  if (found !== undefined) return found;
  const plain = key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:skos|skosxl|schema|rdfs|dct|dcterms|dc):/u, '')
    .replace(/[-_\s.:]/gu, '');
  if (plainKeys.size < 10_000) plainKeys.set(key, plain);
  return plain;
}

/** Fields of these meanings add up. */
function isShared(meaning: string | undefined): boolean {
  return ['aliases', 'related', 'tags', 'sources', 'sameAs', 'link', 'authors'].includes(meaning ?? '');
}

function guessRank(key: string, meaning: string | undefined): number {
  const reading = known.get(plainKey(key));
  if (meaning === undefined) return Infinity;
  return reading?.meaning === meaning ? reading.rank : -1;
}
