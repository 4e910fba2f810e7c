import type { Parents, Text } from 'mdast';
import { isWhole, type NewLink } from '../links/apply-links.ts';
import { inlineText, isTransparent } from '../links/read/inline-text.ts';
import type { Mention } from '../links/read/read-mentions.ts';
import type { TextRun } from '../links/read/text-runs.ts';
import { markedMention } from './slots.ts';

export interface MarkedMentions {
  /** Those that reach over several nodes, and become elements of the tree. */
  links: (Omit<NewLink, 'url'> & { mention: number })[];
  /** Those for which there is no place, as they reach out of emphasised words. */
  crossing: number[];
}

/**
 * Marks every mention that may become a link in the text of its tree, where one text holds each of its run: most do.
 * Elements in their place would double the work of all that comes after.
 * @param mentions in the order of the text
 * @param forced mentions that are to be elements whatever they reach out of
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
    const places = own.map(([mention, { start, end }]): Place => {
      const piece = pieces.find((one) => one.start <= start && end <= one.end);
      const isCrossing = !piece && !forced.has(mention) && !isWhole(node, start, end);
      return { mention, start, end, piece: forced.has(mention) ? undefined : piece, isCrossing };
    });
    marked.crossing.push(...places.filter(({ isCrossing }) => isCrossing).map(({ mention }) => mention));
    const standing = places.filter(({ isCrossing }) => !isCrossing);
    // Marks make texts longer, and elements are put at places that were counted without: a run has the ones or the others.
    if (standing.some(({ piece }) => !piece)) {
      marked.links.push(...standing.map(({ mention, start, end }) => ({ mention, node, start, end })));
      continue;
    }
    for (const { mention, start, end, piece } of standing)
      piece!.marks.push({ mention, start: start - piece!.start, end: end - piece!.start });
    settle(pieces);
  }
  return marked;
}

/** A mention in its run. */
interface Place {
  mention: number;
  start: number;
  end: number;
  /** The text that holds all of it; undefined where it becomes an element in any case. */
  piece: Piece | undefined;
  isCrossing: boolean;
}

/** A text of a run, with its place there and what is to be marked in it. */
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

function settle(pieces: readonly Piece[]): void {
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
