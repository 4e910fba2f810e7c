import { note, type ImportNote } from '../note.ts';

/** A text file of a source, decoded; `path` counts from the source. */
export interface SourceText {
  path: string;
  text: string;
}

/** Invisible characters that break names, matching and search. The joiners U+200C and U+200D stay: scripts need them. */
const hidden: readonly [RegExp, string][] = [
  [/\u00AD/gu, 'Soft hyphens'],
  [/[\u200B\uFEFF]/gu, 'Zero-width spaces'],
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu, 'Control characters'],
];

/** Blanks in a row: the first hundred, and the others. */
const LONG_GAP = /([ \t]{100})[ \t]+/u;

/** Brings a file into the form that all readers expect: no byte order mark, `\n`, NFC, no invisible signs. Says what it changed. */
export function cleanFile({ path, text }: SourceText): { file: SourceText; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  let clean = text;
  const tell = (made: ImportNote, next: string): void => {
    notes.push(made);
    clean = next;
  };
  if (clean.startsWith('\uFEFF')) tell(note('byte-order-mark', path, 1, {}), clean.slice(1));
  if (clean.includes('\r'))
    tell(note('line-ends', path, lineOf(clean, clean.indexOf('\r')), {}), clean.replace(/\r\n?/gu, '\n'));
  if (/[\u2028\u2029]/u.test(clean)) clean = clean.replace(/[\u2028\u2029]/gu, '\n');
  for (const [pattern, found] of hidden) {
    const hits = [...clean.matchAll(pattern)];
    const [first] = hits;
    if (first)
      tell(
        note('hidden-signs', path, lineOf(clean, first.index), { found, count: hits.length }),
        clean.replace(pattern, ''),
      );
  }
  // No text has so many, and to look for what follows them takes time.
  if (LONG_GAP.test(clean)) {
    const gap = clean.search(LONG_GAP);
    tell(note('long-gaps', path, lineOf(clean, gap), {}), clean.replace(new RegExp(LONG_GAP, 'gu'), '$1'));
  }
  const composed = clean.normalize('NFC');
  if (composed !== clean) tell(note('composed-letters', path, firstDifference(clean, composed), {}), composed);
  return { file: { path: path.normalize('NFC'), text: clean }, notes };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function firstDifference(a: string, b: string): number {
  const lines = b.split('\n');
  return Math.max(1, a.split('\n').findIndex((line, index) => line !== lines[index]) + 1);
}
