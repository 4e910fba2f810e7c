import type { Parents } from 'mdast';
import type { Node } from 'unist';
import type { ExpectedLink } from '../../../tests/links/run-case.ts';

const VISIBLE = new Set(['text', 'inlineCode', 'code', 'inlineMath', 'math', 'html']);

/**
 * The links of a tree in document order, normalized as the suite's README says.
 * @param targetOf the term that a node links to; undefined for any other node
 */
export function readLinks(tree: Node, targetOf: (node: Node) => string | undefined): ExpectedLink[] {
  const links: ExpectedLink[] = [];
  let read = '';
  const walk = (node: Node): void => {
    const { value = '', children = [] } = node as Node & Partial<Parents> & { value?: string };
    const start = read.length;
    if (VISIBLE.has(node.type))
      read += normalize(node.type === 'html' ? value.replace(/<!--.*?-->|<[^>]*>/gsu, '') : value);
    if (node.type === 'break') read += ' ';
    for (const child of children) walk(child);
    const to = targetOf(node);
    if (to === undefined) return;
    const text = read.slice(start);
    links.push({ text, to, nth: read.slice(0, start).split(text).length });
  };
  walk(tree);
  return links;
}

function normalize(text: string): string {
  return text
    .replace(/[\u00AD\u034F\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}
