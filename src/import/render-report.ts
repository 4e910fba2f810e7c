import { effects, type Effect } from './note-texts.ts';
import type { ImportNote } from './note.ts';

/** What an import did: its notes with paths as the reader can open them, and its sums. */
export interface ImportReport {
  notes: readonly ImportNote[];
  /** Entries: each language of a term counts. */
  entries: { found: number; carried: number; merged: number; skipped: number };
  terms: number;
  /** References that became links. */
  links: number;
  files: { written: number; unchanged: number; kept: number };
}

/** For people: a line for each note, the sums at the end. */
export function renderReport({ notes, entries, terms, links, files }: ImportReport): string {
  const lines = notes.map(({ file, line, effect, rule, message }) => `${file}:${line}  ${effect}  ${rule}  ${message}`);
  const { found, carried, merged, skipped } = entries;
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `Entries: ${found} in the source, ${carried} carried over, ${merged} merged, ${skipped} not imported (reported above).`,
    `Terms: ${terms}. References made links: ${links}.`,
    `Files: ${files.written} written, ${files.unchanged} unchanged, ${files.kept} left as they are.`,
    `Reported: ${effects.map((effect) => `${countOf(notes, effect)} ${effect}`).join(', ')}.`,
    '',
  ].join('\n');
}

/** For programs: `{ "notes": [ … ], "entries": { … }, "terms": n, "links": n, "files": { … }, "reported": { … } }`. */
export function renderReportJson(report: ImportReport): string {
  const reported = Object.fromEntries(effects.map((effect) => [effect, countOf(report.notes, effect)]));
  return `${JSON.stringify({ ...report, reported }, null, 2)}\n`;
}

function countOf(notes: readonly ImportNote[], effect: Effect): number {
  return notes.filter((one) => one.effect === effect).length;
}
