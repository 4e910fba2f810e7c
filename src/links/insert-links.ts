import type { Link, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Node } from 'unist';
import { inlineText, isTransparent } from './read/inline-text.ts';

/** A link to insert into a tree. */
export interface NewLink {
  /** The node whose inline children contain the words. */
  node: Parents;
  /** Offsets in its running text, as `inlineText` counts them. */
  start: number;
  end: number;
  url: string;
}

/** Whether a link can be inserted without splitting an emphasis. */
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

/** A copy of a tree with links inserted. The original isn't changed; unchanged nodes are shared with it. */
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
      children: insertLinks(
        children,
        [...links].sort((a, b) => a.start - b.start),
        0,
      ),
    } as Node;
  const rebuilt = children.map((child) => rebuild(child, byNode));
  return rebuilt.every((child, index) => child === children[index]) ? node : ({ ...node, children: rebuilt } as Node);
}

/** An inline node, or a part of one, with its offsets in the running text. */
interface Piece {
  node: Node;
  start: number;
  end: number;
}

/**
 * Inserts links in one sweep over children and links, both in document order.
 * @param offset the offset of the first child in the running text
 */
function insertLinks(children: readonly Node[], links: readonly NewLink[], offset: number): Node[] {
  const out: Node[] = [];
  let open: { link: NewLink; anchor: Link } | undefined;
  let next = 0;
  for (const whole of piecesOf(children, offset)) {
    while (next < links.length && links[next]!.end <= whole.start) next += 1;
    const here: NewLink[] = [];
    for (let at = next; at < links.length && links[at]!.start < whole.end; at += 1) here.push(links[at]!);
    // A link inside an emphasis is inserted there; any other is inserted here, around the pieces that it covers.
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

/** Whether a link covers a piece. A piece without length, such as a comment, must be strictly inside the link. */
function covers(link: NewLink | undefined, { start, end }: Piece): boolean {
  return (
    link !== undefined &&
    link.start <= start &&
    end <= link.end &&
    (end > start || (link.start < start && start < link.end))
  );
}

/** The node of a piece, with the links inserted that are inside it. */
function within({ node, start, end }: Piece, links: readonly NewLink[]): Node {
  const inside = links.filter((link) => start <= link.start && link.end <= end);
  return inside.length > 0 && isTransparent(node)
    ? ({ ...node, children: insertLinks(node.children, inside, start) } as Parents)
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

/** Splits a piece at offsets, inside emphasis too. */
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
