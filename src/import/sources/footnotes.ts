import { codeRanges } from '../text/code-ranges.ts';
import { applyEdits, joinPassages, lineAt, passage, type Edit, type Passage } from '../text/passage.ts';
import type { SourceEntry } from '../text/source-entry.ts';

const NOTE = /^ {0,3}\[\^([^\]\s]{1,99})\]:[ \t]*.*(?:\n(?:[ \t]*\n)?(?: {2,}|\t)\S.*)*(?:\n|$)/gmu;
const REFERENCE = /\[\^([^\]\s]{1,99})\](?!:)/gu;

/** The footnotes of a page stand at its end, or below some entry of it: each entry takes along those that it refers to. */
export function shareFootnotes(entries: readonly SourceEntry[], page: Passage): void {
  if (!page.text.includes('[^')) return;
  const notes = new Map(notesIn(page).map((one) => [one.label, one]));
  if (notes.size === 0) return;
  const used = new Map(entries.map((entry) => [entry, labelsIn(entry.body)]));
  const anywhere = new Set([...used.values()].flatMap((labels) => [...labels]));
  for (const entry of entries) {
    if (!entry.body) continue;
    const own = notesIn(entry.body);
    const labels = used.get(entry)!;
    // A note to which nothing refers stays where it is.
    const strange = own.filter(({ label }) => anywhere.has(label) && !labels.has(label));
    const missing = [...labels].filter((label) => notes.has(label) && own.every((one) => one.label !== label));
    const kept = applyEdits(
      entry.body,
      strange.map(({ start, end }): Edit => ({ start, end, text: '' })),
    );
    entry.body = joinPassages([
      kept,
      ...missing.map((label) => passage(page.file, notes.get(label)!.text, notes.get(label)!.line)),
    ]);
  }
}

function notesIn(prose: Passage): { label: string; text: string; line: number; start: number; end: number }[] {
  if (!prose.text.includes('[^')) return [];
  const isCode = codeRanges(prose.text);
  return [...prose.text.matchAll(NOTE)].flatMap(({ 0: whole, 1: label, index }) =>
    isCode(index)
      ? []
      : [
          {
            label: label!.toLowerCase(),
            text: whole.trimEnd(),
            line: lineAt(prose, index),
            start: index,
            end: index + whole.length,
          },
        ],
  );
}

function labelsIn(prose: Passage | undefined): Set<string> {
  if (!prose?.text.includes('[^')) return new Set();
  const isCode = codeRanges(prose.text);
  const found = [...prose.text.matchAll(REFERENCE)].filter(({ index }) => !isCode(index));
  return new Set(found.map(([, label]) => label!.toLowerCase()));
}
