import type { Heading, Nodes } from 'mdast';

/** The words of a heading. Markdown's own `toString` would leave out references to terms, and keep the tags of HTML. */
export function wordsOf(heading: Heading): string {
  return textOf(heading).trim();
}

function textOf(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if (node.type === 'termReference') return node.label;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
