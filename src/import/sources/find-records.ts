import { fieldOf, type Datum, type DatumMap, type Field } from '../text/datum.ts';
import { isMeantName, plainKey, readFieldNames } from '../fields/field-names.ts';
import { titleOf } from '../fields/field-sections.ts';
import { openGroups } from '../fields/open-groups.ts';
import { languageCoded, languageNamed } from '../text/languages.ts';
import { note, type ImportNote, type Told } from '../note.ts';
import { shown } from '../fields/read-values.ts';
import type { ReadOptions } from '../text/source-entry.ts';

/** The fields of one entry in one language, wherever a data file keeps them. */
export interface FoundRecord {
  map: DatumMap;
  /** The key that it stands under. */
  name?: string;
  language?: string;
  /** What joins the languages of one entry. */
  key?: string;
  category?: Told;
}

interface Around {
  file: string;
  language?: string;
  name?: string;
  category?: Told;
}

/**
 * Finds the entries in a data file by its shape: a list of objects; a map from names to definitions or to objects;
 * either inside wrappers (`terms:`), inside groups (letters, topics), or by language at any of these levels.
 */
export function findRecords(found: Datum, around: Around, options: ReadOptions, notes: ImportNote[]): FoundRecord[] {
  const datum = found.kind === 'map' ? openGroups(found, options.map) : found;
  if (datum.kind === 'list')
    return datum.items.flatMap((item) =>
      item.kind === 'map' ? inItemOrGroup(item, around, options, notes) : untold(item, around, notes),
    );
  if (datum.kind !== 'map') return untold(datum, around, notes);
  const filled = datum.fields.filter(({ value }) => value.kind !== 'nothing');
  if (isByLanguage(filled)) {
    return filled.flatMap((field) =>
      findRecords(field.value, { ...around, language: languageCoded(field.key) }, options, notes),
    );
  }
  if (isRecord(datum, options)) return inItem(datum, around, options);
  const groups = filled.filter(({ value }) => value.kind === 'list' && value.items.some(({ kind }) => kind === 'map'));
  if (groups.length > 0) return inGroups(filled, groups, around, options, notes);
  const wrapper = filled.find(({ key, value }) => value.kind === 'map' && isWrapper(key) && !isRecord(value, options));
  if (wrapper?.value.kind === 'map' && wrapper.value.fields.length > 0) {
    for (const { key, line, value } of filled)
      if (value !== wrapper.value)
        notes.push(note('unread-data', around.file, line, { what: `"${key}" (${shown(value)})` }));
    return findRecords(wrapper.value, around, options, notes);
  }
  // Fields of something else, such as settings, are no names with definitions.
  const texts = filled.flatMap(({ value }) => (value.kind === 'text' ? [value.text.trim()] : []));
  const isMeant = filled.filter(({ key }) => isMeantName(key)).length * 2 >= filled.length;
  if (isMeant && filled.length > 0 && texts.filter((text) => /\S\s+\S+\s+\S/u.test(text)).length * 2 < filled.length)
    return untold({ ...datum, fields: filled }, around, notes);
  return filled.flatMap((field) => underName(field, around, options, notes));
}

/**
 * An entry, or a group of entries with a name of its own: `{ name: "Ropes", terms: [ … ] }`. Entries below an entry
 * (`narrower`, `children`) stand beside it; those that name their language are its translations.
 */
function inItemOrGroup(item: DatumMap, around: Around, options: ReadOptions, notes: ImportNote[]): FoundRecord[] {
  const map = openGroups(item, options.map);
  const inner = map.fields.filter((field) => holdsEntries(field, options));
  if (inner.length === 0) return inItem(map, around, options);
  const own = { ...map, fields: map.fields.filter((field) => !inner.includes(field)) };
  if (!inner.some(({ key }) => isWrapper(key)) && isRecord(own, options)) {
    const key = keyOf(own.fields, around) ?? `${around.file}:${map.line}`;
    return [
      ...inItem(own, around, options).map((found) => ({ ...found, key })),
      ...inner.flatMap(({ value }) =>
        findRecords(value, around, options, notes).map((found) => (hasLanguage(found.map) ? { ...found, key } : found)),
      ),
    ];
  }
  const name = own.fields.find(
    ({ key, value }) =>
      value.kind === 'text' && ['name', 'title', 'term', 'label', 'topic', 'category'].includes(plainKey(key)),
  );
  for (const { key, line, value } of own.fields)
    if (value !== name?.value && value.kind !== 'nothing')
      notes.push(note('unread-data', around.file, line, { what: `"${key}" (${shown(value)})` }));
  const category = name?.value.kind === 'text' ? { value: name.value.text, line: name.line } : around.category;
  return inner.flatMap(({ value }) =>
    findRecords(value, { ...around, ...(category ? { category } : {}) }, options, notes),
  );
}

