import type { Entry } from '../../entries/entry.ts';
import type { parseEntry } from '../../entries/parse-entry.ts';

type Parsed = ReturnType<typeof parseEntry>;

/** A parsed file as text, but for its Markdown: that is in the file, and needed only if the page is read anew. */
export function packEntry({ entry, problems }: Parsed): string {
  return JSON.stringify({ entry: entry && { ...entry, markdown: undefined }, problems });
}

/** @param read returns the Markdown; it is called when that is first asked for */
export function unpackEntry(packed: string, read: () => Entry['markdown']): Parsed {
  const parsed = JSON.parse(packed) as Parsed;
  let markdown: Entry['markdown'];
  if (parsed.entry)
    Object.defineProperty(parsed.entry, 'markdown', { enumerable: true, get: () => (markdown ??= read()) });
  return parsed;
}
