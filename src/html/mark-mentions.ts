import type { Parents, Text } from 'mdast';
import { isWhole, type NewLink } from '../links/insert-links.ts';
import { inlineText, isTransparent } from '../links/read/inline-text.ts';
import type { Mention } from '../links/read/read-mentions.ts';
import type { TextRun } from '../links/read/text-runs.ts';
import { markedMention } from './slots.ts';
import { append } from '../source/append.ts';

export interface MarkedMentions {
  /** Mentions that span several nodes, as links to insert into the tree. */
  links: (Omit<NewLink, 'url'> & { mention: number })[];
  /** Mentions that cross the edge of an emphasis, and get no slot. */
  crossing: number[];
}

/**
 * Gives every mention that may become a link a slot. If each mention of a running text is inside one text node, as most
 * are, it is marked in the text by sentinel characters; elements would double the work of all later steps. The text nodes
 * are changed in place.
 * @param mentions in the order of the text
 * @param forced mentions that become elements even if they cross the edge of an emphasis
 */
export function markMentions(
  mentions: readonly Mention[],
  runs: readonly TextRun[],
  forced: ReadonlySet<number>,
): MarkedMentions {
  const marked: MarkedMentions = { links: [], crossing: [] };
  const open = [...mentions.entries()].filter(([, { closed, denied }]) => !closed && !denied);
  for (const [run, own] of Map.groupBy(open, ([, mention]) => mention.run)) {
    const { node } = runs[run]!;
    const pieces = piecesOf(node);
    let at = 0;
    const spans = own.map(([mention, { start, end }]): Span => {
      while (at < pieces.length - 1 && pieces[at]!.end <= start) at += 1;
      const here = pieces[at];
      const piece = here && here.start <= start && end <= here.end ? here : undefined;
      const isCrossing = !piece && !forced.has(mention) && !isWhole(node, start, end);
      return { mention, start, end, piece: forced.has(mention) ? undefined : piece, isCrossing };
    });
    append(
      marked.crossing,
      spans.filter(({ isCrossing }) => isCrossing).map(({ mention }) => mention),
    );
    const linkable = spans.filter(({ isCrossing }) => !isCrossing);
    // A run gets either marks or elements: marks would shift the offsets at which elements are inserted.
    if (linkable.some(({ piece }) => !piece)) {
      append(
        marked.links,
        linkable.map(({ mention, start, end }) => ({ mention, node, start, end })),
      );
      continue;
    }
    for (const { mention, start, end, piece } of linkable)
      piece!.marks.push({ mention, start: start - piece!.start, end: end - piece!.start });
    insertMarks(pieces);
  }
  return marked;
}

/** The span of a mention in its run. */
interface Span {
  mention: number;
  start: number;
  end: number;
  /** The text node that contains all of it; undefined if there is none, or it becomes an element anyway. */
  piece: Piece | undefined;
  isCrossing: boolean;
}

/** A text node of a run, with its offsets there and the marks to insert. */
interface Piece {
  node: Text;
  start: number;
  end: number;
  marks: { mention: number; start: number; end: number }[];
}

function piecesOf(run: Parents): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const read = ({ children }: Parents): void => {
    for (const child of children) {
      if (isTransparent(child)) {
        read(child);
        continue;
      }
      const start = at;
      at += inlineText(child).length;
      if (child.type === 'text') pieces.push({ node: child, start, end: at, marks: [] });
    }
  };
  read(run);
  return pieces;
}

function insertMarks(pieces: readonly Piece[]): void {
  for (const { node, marks } of pieces) {
    if (marks.length === 0) continue;
    const { value } = node;
    let text = '';
    let done = 0;
    for (const { mention, start, end } of marks) {
      text += value.slice(done, start) + markedMention(mention, value.slice(start, end));
      done = end;
    }
    node.value = text + value.slice(done);
  }
}
