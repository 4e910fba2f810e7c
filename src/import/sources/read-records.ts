import { readData } from '../text/datum.ts';
import { readJsonData } from '../text/read-json.ts';
import { findRecords, type FoundRecord } from './find-records.ts';
import { proseFields } from '../fields/field-sections.ts';
import { readFieldNames } from '../fields/field-names.ts';
import { languageNamed } from '../text/languages.ts';
import { append, note, type ImportNote } from '../note.ts';
import { readRecord } from '../fields/read-record.ts';
import type { Reader, ReadOptions, ReadResult, SourceEntry } from '../text/source-entry.ts';

/** Glossaries kept as JSON: lists of objects, or maps from names, in one file or in many. */
export const readJson: Reader = (folder, options) =>
  readRecords(folder, options, { read: readJsonData, pattern: /\.json(?:ld)?$/iu, expected: 'JSON (.json, .jsonld)' });

/** The same in YAML. */
export const readYamlRecords: Reader = (folder, options) =>
  readRecords(folder, options, { read: readData, pattern: /\.ya?ml$/iu, expected: 'YAML (.yaml, .yml)' });

function readRecords(
  folder: Parameters<Reader>[0],
  options: ReadOptions,
  { read: readText, pattern, expected }: { read: typeof readJsonData; pattern: RegExp; expected: string },
): ReadResult {
  const notes: ImportNote[] = folder.others.map((path) => note('unread-file', path, 1, { expected }));
  const entries: SourceEntry[] = [];
  let found = 0;
  for (const { path, text } of folder.files) {
    if (!pattern.test(path)) {
      notes.push(note('unread-file', path, 1, { expected }));
      continue;
    }
    const { data, fault, notes: told } = readText(path, text);
    append(notes, told);
    if (fault)
      notes.push(
        note('syntax', path, fault.line, {
          reason: `${(readText === readJsonData ? jsonFault(text) : undefined) ?? fault.reason}.`,
        }),
      );
    const language = languageOfPath(path);
    const records = data.flatMap((datum) => findRecords(datum, { file: path, language }, options, notes));
    found += records.length;
    const undecided = undecidedFields(records, options, path);
    if (undecided) {
      notes.push(undecided);
      continue;
    }
    const prose = proseFields(records.map(({ map }) => map));
    for (const record of records) {
      const read = readOne(record, path, prose, options);
      append(notes, read.notes);
      if (read.entry) entries.push(read.entry);
    }
  }
  return { entries, notes, found };
}

function readOne(
  { map, name, language, key, category }: FoundRecord,
  file: string,
  prose: ReadonlySet<string>,
  options: ReadOptions,
): ReturnType<typeof readRecord> {
  const fallback = name === undefined ? undefined : { term: name, from: 'its key', isTold: false };
  const place = {
    file,
    line: map.line,
    language,
    key,
    keys: name === undefined ? [] : [name],
    category,
    proseFields: prose,
    ...(fallback ? { fallback } : {}),
  };
  const read = readRecord(map, place, options);
  // A map from identifiers: the key is the identifier of an entry that also has a name.
  if (read.entry && name !== undefined && read.entry.id === undefined && read.entry.term.value !== name) {
    return { ...read, entry: { ...read.entry, id: name, key: key ?? name } };
  }
  return read;
}

/** When no entry of a file has a field that could be its name, or its definition, only a person can decide. */
function undecidedFields(records: readonly FoundRecord[], options: ReadOptions, file: string): ImportNote | undefined {
  const [first] = records;
  if (!first) return undefined;
  const meanings = records.map(
    ({ map }) => new Set([...readFieldNames(map, options).values()].map(({ meaning }) => meaning)),
  );
  const keys = [...new Set(records.flatMap(({ map }) => map.fields.map(({ key }) => key)))];
  const fields = keys.map((key) => `"${key}"`).join(', ');
  const hasName = meanings.some((set, index) => set.has('term') || set.has('id') || records[index]!.name !== undefined);
  if (!hasName) return note('no-name-field', file, first.map.line, { fields });
  const hasDefinition = meanings.some((set) =>
    ['definition', 'description', 'summary', 'see'].some((meaning) => set.has(meaning as 'definition')),
  );
  return hasDefinition ? undefined : note('no-definition-field', file, first.map.line, { fields });
}

/** What JSON's own parser says, which people who write JSON know better than YAML's words. */
function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0]!.replace(/ \(line.*$|[.]$/u, '');
  }
}

/** `i18n/es.json`, `es/terms.json` and `terms.es.json` are Spanish. */
function languageOfPath(path: string): string | undefined {
  const parts = path.split('/');
  const name = parts.pop()!.replace(/\.\w+$/u, '');
  const candidates = [name, name.split('.').at(-1)!, ...parts.reverse()];
  return candidates.map(languageNamed).find((language) => language !== undefined);
}
