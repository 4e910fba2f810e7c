import type { Element, Nodes, Parents, Root } from 'hast';
import { walk } from '../prose/walk.ts';

/** Visits every element of a tree in document order. If the visitor returns false, the element's children are skipped. */
export function walkElements(
  tree: Root,
  visit: (element: Element, index: number, parent: Parents) => false | void,
): void {
  walk<Nodes>(tree, (node, index, parent) =>
    node.type === 'element' && parent ? visit(node, index, parent as Parents) : undefined,
  );
}

/** Whether a tree contains raw HTML, which isn't parsed into elements. */
export function hasRaw(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(hasRaw));
}
