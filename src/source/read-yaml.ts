import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Scalar } from 'yaml';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { START, type Position } from '../diagnostics/position.ts';
import type { TextOrigin } from './text-origin.ts';

export type Path = readonly PropertyKey[];

/** YAML that was read: its plain value and where every part of it stands in the file. */
export interface Yaml {
  file: string;
  value: unknown;
  /** The place of the value at a path; of the nearest thing around it where there is no such value. */
  valueAt(path: Path): Position;
  /** The place of a key; of the nearest thing around it where there is no such key. */
  keyAt(path: Path): Position;
  /** How the text at a path maps to the file, or undefined where there is no text. */
  textAt(path: Path): TextOrigin | undefined;
  /** Where a key that is missing would have to be added: the first key of the map, or the file's opening. */
  opening(path: Path): Position;
}

/**
 * Reads YAML with positions (YAML 1.2: dates stay text, `no` stays text).
 * @param firstLine the line of the file on which `text` begins
 */
export function readYaml(file: string, text: string, firstLine: number): { yaml?: Yaml; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      problems: faults.map(({ message, pos, code }) =>
        problem('yaml-syntax', file, position(pos[0]), { reason: sentence(message), hint: cures[code] }),
      ),
    };
  }
  const value = plainValue(document);
  if (value instanceof Error) {
    return { problems: [problem('yaml-syntax', file, { ...START, line: firstLine }, { reason: sentence(value.message) })] };
  }
  const opening: Position = { line: Math.max(1, firstLine - 1), column: 1 };
  const find = (path: Path): { key?: Node; value?: Node } => walk(document, path);
  const start = (node: Node | undefined): Position | undefined =>
    node?.range ? position(node.range[0]) : undefined;
  const around = (path: Path): Position => {
    for (let length = path.length; length > 0; length -= 1) {
      const { key, value: node } = find(path.slice(0, length));
      const at = start(key) ?? start(node);
      if (at) return at;
    }
    return opening;
  };
  return {
    problems: [],
    yaml: {
      file,
      value,
      valueAt: (path) => start(find(path).value) ?? around(path),
      keyAt: around,
      textAt: (path) => {
        const node = find(path).value;
        return isScalar(node) && typeof node.value === 'string' ? textOrigin(node, text, position) : undefined;
      },
      opening: (path) => (path.length === 0 ? opening : (start(find(path).value) ?? around(path))),
    },
  };
}

/** What to do about the mistakes that writers make most. */
const cures: Partial<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put the text in quotes: a colon followed by a space begins a new field.',
  BAD_INDENT: 'Indent the lines of one list or block alike, with spaces.',
  MULTILINE_IMPLICIT_KEY: 'A field is "name: value"; put text of several lines under "name: |", indented.',
  DUPLICATE_KEY: 'Keep one of the two.',
  TAB_AS_INDENT: 'Indent with spaces; YAML allows no tabs.',
  MISSING_CHAR: 'Close the quotes or brackets; a quote inside quotes is doubled or escaped.',
  BAD_SCALAR_START: 'Put the value in quotes: it begins with a sign that YAML reserves.',
};

function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return error as Error;
  }
}

function sentence(message: string): string {
  const first = message.split('\n')[0]!.trim();
  return /[.!?]$/u.test(first) ? first : `${first}.`;
}

function walk(document: Document, path: Path): { key?: Node; value?: Node } {
  let key: Node | undefined;
  let node = document.contents as Node | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return {};
      key = pair.key as Node;
      node = (pair.value ?? undefined) as Node | undefined;
    } else if (isSeq(node)) {
      key = undefined;
      node = node.items[Number(step)] as Node | undefined;
      if (!node) return {};
    } else {
      return {};
    }
  }
  return { ...(key ? { key } : {}), ...(node ? { value: node } : {}) };
}

function textOrigin(scalar: Scalar, text: string, position: (offset: number) => Position): TextOrigin {
  const [from, end] = scalar.range!;
  const at = position(from);
  const value = scalar.value as string;
  if (scalar.type === 'BLOCK_LITERAL') {
    const firstFilled = value.split('\n').findIndex((line) => line !== '');
    const body = text.slice(text.indexOf('\n', from) + 1, end).split('\n');
    const indented = body[Math.max(0, firstFilled)] ?? '';
    const wanted = value.split('\n')[Math.max(0, firstFilled)] ?? '';
    return { kind: 'lines', line: at.line + 1, indent: indented.length - wanted.length };
  }
  const isOneLine = !text.slice(from, end).trimEnd().includes('\n');
  if (isOneLine && scalar.type !== 'BLOCK_FOLDED') {
    return { kind: 'inline', line: at.line, column: at.column + (scalar.type === 'PLAIN' ? 0 : 1) };
  }
  return { kind: 'start', ...at };
}
