import type { Node } from 'unist';
import { START, type Position } from '../../diagnostics/position.ts';
import { inlineText, isTransparent } from './inline-text.ts';
import type { TextRun } from './text-runs.ts';

/**
 * The position of a mention in its author's file. The parser has the position where each text node begins; a later line of
 * the node may be indented, so that its column is exact only if `lineOf` returns the line.
 * @param mention its offset in the running text, and its words
 * @param run the running text that contains it
 * @param lineOf returns a line of the file, counted from 1
 */
export function positionOfMention(
  { start, text }: { start: number; text: string },
  run: TextRun,
  lineOf?: (line: number) => string | undefined,
): Position {
  const found = textAt(run, start);
  const at = found?.node.position?.start;
  if (!found || !at) return run.node.position?.start ?? START;
  const breaks = found.lines.findLastIndex((from) => from <= start - found.start);
  const line = at.line + breaks;
  const lead = found.node.value.slice(found.lines[breaks]!, start - found.start);
  const word = text.split(' ', 1)[0]!;
  const source = lineOf?.(line);
  if (source === undefined || source.length > LONGEST)
    return { line, column: line === at.line ? at.column + lead.length : lead.length + 1 };
  // The word may occur several times in its line: as many occurrences precede it in the file as in the text.
  let column = line === at.line ? at.column - 1 : 0;
  for (let skip = lead.split(word).length - 1; ; skip -= 1) {
    const next = source.indexOf(word, column);
    if (next < 0) return { line, column: line === at.line ? at.column + lead.length : 1 };
    if (skip === 0) return { line, column: next + 1 };
    column = next + word.length;
  }
}

/** In a longer line, words aren't counted: every mention in it would be looked for from its beginning. */
const LONGEST = 10_000;

/** A text node of a run, with its offset there, and the offsets of its lines in it. */
interface PlacedText {
  node: Node & { value: string };
  start: number;
  end: number;
  lines: readonly number[];
}

const known = new WeakMap<TextRun, readonly PlacedText[]>();

function textAt(run: TextRun, offset: number): PlacedText | undefined {
  const texts = known.get(run) ?? textsOf(run.node.children);
  known.set(run, texts);
  return texts[texts.findLastIndex(({ start }) => start <= offset)];
}

function textsOf(children: readonly Node[]): PlacedText[] {
  const texts: PlacedText[] = [];
  let at = 0;
  const read = (node: Node): void => {
    if (isTransparent(node)) return node.children.forEach(read);
    const start = at;
    at += inlineText(node).length;
    if (!('value' in node)) return;
    const { value } = node as Node & { value: string };
    texts.push({
      node: node as PlacedText['node'],
      start,
      end: at,
      lines: [0, ...[...value.matchAll(/\n/gu)].map(({ index }) => index + 1)],
    });
  };
  children.forEach(read);
  return texts;
}
