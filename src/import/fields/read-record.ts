import { proseOf, type Datum, type DatumMap, type Field } from '../text/datum.ts';
import { plainKey, readFieldNames, type FieldReading, type Meaning } from './field-names.ts';
import { fieldAsSection } from './field-sections.ts';
import { languageCoded } from '../text/languages.ts';
import { note, type ImportNote, type Told } from '../note.ts';
import { joinPassages, type Passage } from '../text/passage.ts';
import { plainLine } from '../text/plain-text.ts';
import { dateIn, shown, switchIn, textIn, textsIn } from './read-values.ts';
import { linksIn, peopleIn, questionsIn } from './read-things.ts';
import type { ReadOptions, SourceEntry } from '../text/source-entry.ts';

/** What surrounds the fields of one entry. */
export interface RecordPlace {
  file: string;
  line: number;
  language?: string;
  /** Names it when no field does; undefined where nothing can. */
  fallback?: { term: string; from: string; isTold: boolean };
  /** What joins it with its translations when it has no identifier. */
  key?: string;
  keys: readonly string[];
  /** Prose that stands outside the fields: a Markdown body. */
  body?: Passage;
  category?: Told;
  /** Fields that hold prose in other entries. */
  proseFields?: ReadonlySet<string>;
}

/** An entry from its fields: frontmatter, or an object of a data file. Undefined where it has no name. */
export function readRecord(
  map: DatumMap,
  place: RecordPlace,
  options: ReadOptions,
): { entry?: SourceEntry; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  const { file } = place;
  const names = readFieldNames(map, options);
  const chosen = (meaning: Meaning): Field | undefined =>
    map.fields.find(({ key }) => names.get(key)?.meaning === meaning && names.get(key)!.isChosen);
  const all = (meaning: Meaning): Field[] => map.fields.filter(({ key }) => names.get(key)?.meaning === meaning);
  const one = (meaning: Meaning): Told | undefined => textIn(chosen(meaning), file, notes);
  const many = (meaning: Meaning): Told[] => all(meaning).flatMap((field) => textsIn(field, file, notes));

  const ids = all('id')
    .flatMap((field) => textsIn(field, file, notes))
    .map(({ value }) => value);
  const term = nameOf(one('term'), place, ids[0], notes);
  if (!term) return { notes: [...notes, note('no-term', file, place.line, {})] };
  const prose = proseFields(map, names, place, notes);
  const { paths = [], others: aliases = [] } = Object.groupBy(many('aliases'), ({ value }) =>
    value.startsWith('/') ? 'paths' : 'others',
  );
  const { addresses = [], terms: related = [] } = Object.groupBy(many('related'), ({ value }) =>
    /^https?:/u.test(value) ? 'addresses' : 'terms',
  );
  const status = one('status')?.value.toLowerCase() ?? '';
  if (status !== '' && !isKnownStatus(status))
    notes.push(note('unknown-status', file, chosen('status')!.line, { found: status }));
  const language = one('language')?.value;

  return {
    notes,
    entry: {
      file,
      line: place.line,
      language: (language === undefined ? undefined : languageCoded(language)) ?? place.language,
      key: place.key ?? ids[0] ?? term.value,
      ...(ids[0] === undefined ? {} : { id: ids[0] }),
      keys: [...new Set([...place.keys, ...ids])],
      term,
      aliases: aliases.map(cleaned),
      abbreviation: optionalName(one('abbreviation')),
      reading: optionalName(one('reading')),
      related,
      see: one('see'),
      category: one('category') ?? place.category,
      tags: many('tags'),
      published: dateIn(chosen('published'), file, notes),
      updated: dateIn(chosen('updated'), file, notes),
      reviewed: dateIn(chosen('reviewed'), file, notes),
      authors: all('authors').flatMap((field) => peopleIn(field, file, notes)),
      sources: [
        ...all('sources').flatMap((field) => linksIn(field, file, notes)),
        ...addresses.map((url) => ({ title: url.value, url })),
      ],
      sameAs: many('sameAs'),
      nextSteps: [
        ...many('link').map((url) => ({ url })),
        ...all('nextSteps').flatMap((field) => linksIn(field, file, notes)),
      ],
      image: one('image'),
      isDraft: switchIn(chosen('draft')) || /^(?:draft|wip|todo|in progress|unpublished)$/u.test(status),
      isDeprecated: /^(?:deprecated|obsolete|retired|superseded|withdrawn)$/u.test(status),
      replacedBy: one('replacedBy'),
      formerly: [...many('formerly'), ...paths],
      sense: one('sense'),
      faq: all('faq').flatMap((field) => questionsIn(field, file, notes)),
      ...prose,
    },
  };
}

