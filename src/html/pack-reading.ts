import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Mention } from '../links/read-mentions.ts';
import type { PageReading, ShownPage } from './read-page.ts';

type PackedMention = [
  part: number, run: number, start: number, end: number, text: string, terms: string[], section: number, isInName: boolean, isPointing: boolean,
  denied: Mention['denied'] | null, closed: Mention['closed'] | null, at: Mention['at'] | null,
];

/** A reading as text, for another thread or another day: what every site needs of it, and what is looked at where it is shown. */
export interface PackedReading {
  known: string;
  shown: string;
}

/** What is needed at once, and the mentions. */
const SEAM = '\n';

/** Terms are left as their ids. */
export function packReading({ mentions, references, links, named, names, words, outline, shown }: PageReading): PackedReading {
  const packed = mentions().map(({ part, run, start, end, text, terms, denied, closed, section, at, isInName, isPointing }): PackedMention => [
    part, run, start, end, text, terms.map(({ id }) => id), section, isInName, isPointing, denied ?? null, closed ?? null, at ?? null,
  ]);
  return { known: JSON.stringify({ references, links, named, names, words, outline }) + SEAM + JSON.stringify(packed), shown: JSON.stringify(shown()) };
}

/**
 * A reading that takes little room: mentions are unpacked whenever they are asked for.
 * @param termsOf finds the terms that ids stand for today
 */
export function unpackReading(known: string, version: string, { termsOf, shown }: { termsOf(ids: readonly string[]): readonly LinkTerm[]; shown(): string }): PageReading {
  const seam = known.indexOf(SEAM);
  const packed = known.slice(seam + 1);
  return {
    ...(JSON.parse(known.slice(0, seam)) as Omit<PageReading, 'mentions' | 'version' | 'shown'>),
    version: () => version,
    shown: () => JSON.parse(shown()) as ShownPage,
    mentions: () =>
      (JSON.parse(packed) as PackedMention[]).map(([part, run, start, end, text, ids, section, isInName, isPointing, denied, closed, at]): Mention => ({
        part, run, start, end, text, terms: termsOf(ids), section, isInName, isPointing, denied: denied ?? undefined, closed: closed ?? undefined,
        ...(at ? { at } : {}),
      })),
  };
}
