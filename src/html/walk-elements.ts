import type { Element, Nodes, Parents, Root } from 'hast';
import { walk } from '../prose/walk.ts';

/** Visits every element of a tree, in the order of the text. A visitor that returns false keeps the walk out of the element. */
export function walkElements(
  tree: Root,
  visit: (element: Element, index: number, parent: Parents) => false | void,
): void {
  walk<Nodes>(tree, (node, index, parent) =>
    node.type === 'element' && parent ? visit(node, index, parent as Parents) : undefined,
  );
}

/** Whether HTML stands in it that isn't part of the tree. */
export function hasRaw(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(hasRaw));
}
