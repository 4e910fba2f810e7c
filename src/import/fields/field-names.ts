import { entryFields } from '../../site/settings.ts';
import type { DatumMap } from '../text/datum.ts';
import type { ReadOptions } from '../text/source-entry.ts';

/** What a field of a source can mean. `text` is prose that may be the definition or, beside one, its continuation. */
export type Meaning =
  (typeof entryFields)[number] | 'id' | 'tags' | 'draft' | 'language' | 'see' | 'link' | 'description';

/**
 * The names that glossaries give to their fields, by meaning; of several in one entry the first counts.
 * Compared without case, `-`, `_` and spaces. Sources: SKOS (prefLabel, altLabel, related), schema.org (name, termCode,
 * sameAs, alternateName), Hugo, Docusaurus and MkDocs frontmatter, and the glossaries listed in the research notes.
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
  id: ['id', 'slug', 'identifier', 'termid', 'termcode', 'code', 'uid', 'handle', 'permalink'],
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

const meaningOf = new Map(
  (Object.keys(guesses) as Meaning[]).flatMap((meaning) => guesses[meaning].map((name) => [name, meaning] as const)),
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
    const guessed = value.kind === 'nothing' ? undefined : meaningOf.get(plainKey(key));
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
  return meaningOf.has(plainKey(name));
}

export function isMeaning(name: string): boolean {
  return Object.hasOwn(guesses, name);
}

/** `full-link`, `full_link` and `fullLink` are one name. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[-_\s.:]/gu, '');
}

/** Fields of these meanings add up. */
function isShared(meaning: string | undefined): boolean {
  return ['aliases', 'related', 'tags', 'sources', 'sameAs', 'link', 'authors'].includes(meaning ?? '');
}

function guessRank(key: string, meaning: string | undefined): number {
  return meaning === undefined ? Infinity : (guesses[meaning as Meaning] ?? []).indexOf(plainKey(key));
}
