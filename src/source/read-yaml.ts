import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { START, type Position } from '../diagnostics/position.ts';
import type { TextOrigin } from './text-origin.ts';
import { aliasLimit, yamlLimit, type YamlLimit } from './yaml-limits.ts';
import { curlyQuotes } from './yaml-quotes.ts';
import { afterComment, syntaxProblems } from './yaml-syntax.ts';

export type Path = readonly PropertyKey[];

/** A parsed YAML text: its plain value, and the place of every part in the file. */
export interface Yaml {
  file: string;
  value: unknown;
  /** The place of the value at a path, or of the nearest enclosing value if there is none. */
  valueAt(path: Path): Position;
  /** The place of the key at a path, or of the nearest enclosing key if there is none. */
  keyAt(path: Path): Position;
  /** A number, a boolean or nothing as the file spells it: `1.10`, `007`, `No`, `~`. Undefined for quoted and other values. */
  writtenAt(path: Path): string | undefined;
  /** The text at a path and what follows it on its line after ` #`, which YAML takes for a comment; undefined if nothing does. */
  cutAt(path: Path): string | undefined;
  /** The paths of all texts, numbers and other single values. */
  leaves(): Path[];
  /** How the text at a path maps to the file, or undefined if the value isn't text. */
  textAt(path: Path): TextOrigin | undefined;
  /**
   * Renames a misspelt key of the map at `path` to `meant`, in the value and in the lookups of this object.
   * @returns false, and changes nothing, if the map already has the key `meant`
   */
  rename(path: Path, key: string, meant: string): boolean;
  /** The place at which to report a missing key: the first key of the map, or the line of the opening fence. */
  opening(path: Path): Position;
}

/**
 * Parses YAML with positions. As YAML 1.2 has it, dates and `no` stay text.
 * @param file path inside the content folder, for problems
 * @param firstLine the line of the file on which `text` begins
 * @returns problems and no `yaml` if the text can't be parsed
 */
export function readYaml(file: string, text: string, firstLine: number): { yaml?: Yaml; problems: Problem[] } {
  const lines = new LineCounter();
  const limit = yamlLimit(text);
  if (limit) return { problems: [limitProblem(limit, file, text, firstLine)] };
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    // Without this, `007:` would be the key “7”.
    stringKeys: true,
  });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const faults = syntaxProblems(document, { file, text, position });
  if (faults.length > 0) return { problems: faults };
  const repeated = aliasLimit(document);
  if (repeated) return { problems: [limitProblem(repeated, file, text, firstLine)] };
  const value = plainValue(document);
  if (value instanceof Error) {
    return { problems: [problem('yaml-syntax', file, { ...START, line: firstLine }, { reason: `${value.message}.` })] };
  }
  const opening: Position = { line: Math.max(1, firstLine - 1), column: 1 };
  const find = (path: Path): { key?: Node; value?: Node } => walk(document, path);
  const start = (node: Node | undefined): Position | undefined => (node?.range ? position(node.range[0]) : undefined);
  const around = (path: Path): Position => {
    for (let length = path.length; length > 0; length -= 1) {
      const { key, value: node } = find(path.slice(0, length));
      const at = start(key) ?? start(node);
      if (at) return at;
    }
    return opening;
  };
  const hasComments = /[ \t]#/u.test(text);
  return {
    problems: curlyQuotes(document, text).map(({ offset, ...found }) =>
      problem('curly-quotes', file, position(offset), found),
    ),
    yaml: {
      file,
      value,
      valueAt: (path) => start(find(path).value) ?? around(path),
      keyAt: around,
      writtenAt: (path) => {
        const node = find(path).value;
        return isScalar(node) && node.type === 'PLAIN' && typeof node.value !== 'string' ? node.source : undefined;
      },
      cutAt: (path) => {
        if (!hasComments) return undefined;
        const node = find(path).value;
        return isScalar(node) && node.type === 'PLAIN' ? cutText(node, text) : undefined;
      },
      leaves: () => leavesOf(value),
      textAt: (path) => {
        const node = find(path).value;
        return isScalar(node) && typeof node.value === 'string' ? textOrigin(node, text, position) : undefined;
      },
      rename: (path, key, meant) => {
        const { value: map } = path.length === 0 ? { value: document.contents as Node } : find(path);
        const owner = path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown>)[step], value);
        const found = find([...path, key]).key;
        if (!isMap(map) || !isScalar(found) || Object.hasOwn(owner as object, meant)) return false;
        found.value = meant;
        pairs.delete(map);
        replaceKey(owner as Record<string, unknown>, key, meant);
        return true;
      },
      opening: (path) => (path.length === 0 ? opening : (start(find(path).value) ?? around(path))),
    },
  };
}

function limitProblem({ rule, offset, what, hint }: YamlLimit, file: string, text: string, firstLine: number): Problem {
  const before = text.slice(0, offset).split('\n');
  const at = { line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 };
  return problem(rule, file, at, { what, ...(hint === undefined ? {} : { hint }) });
}

function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return error as Error;
  }
}

function replaceKey(owner: Record<string, unknown>, key: string, meant: string): void {
  owner[meant] = owner[key];
  delete owner[key];
}

function walk(document: Document, path: Path): { key?: Node; value?: Node } {
  let key: Node | undefined;
  let node = document.contents as Node | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairOf(node, String(step));
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

function cutText(scalar: Scalar, text: string): string | undefined {
  const [from, end] = scalar.range!;
  const comment = afterComment(text, end);
  return comment === undefined ? undefined : `${text.slice(from, end).replace(/\s*\n\s*/gu, ' ')}${comment}`.trim();
}

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Array.isArray(value)
    ? value.flatMap((item, at) => leavesOf(item, [...path, at]))
    : Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** The pairs of large maps by their keys: every key of a map may be asked for. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  const known =
    pairs.get(map) ??
    // Of several equal keys the first counts.
    new Map(map.items.toReversed().flatMap((item) => (isScalar(item.key) ? [[String(item.key.value), item]] : [])));
  pairs.set(map, known);
  return known.get(key);
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
