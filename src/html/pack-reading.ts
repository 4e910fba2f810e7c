import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Mention } from '../links/read-mentions.ts';
import type { LinkReading } from '../links/read-links.ts';
import type { PageReading, ShownPage } from './read-page.ts';

type PackedMention = [
  part: number, run: number, start: number, end: number, text: string, terms: string[], section: number, isInName: boolean, isPointing: boolean,
  denied: Mention['denied'] | null, closed: Mention['closed'] | null, at: Mention['at'] | null,
];

/** A line of what links need, and a line of what is shown. */
const SEAM = '\n';

/** A reading as text, for another thread or another day. Terms are left as their ids. */
export function packReading({ mentions, references, links, names, words, shown }: PageReading): string {
  const packed = mentions.map(({ part, run, start, end, text, terms, denied, closed, section, at, isInName, isPointing }): PackedMention => [
    part, run, start, end, text, terms.map(({ id }) => id), section, isInName, isPointing, denied ?? null, closed ?? null, at ?? null,
  ]);
  return JSON.stringify({ mentions: packed, references, links, names, words }) + SEAM + JSON.stringify(shown());
}

/** @param termsOf finds the terms that ids stand for today */
export function unpackReading(packed: string, termsOf: (ids: readonly string[]) => readonly LinkTerm[]): PageReading {
  const seam = packed.indexOf(SEAM);
  const { mentions, ...rest } = JSON.parse(packed.slice(0, seam)) as Omit<LinkReading, 'mentions'> & { mentions: PackedMention[] };
  return {
    ...rest,
    shown: () => JSON.parse(packed.slice(seam + 1)) as ShownPage,
    mentions: mentions.map(([part, run, start, end, text, ids, section, isInName, isPointing, denied, closed, at]): Mention => ({
      part, run, start, end, text, terms: termsOf(ids), section, isInName, isPointing, denied: denied ?? undefined, closed: closed ?? undefined,
      ...(at ? { at } : {}),
    })),
  };
}
