import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Mention } from '../links/read-mentions.ts';
import type { PageReading } from './read-page.ts';

type PackedMention = [
  part: number, run: number, start: number, end: number, text: string, terms: string[], section: number, isInName: boolean, isPointing: boolean,
  denied: Mention['denied'] | null, closed: Mention['closed'] | null, at: Mention['at'] | null,
];

/** A reading as text, for another thread or another day. Terms are left as their ids. */
export function packReading({ mentions, references, links, names, words, blocks, slots, titles, files, problems }: PageReading): string {
  const packed = mentions.map(({ part, run, start, end, text, terms, denied, closed, section, at, isInName, isPointing }): PackedMention => [
    part, run, start, end, text, terms.map(({ id }) => id), section, isInName, isPointing, denied ?? null, closed ?? null, at ?? null,
  ]);
  return JSON.stringify({ mentions: packed, references, links, names, words, blocks, slots, titles, files, problems });
}

/** @param termOf finds the term that an id stands for today */
export function unpackReading(packed: string, termOf: (id: string) => LinkTerm): PageReading {
  const { mentions, ...rest } = JSON.parse(packed) as Omit<PageReading, 'mentions'> & { mentions: PackedMention[] };
  return {
    ...rest,
    mentions: mentions.map(([part, run, start, end, text, ids, section, isInName, isPointing, denied, closed, at]): Mention => ({
      part, run, start, end, text, terms: ids.map(termOf), section, isInName, isPointing, denied: denied ?? undefined, closed: closed ?? undefined,
      ...(at ? { at } : {}),
    })),
  };
}
