import type { Field } from '../text/datum.ts';
import { proseFields } from '../fields/field-sections.ts';
import { readFieldNames } from '../fields/field-names.ts';
import { append, type ImportNote } from '../note.ts';
import { readRecord } from '../fields/read-record.ts';
import type { ReadOptions, SourceEntry } from '../text/source-entry.ts';
import { readEntryName } from './entry-name.ts';
import type { PageLine } from './page-lines.ts';

/**
 * Tables whose columns are fields: the header names the term and the definition, each row is an entry. Where the page is
 * known to list terms, two columns are enough, whatever they are called.
 */
export function tableEntries(
  file: string,
  page: readonly PageLine[],
  { language, isAny }: { language: string | undefined; isAny: boolean },
  options: ReadOptions,
  notes: ImportNote[],
): { entries: SourceEntry[]; taken: number[]; isNamed: boolean } {
  let isNamed = false;
  const entries: SourceEntry[] = [];
  const taken: number[] = [];
  for (let at = 1; at < page.length; at += 1) {
    const { text, isCode } = page[at]!;
    if (isCode && !page[at - 1]?.text.includes('|')) continue;
    if (!/^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u.test(text)) continue;
    const header = cellsOf(page[at - 1]!.text);
    let end = at + 1;
    while (end < page.length && page[end]!.text.includes('|')) end += 1;
    const rows = page.slice(at + 1, end).map(({ text: row, line }) => ({ cells: cellsOf(row), line }));
    const keys = columnNames(
      header,
      rows.map(({ cells }) => cells),
      isAny,
      options,
    );
    if (!keys) continue;
    isNamed ||= keys.isNamed;
    for (let row = at - 1; row < end; row += 1) taken.push(page[row]!.line);
    const records = rows
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
      .map(({ cells, line }) => {
        const name = readEntryName(cells[keys.term] ?? '');
        const fields = keys.names.map((key, column): Field => ({
          key,
          line,
          value: {
            kind: 'text',
            line,
            text: column === keys.term ? name.name : (cells[column] ?? ''),
            isSpread: false,
            isBare: false,
          },
        }));
        return { name, line, map: { kind: 'map' as const, line, fields } };
      });
    const prose = proseFields(records.map(({ map }) => map));
    for (const { name, line, map } of records) {
      const read = readRecord(
        map,
        {
          file,
          line,
          language,
          proseFields: prose,
          keys: [name.name, ...name.ids, ...name.fragments],
          ...(name.ids[0] === undefined ? {} : { key: name.ids[0] }),
        },
        options,
      );
      append(notes, read.notes);
      if (read.entry) entries.push(read.entry);
    }
    at = end;
  }
  return { entries, taken, isNamed };
}

/** What the columns are called, and which of them holds the name; undefined for a table of something else. */
function columnNames(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  isAny: boolean,
  options: ReadOptions,
): { names: string[]; term: number; isNamed: boolean } | undefined {
  const names = header.map((key, column) => readEntryName(key).name || `column ${column + 1}`);
  const field = (key: string): Field => ({
    key,
    line: 1,
    value: { kind: 'text', line: 1, text: 'x', isSpread: false, isBare: false },
  });
  const readings = readFieldNames({ fields: names.map(field) }, options);
  const meanings = names.map((name) => readings.get(name)?.meaning);
  const term = names.findIndex((name) => readings.get(name)?.meaning === 'term' && readings.get(name)!.isChosen);
  const hasDefinition = meanings.some((meaning) => ['definition', 'description', 'summary'].includes(meaning ?? ''));
  if (term >= 0 && hasDefinition) return { names, term, isNamed: true };
  const isTold = [...options.map.values()].some((ours) => ours === 'term' || ours === 'definition');
  const name = term >= 0 ? term : nameColumn(rows, header.length);
  if (!isAny || isTold || header.length < 2 || (hasDefinition && meanings[name] !== undefined)) return undefined;
  // The first column names, and of the others the one with most words says what that is.
  const length = (column: number): number => rows.reduce((sum, cells) => sum + (cells[column] ?? '').length, 0);
  const longest = names.map((_, column) => column).reduce((a, b) => (length(b) > length(a) ? b : a));
  if (longest === name) return undefined;
  return {
    names: names.map((own, column) =>
      column === name ? 'term' : column === longest && !hasDefinition ? 'definition' : own,
    ),
    term: name,
    isNamed: false,
  };
}

/** The first column that isn't a number, or the same over and over. */
function nameColumn(rows: readonly (readonly string[])[], count: number): number {
  for (let column = 0; column < count; column += 1) {
    const cells = rows.map((row) => row[column] ?? '');
    const words = cells.filter((cell) => /\p{L}/u.test(cell));
    if (words.length * 2 > cells.length && new Set(words).size * 2 > words.length) return column;
  }
  return 0;
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
