import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';
import { append, note, type ImportNote } from '../note.ts';
import { passage, type Passage } from './passage.ts';

/** A value of a data file with the line on which it stands. Numbers, dates and booleans are their text. */
export type Datum =
  | { kind: 'text'; line: number; text: string; isSpread: boolean; isBare: boolean }
  | { kind: 'list'; line: number; items: readonly Datum[] }
  | { kind: 'map'; line: number; fields: readonly Field[] }
  | { kind: 'nothing'; line: number };

export type DatumMap = Extract<Datum, { kind: 'map' }>;

export interface Field {
  key: string;
  line: number;
  value: Datum;
}

/**
 * Reads YAML or JSON (which is YAML 1.2) of one or several documents. Strict about syntax, except that a repeated key is
 * told and its last value counts, as in JSON.
 * @param firstLine the line of the file on which the text begins
 */
export function readData(
  file: string,
  text: string,
  firstLine = 1,
): { data: Datum[]; notes: ImportNote[]; fault?: { line: number; reason: string } } {
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? (parsed as Document[]) : [];
  const lineOf = (offset: number): number => lineCounter.linePos(offset).line + firstLine - 1;
  const error = documents.flatMap(({ errors }) => errors)[0];
  const notes: ImportNote[] = [];
  if (error) {
    const reason = error.message.split('\n')[0]!.replace(/[.:]?$/u, '');
    return { data: [], notes, fault: { line: lineOf(error.pos[0]), reason } };
  }
  const data = documents.flatMap((document) => {
    const read = datumReader(file, document, lineOf, notes);
    return document.contents ? [read(document.contents as Node, firstLine)] : [];
  });
  return { data, notes };
}

export function fieldOf(map: DatumMap, key: string): Datum | undefined {
  return map.fields.findLast((field) => field.key === key)?.value;
}

/** A text of the data as prose. In folded and quoted texts, blanks before a paragraph are filing, not code. */
export function proseOf(file: string, { text, line, isSpread }: Extract<Datum, { kind: 'text' }>): Passage {
  const isLaidOut = isSpread || /^\s*(?:[-*+]|\d+[.)])\s/mu.test(text);
  return passage(file, isLaidOut ? text : text.replace(/^[ \t]+(?=\S)/gmu, ''), line, isSpread);
}

function datumReader(file: string, document: Document, lineOf: (offset: number) => number, notes: ImportNote[]) {
  const open = new Set<Node>();
  return function read(node: Node | null | undefined, around: number): Datum {
    const line = node?.range ? lineOf(node.range[0]) : around;
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (!target || open.has(target)) return { kind: 'nothing', line };
      open.add(target);
      const datum = read(target, line);
      open.delete(target);
      return datum;
    }
    if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => read(item as Node, line)) };
    if (isMap(node)) {
      const fields = node.items.map(({ key, value }): Field => {
        const name = isScalar(key) ? String(key.value ?? '') : String(key);
        const at = (key as Node | null)?.range ? lineOf((key as Node).range![0]) : line;
        return { key: name, line: at, value: read(value as Node | null, at) };
      });
      const last = new Map(fields.map((field) => [field.key, field.line]));
      const twice = fields.filter((field) => last.get(field.key) !== field.line);
      append(
        notes,
        twice.map(({ key, line: at }) => note('key-twice', file, at, { key, kept: last.get(key)! })),
      );
      return { kind: 'map', line, fields: fields.filter((field) => !twice.includes(field)) };
    }
    if (!isScalar(node) || node.value === null || node.value === undefined) return { kind: 'nothing', line };
    const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    return {
      kind: 'text',
      line: isBlock ? line + 1 : line,
      text,
      isSpread: node.type === 'BLOCK_LITERAL',
      isBare: typeof node.value !== 'string',
    };
  };
}
