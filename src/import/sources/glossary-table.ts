import type { Field } from '../text/datum.ts';
import { readFieldNames } from '../fields/field-names.ts';
import { append, type ImportNote } from '../note.ts';
import type { Passage } from '../text/passage.ts';
import { readRecord } from '../fields/read-record.ts';
import type { ReadOptions, SourceEntry } from '../text/source-entry.ts';

/** A table whose columns are fields: its header names the term and the definition, each row is an entry. */
export function tableEntries(
  body: Passage,
  language: string | undefined,
  options: ReadOptions,
  notes: ImportNote[],
): SourceEntry[] {
  const lines = body.text.split('\n');
  return lines.flatMap((line, index) => {
    if (!/^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/u.test(line) || !line.includes('|') || index === 0) return [];
    const header = cellsOf(lines[index - 1]!);
    const fields = (cells: readonly string[], at: number): Field[] =>
      header.map((key, column) => ({
        key,
        line: at,
        value: { kind: 'text', line: at, text: cells[column] ?? '', isSpread: false, isBare: false },
      }));
    const meanings = [...readFieldNames({ fields: fields(header, 1) }, options).values()].map(({ meaning }) => meaning);
    if (
      !meanings.includes('term') ||
      !meanings.some((meaning) => meaning === 'definition' || meaning === 'description')
    )
      return [];
    const end = lines.findIndex((row, at) => at > index && !row.includes('|'));
    return lines.slice(index + 1, end < 0 ? undefined : end).flatMap((row, offset) => {
      const at = body.lines[index + 1 + offset] ?? 1;
      const read = readRecord(
        { kind: 'map', line: at, fields: fields(cellsOf(row), at) },
        { file: body.file, line: at, language, keys: [] },
        options,
      );
      append(notes, read.notes);
      return read.entry ?? [];
    });
  });
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