function nameOf(
  term: Told | undefined,
  { file, line, fallback }: RecordPlace,
  id: string | undefined,
  notes: ImportNote[],
): Told | undefined {
  if (term && plainLine(term.value) !== '') {
    const name = plainLine(term.value);
    if (name !== term.value.replace(/\s+/gu, ' ').trim())
      notes.push(note('name-cleaned', file, term.line, { found: term.value.trim(), name }));
    return { value: name, line: term.line };
  }
  const stand = fallback ?? (id === undefined ? undefined : { term: id, from: 'its identifier', isTold: true });
  if (!stand || plainLine(stand.term) === '') return undefined;
  if (stand.isTold) notes.push(note('term-from', file, line, stand));
  return { value: plainLine(stand.term), line };
}

function cleaned({ value, line }: Told): Told {
  return { value: plainLine(value), line };
}

function optionalName(told: Told | undefined): Told | undefined {
  return told && plainLine(told.value) !== '' ? cleaned(told) : undefined;
}

/** CNCF's `Completed`, Hugo's and our own: the states in which an entry is published as it is. */
function isKnownStatus(status: string): boolean {
  return /^(?:draft|wip|todo|in progress|unpublished|deprecated|obsolete|retired|superseded|withdrawn|published|completed?|done|stable|active|approved|live|final|public)$/u.test(
    status,
  );
}

/** The summary and the body: definition first, what follows it, then fields that became sections. */
function proseFields(
  map: DatumMap,
  names: ReadonlyMap<string, FieldReading>,
  place: RecordPlace,
  notes: ImportNote[],
): { summary?: Passage; body?: Passage } {
  const { file } = place;
  const prose = (field: Field): Passage | undefined =>
    field.value.kind === 'text' ? proseOf(file, field.value) : undefined;
  const by = (meaning: Meaning): Passage[] =>
    map.fields.flatMap((field) =>
      names.get(field.key)?.meaning === meaning ? (prose(field) ?? listed(field, file, notes)) : [],
    );
  const definitions = by('definition');
  const descriptions = by('description');
  const summaries = by('summary');
  const main = joinPassages([...definitions, ...(place.body ? [place.body] : [])]);
  const isSummary = main !== undefined && summaries.length === 0;
  const body = joinPassages([...(main ? [main] : descriptions), ...(main && !isSummary ? descriptions : [])]);
  const sections = map.fields.flatMap((field) => {
    const reading = names.get(field.key);
    const isSpare =
      reading?.meaning !== undefined &&
      !reading.isChosen &&
      !['id', 'definition', 'description', 'summary'].includes(reading.meaning);
    if (reading?.meaning !== undefined && reading.meaning !== 'section' && !isSpare) return [];
    if (OF_PICTURES.has(plainKey(field.key))) {
      if (field.value.kind === 'text' && field.value.text.trim() !== '')
        notes.push(note('unknown-field', file, field.line, { field: field.key, value: shown(field.value) }));
      return [];
    }
    const isDeclared = reading?.meaning === 'section' || place.proseFields?.has(field.key);
    return fieldAsSection(field, { file, isDeclared }, notes) ?? [];
  });
  const summary = joinPassages([...summaries, ...(isSummary ? descriptions : [])]);
  return {
    summary,
    body: joinPassages([...(body ? [body] : summary && sections.length > 0 ? [summary] : []), ...sections]),
  };
}

/** A text, or an object that holds one: `{ text: "…", pos: "noun" }`. */
function textOf(item: Datum, file: string, notes: ImportNote[]): Extract<Datum, { kind: 'text' }>[] {
  if (item.kind === 'text') return [item];
  if (item.kind !== 'map') return [];
  const own = item.fields.find(({ key, value }) => value.kind === 'text' && TEXTS.has(plainKey(key)));
  if (own?.value.kind !== 'text') return [];
  for (const { key, line, value } of item.fields)
    if (value !== own.value && value.kind !== 'nothing')
      notes.push(note('unknown-field', file, line, { field: key, value: shown(value) }));
  return [own.value];
}

const TEXTS = new Set(['text', 'value', '@value', 'definition', 'def', 'meaning', 'gloss', 'description', 'content']);

/** What is said about a picture has no place without it. */
const OF_PICTURES = new Set([
  'imagealt',
  'alt',
  'alttext',
  'imagecaption',
  'imagecredit',
  'imagetitle',
  'imagedescription',
]);

function listed(field: Field, file: string, notes: ImportNote[]): Passage[] {
  const { value } = field;
  if (value.kind === 'nothing') return [];
  const items = value.kind === 'list' ? value.items : [];
  const texts = items.flatMap((item) => textOf(item, file, notes));
  if (texts.length === 0 || texts.length < items.length) {
    notes.push(note('wrong-kind', file, field.line, { field: field.key, found: shown(value), expected: 'text' }));
    return [];
  }
  // Several senses of one word, as dictionaries number them.
  const numbered =
    texts.length === 1
      ? texts.map((text) => proseOf(file, text))
      : texts.map((text, index) => ({
          ...proseOf(file, text),
          text: `${index + 1}. ${text.text.trim().replaceAll('\n', '\n   ')}`,
        }));
  return numbered;
}
