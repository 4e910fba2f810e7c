import { visit } from 'unist-util-visit';
import { parseProse } from '../../prose/parse-prose.ts';

/** A test for places of a text that are code: nothing in there is a template, a tag or a reference. */
export function codeRanges(text: string): (offset: number) => boolean {
  if (!/[`~]|^(?: {4}|\t)/mu.test(text)) return () => false;
  const ranges: [number, number][] = [];
  const { tree } = parseProse(text, { kind: 'lines', line: 1, indent: 0 });
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return;
    const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
    // Indented text is code in Markdown, but after a shortcode or an admonition it rarely was meant so.
    if (node.type === 'inlineCode' || /^\s*[`~]{3}/u.test(text.slice(start, end))) ranges.push([start, end]);
  });
  return (offset) => ranges.some(([start, end]) => offset >= start && offset < end);
}
