import { visit } from 'jsonc-parser';
import { note, type ImportNote } from '../note.ts';
import type { Datum, Field } from './datum.ts';

/**
 * Reads JSON, comments and commas at the ends of lists allowed. As it is read from beginning to end without a tree of its
 * own, a large glossary takes little more memory than its texts do.
 */
export function readJsonData(
  file: string,
  text: string,
): { data: Datum[]; notes: ImportNote[]; fault?: { line: number; reason: string } } {
  const notes: ImportNote[] = [];
  const data: Datum[] = [];
  const open: Open[] = [];
  let fault: { line: number; reason: string } | undefined;
  const put = (value: Datum): void => {
    const around = open.at(-1);
    if (!around) data.push(value);
    else if (around.items) around.items.push(value);
    else around.fields!.push({ key: around.key!.key, line: around.key!.line, value });
  };
  try {
    visit(
      text,
      {
        onObjectBegin: (_, __, line) => void open.push({ line: line + 1, fields: [] }),
        onArrayBegin: (_, __, line) => void open.push({ line: line + 1, items: [] }),
        onObjectProperty: (key, _, __, line) => void (open.at(-1)!.key = { key, line: line + 1 }),
        onObjectEnd: () => {
          const { line, fields = [] } = open.pop()!;
          put({ kind: 'map', line, fields: withoutRepeated(file, fields, notes) });
        },
        onArrayEnd: () => {
          const { line, items = [] } = open.pop()!;
          put({ kind: 'list', line, items });
        },
        onLiteralValue: (value: unknown, offset, length, line) =>
          put(
            value === null
              ? { kind: 'nothing', line: line + 1 }
              : {
                  kind: 'text',
                  line: line + 1,
                  text: typeof value === 'string' ? value : text.slice(offset, offset + length),
                  isSpread: false,
                  isBare: typeof value !== 'string',
                },
          ),
        onError: (_, __, ___, line) => void (fault ??= { line: line + 1, reason: 'this is not JSON' }),
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    fault = { line: open.at(-1)?.line ?? 1, reason: 'lists and objects stand in one another too deeply' };
  }
  return fault ? { data: [], notes, fault } : { data, notes };
}

/** The last of several values of one key counts, as in all programs that read JSON. */
function withoutRepeated(file: string, fields: readonly Field[], notes: ImportNote[]): readonly Field[] {
  const last = new Map(fields.map((field) => [field.key, field]));
  if (last.size === fields.length) return fields;
  return fields.filter((field) => {
    const kept = last.get(field.key)!;
    if (kept !== field) notes.push(note('key-twice', file, field.line, { key: field.key, kept: kept.line }));
    return kept === field;
  });
}

/** A list or an object that isn't closed yet. */
interface Open {
  line: number;
  items?: Datum[];
  fields?: Field[];
  key?: { key: string; line: number };
}
