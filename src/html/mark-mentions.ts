import type { Parents, Text } from 'mdast';
import { isWhole, type NewLink } from '../links/apply-links.ts';
import { inlineText, isTransparent } from '../links/inline-text.ts';
import type { Mention } from '../links/read-mentions.ts';
import type { TextRun } from '../links/text-runs.ts';
import { markedMention } from './slots.ts';

export interface MarkedMentions {
  /** Those that reach over several nodes, and become elements of the tree. */
  links: (Omit<NewLink, 'url'> & { mention: number })[];
  /** Those for which there is no place, as they reach out of emphasised words. */
  crossing: number[];
}

/**
 * Marks every mention that may become a link in the text of its tree, where one text holds it: most do. Elements in their
 * place would double the work of all that comes after.
 * @param mentions in the order of the text
 * @param forced mentions that are to be elements whatever they reach out of
 */
export function markMentions(mentions: readonly Mention[], runs: readonly TextRun[], forced: ReadonlySet<number>): MarkedMentions {
  const marked: MarkedMentions = { links: [], crossing: [] };
  let current = -1;
  let pieces: Piece[] = [];
  for (const [mention, { run, start, end, closed, denied }] of mentions.entries()) {
    if (closed || denied) continue;
    const { node } = runs[run]!;
    if (run !== current) {
      settle(pieces);
      pieces = piecesOf(node);
      current = run;
    }
    const piece = pieces.find((one) => one.start <= start && end <= one.end);
    if (forced.has(mention)) marked.links.push({ mention, node, start, end });
    else if (piece) piece.marks.push({ mention, start: start - piece.start, end: end - piece.start });
    else if (isWhole(node, start, end)) marked.links.push({ mention, node, start, end });
    else marked.crossing.push(mention);
  }
  settle(pieces);
  return marked;
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
