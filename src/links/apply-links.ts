import type { Link, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Node } from 'unist';
import { inlineText, isTransparent } from './read/inline-text.ts';

/** A link that is to be made in a tree. */
export interface NewLink {
  /** The node whose inline children hold the words. */
  node: Parents;
  /** Offsets in its running text, as `inlineText` counts. */
  start: number;
  end: number;
  url: string;
}

/** Whether a link can be set without cutting emphasised words in two. */
export function isWhole(node: Parents, start: number, end: number): boolean {
  const piece = piecesOf(node.children, 0).find((one) => one.start <= start && start < one.end);
  return isWholeIn(piece, start, end);
}

function isWholeIn(piece: Piece | undefined, start: number, end: number): boolean {
  if (!piece || end > piece.end) return false;
  if (!isTransparent(piece.node)) return true;
  return isWholeIn(
    piecesOf(piece.node.children, piece.start).find((one) => one.start <= start && start < one.end),
    start,
    end,
  );
}

/** The tree with these links in it. What they don't touch is shared with the tree given, which stays as it is. */
export function withLinks(tree: Root, links: readonly NewLink[]): Root {
  if (links.length === 0) return tree;
  const byNode = Map.groupBy(links, ({ node }) => node as Node);
  return rebuild(tree, byNode) as Root;
}

function rebuild(node: Node, byNode: ReadonlyMap<Node, readonly NewLink[]>): Node {
  const children = (node as Partial<Parents>).children as Node[] | undefined;
  if (!children) return node;
  const links = byNode.get(node);
  if (links)
    return {
      ...node,
      children: linked(
        children,
        [...links].sort((a, b) => a.start - b.start),
        0,
      ),
    } as Node;
  const rebuilt = children.map((child) => rebuild(child, byNode));
  return rebuilt.every((child, index) => child === children[index]) ? node : ({ ...node, children: rebuilt } as Node);
}

/** An inline node, or a piece of one, with its place in the running text. */
interface Piece {
  node: Node;
  start: number;
  end: number;
}

/**
 * One sweep over the children and the links, both in the order of the text.
 * @param offset where the first of the children begins in the running text
 */
function linked(children: readonly Node[], links: readonly NewLink[], offset: number): Node[] {
  const out: Node[] = [];
  let open: { link: NewLink; anchor: Link } | undefined;
  let next = 0;
  for (const whole of piecesOf(children, offset)) {
    while (next < links.length && links[next]!.end <= whole.start) next += 1;
    const here: NewLink[] = [];
    for (let at = next; at < links.length && links[at]!.start < whole.end; at += 1) here.push(links[at]!);
    // A link within emphasised words is set there; every other one is set here, around the pieces that it reaches into.
    const deeper = here.filter((link) => isWithin(link, whole));
    const own = here.filter((link) => !isWithin(link, whole));
    let current = 0;
    for (const piece of cut(
      whole,
      own.flatMap(({ start, end }) => [start, end]),
    )) {
      while (current < own.length && own[current]!.end <= piece.start) current += 1;
      const link = covers(own[current], piece) ? own[current] : covers(open?.link, piece) ? open!.link : undefined;
      if (link && open?.link !== link) {
        open = { link, anchor: { type: 'link', url: link.url, children: [] } };
        out.push(open.anchor);
      }
      if (link) open!.anchor.children.push(piece.node as PhrasingContent);
      else out.push(within(piece, deeper));
    }
  }
  return out;
}

function isWithin({ start, end }: NewLink, piece: Piece): boolean {
  return isTransparent(piece.node) && piece.start <= start && end <= piece.end && end - start < piece.end - piece.start;
}

/** What has no length, such as a comment, belongs to a link only between its words. */
function covers(link: NewLink | undefined, { start, end }: Piece): boolean {
  return (
    link !== undefined &&
    link.start <= start &&
    end <= link.end &&
    (end > start || (link.start < start && start < link.end))
  );
}

/** A piece with the links in it that it holds by itself. */
function within({ node, start, end }: Piece, links: readonly NewLink[]): Node {
  const inside = links.filter((link) => start <= link.start && link.end <= end);
  return inside.length > 0 && isTransparent(node)
    ? ({ ...node, children: linked(node.children, inside, start) } as Parents)
    : node;
}

function piecesOf(children: readonly Node[], offset: number): Piece[] {
  let at = offset;
  return children.map((node) => {
    const start = at;
    at += inlineText(node).length;
    return { node, start, end: at };
  });
}

/** Cuts text, also inside emphasised words, at these offsets. */
function cut({ node, start, end }: Piece, cuts: readonly number[]): Piece[] {
  const inner = [...new Set(cuts.filter((at) => start < at && at < end))].sort((a, b) => a - b);
  if (inner.length === 0) return [{ node, start, end }];
  const edges = [start, ...inner, end];
  return edges
    .slice(1)
    .map((to, index) => ({ node: slice(node, start, edges[index]!, to), start: edges[index]!, end: to }));
}

function slice(node: Node, start: number, from: number, to: number): Node {
  if (!isTransparent(node)) return { ...node, value: (node as Text).value.slice(from - start, to - start) } as Node;
  const kept = piecesOf(node.children, start).filter((piece) => piece.end > from && piece.start < to);
  return { ...node, children: kept.map((piece) => slicePiece(piece, from, to)) } as Parents;
}

function slicePiece({ node, start, end }: Piece, from: number, to: number): Node {
  return from <= start && end <= to ? node : slice(node, start, Math.max(from, start), Math.min(to, end));
}