/** A list of entries, or of groups of these, that isn't one of the things that an entry itself has. */
function holdsEntries({ key, value }: Field, options: ReadOptions): boolean {
  if (value.kind !== 'list' || options.map.has(key) || (isMeantName(key) && !isWrapper(key))) return false;
  return value.items.some((item) => {
    if (item.kind !== 'map') return false;
    const one = openGroups(item, options.map);
    return isRecord(one, options) || (isWrapper(key) && one.fields.some((field) => holdsEntries(field, options)));
  });
}

function hasLanguage(map: DatumMap): boolean {
  return map.fields.some(
    ({ key, value }) => value.kind === 'text' && /^(?:language|lang|locale)$/u.test(plainKey(key)),
  );
}

/** An entry under its own name: `API: An interface…` or `API: { definition: … }`. */
function underName(
  { key, line, value }: Field,
  around: Around,
  options: ReadOptions,
  notes: ImportNote[],
): FoundRecord[] {
  const at = { ...around, name: key };
  if (value.kind === 'text')
    return [
      { ...recordAround(at), map: { kind: 'map', line, fields: [{ key: DEFINITION, line: value.line, value }] } },
    ];
  if (value.kind === 'map') return inItem({ ...value, line }, at, options);
  notes.push(note('unread-data', around.file, line, { what: `"${key}" (${shown(value)})` }));
  return [];
}

/** The name of a field that every reading takes for the definition. */
const DEFINITION = 'definition';

function inGroups(
  filled: readonly Field[],
  groups: readonly Field[],
  around: Around,
  options: ReadOptions,
  notes: ImportNote[],
): FoundRecord[] {
  for (const { key, line, value } of filled) {
    if (!groups.some((group) => group.value === value))
      notes.push(note('unread-data', around.file, line, { what: `"${key}" (${shown(value)})` }));
  }
  const isTopical = groups.length > 1 && groups.every(({ key }) => [...key].length > 1 && !isWrapper(key));
  return groups.flatMap(({ key, line, value }) =>
    findRecords(value, isTopical ? { ...around, category: { value: titleOf(key), line } } : around, options, notes),
  );
}

/** One entry; several where its languages stand inside it, as objects or as texts by language. */
function inItem(map: DatumMap, around: Around, options: ReadOptions): FoundRecord[] {
  const spread = spreadLanguages(openGroups(map, options.map), options);
  const maps = spread.fields.filter(({ value }) => value.kind === 'map');
  const isLanguage = maps.some(({ key }) => languageNamed(key) !== undefined) ? languageCoded : languageNamed;
  const byLanguage = maps.filter(({ key }) => isLanguage(key) !== undefined);
  if (byLanguage.length === 0) return [{ ...recordAround(around), map: spread }];
  const common = spread.fields.filter((field) => !byLanguage.includes(field));
  const key = keyOf(common, around) ?? firstName(byLanguage) ?? `${around.file}:${map.line}`;
  // What is said without a language beside the translations is the original.
  const original: FoundRecord[] = isRecord({ ...spread, fields: common }, options)
    ? [{ ...recordAround(around), key, map: { ...spread, fields: common } }]
    : [];
  const own = original.length > 0 ? common.filter(({ value }) => value.kind !== 'text') : common;
  const translations = byLanguage.map(({ key: language, line, value }): FoundRecord => ({
    ...recordAround(around),
    key,
    language: languageCoded(language),
    map: { kind: 'map', line, fields: withOwn(own, (value as DatumMap).fields) },
  }));
  return [...original, ...translations];
}

/** A language's own text stands before the one for all. */
function withOwn(common: readonly Field[], own: readonly Field[]): Field[] {
  const filled = own.filter(({ value }) => value.kind !== 'nothing');
  return [
    ...common.filter(({ key, value }) => value.kind === 'map' || filled.every((field) => field.key !== key)),
    ...filled,
  ];
}

