import type { Node } from 'unist';
import { START, type Position } from '../../diagnostics/position.ts';
import { inlineText, isTransparent } from './inline-text.ts';
import type { TextRun } from './text-runs.ts';

/**
 * Where a mention stands in its author's file. The parser says where each piece of text begins; a later line of it may
 * be indented, so that its columns are known only where the line itself is given.
 * @param run the running text that it stands in
 * @param lineOf a line of the file, counted from 1
 */
export function placeOfMention(
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
  // The word's occurrence in its line: as many stand before it in the file as in the text.
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
