import type { Nodes, Parents } from 'mdast';
import type { Node } from 'unist';

/** The character that replaces an image, formula, code or link in running text. No name can contain it. */
export const OBJECT = '\uFFFC';

/** Node types whose text is part of the surrounding text: a name can reach across their edges. */
const TRANSPARENT = new Set(['emphasis', 'strong', 'delete']);

/**
 * The running text of an inline node. Links, code, images and formulas are one character each. The length of a node's text
 * never varies, so that offsets in the running text lead back to nodes.
 */
export function inlineText(node: Node): string {
  const { type, value, children } = node as Nodes & { value?: string; children?: readonly Node[] };
  if (type === 'text') return value ?? '';
  if (type === 'break') return '\n';
  if (type === 'html') return isInvisible(value ?? '') ? '' : OBJECT;
  return TRANSPARENT.has(type) ? (children ?? []).map(inlineText).join('') : OBJECT;
}

export function isTransparent(node: Node): node is Parents {
  return TRANSPARENT.has(node.type);
}

/** Whether HTML shows nothing: comments and `<wbr>`. */
function isInvisible(html: string): boolean {
  return /^<(?:!--|wbr\b)/iu.test(html);
}
