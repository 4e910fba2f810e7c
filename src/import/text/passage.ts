/** A piece of prose that remembers where each of its lines stood in the source, through every change. */
export interface Passage {
  file: string;
  text: string;
  /** For each line of the text, the line of the file. */
  lines: readonly number[];
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** @param line the line of the file on which the text begins @param isSpread whether its lines are lines of the file */
export function passage(file: string, text: string, line: number, isSpread = true): Passage {
  const lines = text.split('\n').map((_, index) => (isSpread ? line + index : line));
  return { file, text, lines };
}

/** Replaces pieces of the text, given in any order; of two that overlap the earlier one counts. */
export function applyEdits(whole: Passage, edits: readonly Edit[]): Passage {
  if (edits.length === 0) return whole;
  const starts = lineStarts(whole);
  const lines: number[] = [];
  let text = '';
  let at = 0;
  const append = (piece: string, from: number, isReplaced: boolean): void => {
    if (lines.length === 0) lines.push(lineIn(whole, starts, from));
    let offset = from;
    for (const [index, line] of piece.split('\n').entries()) {
      if (index > 0) lines.push(lineIn(whole, starts, isReplaced ? from : offset));
      offset += line.length + 1;
    }
    text += piece;
  };
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    append(whole.text.slice(at, edit.start), at, false);
    append(edit.text, edit.start, true);
    at = edit.end;
  }
  append(whole.text.slice(at), at, false);
  return { file: whole.file, text, lines };
}

/** The line of the file on which a place in the text stands. */
export function lineAt(whole: Passage, offset: number): number {
  return lineIn(whole, lineStarts(whole), offset);
}

/** A part of it, without blank lines around. */
export function slicePassage(whole: Passage, start: number, end: number = whole.text.length): Passage {
  const cut = whole.text.slice(start, end);
  const blank = /^(?:[^\S\n]*\n)*/u.exec(cut)![0].length;
  const text = cut.slice(blank).trimEnd();
  const first = indexIn(lineStarts(whole), start + blank);
  return { file: whole.file, text, lines: whole.lines.slice(first, first + text.split('\n').length) };
}

export function joinPassages(parts: readonly Passage[]): Passage | undefined {
  const filled = parts.filter(({ text }) => text.trim() !== '');
  const [first] = filled;
  if (!first || filled.length === 1) return first;
  const lines: number[] = [];
  for (const [index, part] of filled.entries()) {
    if (index > 0) lines.push(lines.at(-1)!);
    for (const line of part.lines) lines.push(line);
  }
  return { file: first.file, text: filled.map(({ text }) => text).join('\n\n'), lines };
}

export function isBlank(part: Passage | undefined): boolean {
  return part === undefined || part.text.trim() === '';
}

const known = new WeakMap<Passage, number[]>();

function lineStarts(whole: Passage): number[] {
  const { text } = whole;
  const found = known.get(whole);
  if (found) return found;
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  known.set(whole, starts);
  return starts;
}

function lineIn({ lines }: Passage, starts: readonly number[], offset: number): number {
  return lines[Math.min(indexIn(starts, offset), lines.length - 1)] ?? 1;
}

/** Which line of the text, from 0. */
function indexIn(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
