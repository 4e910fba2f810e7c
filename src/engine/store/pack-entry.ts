import type { Entry } from '../../entries/entry.ts';
import type { parseEntry } from '../../entries/parse-entry.ts';

type Parsed = ReturnType<typeof parseEntry>;

/** What a file gave when it was parsed, as text. Its prose isn't there: it stands in the file, and only who reads a page anew looks at it. */
export function packEntry({ entry, problems }: Parsed): string {
  return JSON.stringify({ entry: entry && { ...entry, markdown: undefined }, problems });
}

/** @param read gives the prose */
export function unpackEntry(packed: string, read: () => Entry['markdown']): Parsed {
  const parsed = JSON.parse(packed) as Parsed;
  let markdown: Entry['markdown'];
  if (parsed.entry)
    Object.defineProperty(parsed.entry, 'markdown', { enumerable: true, get: () => (markdown ??= read()) });
  return parsed;
}
