import type { Blockquote, Nodes, Root, Text } from 'mdast';
import { walk } from './walk.ts';

/** GitHub's boxes: a quotation whose first line is `[!NOTE]`. https://docs.github.com/get-started/writing-on-github */
export const ALERTS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

export type Alert = (typeof ALERTS)[number];

declare module 'mdast' {
  interface BlockquoteData {
    alert?: Alert;
  }
}

const MARK = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/iu;

/** Marks the quotations that are boxes, and takes their first lines out of the text. */
export function readAlerts(tree: Root, source: string): void {
  if (!/\[!/u.test(source)) return;
  walk<Nodes>(tree, (node) => {
    if (node.type === 'blockquote') readAlert(node, source);
  });
}

function readAlert(quote: Blockquote, source: string): void {
  const [paragraph] = quote.children;
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || first?.type !== 'text') return;
  // An escaped mark is text.
  if (source[first.position?.start.offset ?? 0] !== '[') return;
  const isAlone = paragraph.children.length === 1 || /\n/u.test(first.value) || paragraph.children[1]?.type === 'break';
  const [mark, kind] = MARK.exec(first.value) ?? [];
  if (mark === undefined || !isAlone) return;
  quote.data = { alert: kind!.toLowerCase() as Alert };
  first.value = first.value.slice(mark.length);
  if (mark.endsWith('\n')) beginOnNextLine(first, source);
  if (first.value === '') paragraph.children.splice(0, paragraph.children[1]?.type === 'break' ? 2 : 1);
  if (paragraph.children.length === 0) quote.children.shift();
}

function beginOnNextLine({ position }: Text, source: string): void {
  const { start } = position!;
  const next = source.indexOf('\n', start.offset) + 1;
  const [margin] = /[ \t>]*/uy.exec(source.slice(next))!;
  Object.assign(start, { line: start.line + 1, column: margin.length + 1, offset: next + margin.length });
}
