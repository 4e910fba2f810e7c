import type { Node, Parent } from 'unist';

/**
 * Visits a node and everything in it, in the order of the text. A visitor that returns false keeps the walk out of the
 * node; one that puts another node in its place doesn't meet that one.
 * (`unist-util-visit` does this and much more. On a dozen walks a page it was a quarter of all time.)
 */
export function walk<Any extends Node>(node: Any, visit: Visitor<Any>): void {
  step(node, visit, 0, undefined);
}

/** @param parent undefined for the node that the walk began at */
export type Visitor<Any extends Node> = (node: Any, index: number, parent: (Any & Parent) | undefined) => false | void;

function step<Any extends Node>(
  node: Any,
  visit: Visitor<Any>,
  index: number,
  parent: (Any & Parent) | undefined,
): void {
  if (visit(node, index, parent) === false) return;
  const { children } = node as Any & Partial<Parent>;
  if (!children) return;
  for (let at = 0; at < children.length; at += 1) step(children[at] as Any, visit, at, node as Any & Parent);
}
