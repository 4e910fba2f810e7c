import { printable } from '../diagnostics/printable.ts';
import { effects, noteTexts, type Effect, type NoteId, type NoteText } from './note-texts.ts';

/** Where notes on the source as a whole stand. */
export const SOURCE = '';

/** One thing that an import could not carry over, or had to change. Plain data; every report is made from it. */
export interface ImportNote {
  rule: NoteId;
  effect: Effect;
  /** Path inside the source, or inside the content folder for what was found there. */
  file: string;
  line: number;
  message: string;
  /** What it is about: a report may tell notes of one rule about one thing together. */
  about: string;
}

/** A value and the line of the source on which it stands. */
export interface Told<T = string> {
  value: T;
  line: number;
}

type Details<R extends NoteId> = Parameters<(typeof noteTexts)[R]['say']>[0];

/** Makes the record; its words come from the table and nowhere else. */
export function note<R extends NoteId>(rule: R, file: string, line: number, details: Details<R>): ImportNote {
  const { effect, say, about } = noteTexts[rule] as NoteText<Details<R>>;
  return { rule, effect, file, line, message: printable(say(details)), about: printable(about?.(details) ?? '') };
}

/** Appends one after the other: the engine takes no more than some 120,000 arguments in a call. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** By file and line, then in the order of the table's effects; the same thing once. */
export function sortNotes(notes: readonly ImportNote[]): ImportNote[] {
  const rank = (effect: Effect): number => effects.indexOf(effect);
  const sorted = [...notes].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      rank(a.effect) - rank(b.effect) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return !before || one.file !== before.file || one.line !== before.line || one.message !== before.message;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
