import type { Entry } from '../../src/entries/entry.ts';
import type { parseEntry } from '../../src/entries/parse-entry.ts';

type Parsed = ReturnType<typeof parseEntry>;

/** What a file gave when it was parsed, as text: its prose in a line of its own, which is looked at where its page is read. */
export function packEntry({ entry, problems }: Parsed): string {
  return `${JSON.stringify({ entry: entry && { ...entry, written: undefined }, problems })}\n${JSON.stringify(entry?.written ?? null)}`;
}

export function unpackEntry(packed: string): Parsed {
  const end = packed.indexOf('\n');
  const { entry, problems } = JSON.parse(packed.slice(0, end)) as Parsed;
  if (!entry) return { problems };
  let written: Entry['written'] | null;
  Object.defineProperty(entry, 'written', {
    enumerable: true,
    get: () => (written ??= JSON.parse(packed.slice(end + 1)) as Entry['written'] | null) ?? undefined,
  });
  return { entry, problems };
}
