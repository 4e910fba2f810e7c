import type { Nodes, Parents } from 'mdast';
import type { Node } from 'unist';

/** Stands in running text for what is no text: an image, a formula, a link. No name reaches across it. */
export const OBJECT = '\uFFFC';

/** Marks that dress words without parting them. */
const TRANSPARENT = new Set(['emphasis', 'strong', 'delete']);

/**
 * A node of running text as the linker reads it; every node has one length, so that offsets lead back to nodes.
 * Links, code, images and formulas are one sign each.
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

/** Comments and places where a line may break: nothing stands there. */
function isInvisible(html: string): boolean {
  return /^<(?:!--|wbr\b)/iu.test(html);
}
