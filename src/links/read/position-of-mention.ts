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
  const found = textAt(run.node.children, start);
  const at = found?.node.position?.start;
  if (!found || !at) return run.node.position?.start ?? START;
  const before = found.node.value.slice(0, found.offset);
  const line = at.line + before.split('\n').length - 1;
  const lead = before.slice(before.lastIndexOf('\n') + 1);
  const word = text.split(' ', 1)[0]!;
  const source = lineOf?.(line);
  if (source === undefined) return { line, column: line === at.line ? at.column + lead.length : lead.length + 1 };
  // The word may occur several times in its line: as many occurrences precede it in the file as in the text.
  let column = line === at.line ? at.column - 1 : 0;
  for (let skip = lead.split(word).length - 1; ; skip -= 1) {
    const next = source.indexOf(word, column);
    if (next < 0) return { line, column: line === at.line ? at.column + lead.length : 1 };
    if (skip === 0) return { line, column: next + 1 };
    column = next + word.length;
  }
}

function textAt(
  children: readonly Node[],
  offset: number,
): { node: Node & { value: string }; offset: number } | undefined {
  let at = 0;
  for (const child of children) {
    const { length } = inlineText(child);
    if (offset < at + length) {
      if (isTransparent(child)) return textAt(child.children, offset - at);
      return 'value' in child ? { node: child as Node & { value: string }, offset: offset - at } : undefined;
    }
    at += length;
  }
  return undefined;
}
