import { printable } from '../diagnostics/printable.ts';
import { effects, type Effect } from './note-texts.ts';
import type { ImportNote } from './note.ts';

/** What an import did: its notes with paths as the reader can open them, and its sums. */
export interface ImportReport {
  notes: readonly ImportNote[];
  /** Entries: each language of a term counts. */
  entries: { found: number; carried: number; merged: number; skipped: number };
  terms: number;
  /** Entries that are not published. */
  drafts: number;
  /** References that became links. */
  links: number;
  files: { written: number; unchanged: number; kept: number };
}

/**
 * For people: a line for each note, and the sums. Of many notes of one rule about one thing the first is told, and how many
 * there are; what stops the import stands last.
 */
export function renderReport({ notes, entries, terms, drafts, links, files }: ImportReport): string {
  const [shown, rest] = shorten(notes);
  const isStop = ({ effect }: ImportNote): boolean => effect === 'stopped';
  const lines = [...shown.filter((one) => !isStop(one)).map(lineOf), ...rest, ...shown.filter(isStop).map(lineOf)];
  const { found, carried, merged, skipped } = entries;
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `Entries: ${found} in the source, ${carried} carried over, ${merged} merged, ${skipped} not imported (reported above).`,
    `Terms: ${terms}. References made links: ${links}.`,
    ...(drafts > 0 ? [`Drafts: ${drafts}. A build leaves them out until their status is published.`] : []),
    `Files: ${files.written} written, ${files.unchanged} unchanged, ${files.kept} left as they are.`,
    `Reported: ${effects.map((effect) => `${countOf(notes, effect)} ${effect}`).join(', ')}.`,
    '',
  ].join('\n');
}

/**
 * For programs: `{ "notes": [ … ], "entries": { … }, "terms": n, "drafts": n, "links": n, "files": { … }, "reported": { … } }`.
 * Signs that act on a terminal are escaped, as JSON can.
 */
export function renderReportJson(report: ImportReport): string {
  const reported = Object.fromEntries(effects.map((effect) => [effect, countOf(report.notes, effect)]));
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = JSON.stringify({ ...report, reported }, null, 2);
  return `${text.replace(/[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu, escaped)}\n`;
}

/** So many of one kind are all told. */
const MOST_TOLD: Readonly<Record<Effect, number>> = {
  stopped: Infinity,
  skipped: 20,
  kept: 20,
  lost: 3,
  merged: 3,
  changed: 3,
};

/** Of a kind of which there are more, so many are told. */
const FEW = 1;

/** The places of the others that are named. */
const PLACES = 4;

function shorten(notes: readonly ImportNote[]): [shown: ImportNote[], rest: string[]] {
  const kinds = Map.groupBy(notes, ({ effect, rule, about }) => `${effect}\n${rule}\n${about}`);
  const left = [...kinds.values()].filter((same) => same.length > MOST_TOLD[same[0]!.effect]);
  const isLeft = new Set(left.flatMap((same) => same.slice(FEW)));
  const rest = left.map((same) => {
    const [{ effect, rule, about }] = same as [ImportNote];
    const places = same.slice(FEW, FEW + PLACES).map(placeOf);
    const more = same.length - FEW > PLACES ? ', …' : '';
    return `  ${same.length - FEW} more  ${effect}  ${rule}${about === '' ? '' : `  ${about}`}: ${places.join(', ')}${more}`;
  });
  return [
    notes.filter((one) => !isLeft.has(one)),
    rest.length === 0 ? [] : ['', 'More of the same (--format json lists each):', ...rest],
  ];
}

function lineOf(one: ImportNote): string {
  return `${placeOf(one)}  ${one.effect}  ${one.rule}  ${one.message}`;
}

function placeOf({ file, line }: ImportNote): string {
  return `${printable(file)}:${line}`;
}

function countOf(notes: readonly ImportNote[], effect: Effect): number {
  return notes.filter((one) => one.effect === effect).length;
}