/** `term: { en: …, de: … }` and `term_de: …` become `de: { term: … }`. */
function spreadLanguages(map: DatumMap, options: ReadOptions): DatumMap {
  const names = readFieldNames(map, options);
  const inLanguage = new Map<string, Field[]>();
  const rest: Field[] = [];
  // One such ending alone, as in `term_id`, is no language.
  const suffixes = new Set(
    map.fields
      .map(({ key }) => /[_.-]([a-z]{2,3}(?:[-_][a-z]{2})?)$/iu.exec(key)?.[1])
      .filter((suffix) => suffix !== undefined && languageNamed(suffix)),
  );
  const endings = map.fields.filter(({ key }) =>
    [...suffixes].some((suffix) => suffix !== 'id' && key.endsWith(suffix!)),
  );
  const hasSuffixes = suffixes.size > 1 || endings.length > 1;
  const put = (language: string, field: Field): void =>
    void inLanguage.set(language, [...(inLanguage.get(language) ?? []), field]);
  for (const field of map.fields) {
    const { key, value } = field;
    const [, base, suffix] = /^(.+?)[_.-]([a-z]{2,3}(?:[-_][a-z]{2})?)$/iu.exec(key) ?? [];
    const suffixed =
      base !== undefined && hasSuffixes && value.kind === 'text' && isMeantName(base)
        ? languageNamed(suffix!)
        : undefined;
    const tagged = taggedTexts(value);
    if (tagged) {
      for (const [language, text] of tagged) {
        if (language === undefined) rest.push({ ...field, value: text });
        else put(language, { ...field, value: text });
      }
    } else if (value.kind === 'map' && names.get(key)?.meaning !== undefined && isByLanguageName(value.fields)) {
      for (const one of value.fields)
        if (one.value.kind !== 'nothing') put(languageCoded(one.key)!, { ...field, line: one.line, value: one.value });
    } else if (suffixed !== undefined) put(suffixed, { ...field, key: base! });
    else rest.push(field);
  }
  const languages = [...inLanguage].map(([key, fields]): Field => ({
    key,
    line: fields[0]!.line,
    value: { kind: 'map', line: fields[0]!.line, fields },
  }));
  return languages.length === 0 ? map : { ...map, fields: [...rest, ...languages] };
}

/** JSON-LD's texts with their language: `{ "@value": "Tide", "@language": "en" }`, or several of these. */
function taggedTexts(value: Datum): [string | undefined, Datum][] | undefined {
  const items = value.kind === 'list' ? value.items : [value];
  const texts = items.map((item): [string | undefined, Datum] | undefined => {
    const text = item.kind === 'map' ? fieldOf(item, '@value') : undefined;
    const language = item.kind === 'map' ? fieldOf(item, '@language') : undefined;
    return text && [language?.kind === 'text' ? languageCoded(language.text) : undefined, text];
  });
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : undefined;
}

function recordAround({ language, name, category }: Around): Omit<FoundRecord, 'map'> {
  return {
    ...(language === undefined ? {} : { language }),
    ...(name === undefined ? {} : { name }),
    ...(category === undefined ? {} : { category }),
  };
}

function keyOf(common: readonly Field[], { name }: Around): string | undefined {
  const id = common.find(
    ({ key, value }) =>
      value.kind === 'text' && ['id', 'slug', 'key', 'identifier', 'term', 'name'].includes(plainKey(key)),
  );
  return id?.value.kind === 'text' ? id.value.text : name;
}

function firstName(byLanguage: readonly Field[]): string | undefined {
  const [first] = byLanguage
    .flatMap(({ value }) => (value as DatumMap).fields)
    .filter(({ value }) => value.kind === 'text');
  return first?.value.kind === 'text' ? first.value.text : undefined;
}

/** A map whose fields are those of an entry: it names a term and says what that is. */
function isRecord(map: DatumMap, options: ReadOptions): boolean {
  const readings = [...readFieldNames(map, options)];
  const has = (...wanted: string[]): boolean =>
    readings.some(
      ([key, { meaning }]) =>
        wanted.includes(meaning ?? '') && map.fields.some((field) => field.key === key && field.value.kind === 'text'),
    );
  return has('term') && has('definition', 'description', 'summary');
}

function isByLanguage(fields: readonly Field[]): boolean {
  return isByLanguageName(fields) && fields.every(({ value }) => value.kind !== 'text');
}

/** All are codes of languages, and some can't be anything else. */
function isByLanguageName(fields: readonly Field[]): boolean {
  return (
    fields.some(({ key }) => languageNamed(key) !== undefined) &&
    fields.every(({ key }) => languageCoded(key) !== undefined)
  );
}

function isWrapper(key: string): boolean {
  return /^@?(?:terms?|glossar(?:y|io)|entries|entry|data|items|words|definitions|concepts|dictionary|vocabulary|list|results|records|graph|nodes|docs|glossaryterms)$/u.test(
    plainKey(key),
  );
}

function untold(datum: Datum, { file }: Around, notes: ImportNote[]): [] {
  if (datum.kind !== 'nothing')
    notes.push(note('unread-data', file, datum.line, { what: `${shown(datum)} stands where an entry was expected` }));
  return [];
}
