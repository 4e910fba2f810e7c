import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Mention } from '../links/read-mentions.ts';
import type { PageReading, ShownPage } from './read-page.ts';

type PackedMention = [
  part: number, run: number, start: number, end: number, text: string, terms: string[], section: number, isInName: boolean, isPointing: boolean,
  denied: Mention['denied'] | null, closed: Mention['closed'] | null, at: Mention['at'] | null,
];

/** A reading as text, for another thread or another day: what every site needs of it, and what is looked at now and then. */
export interface PackedReading {
  known: string;
  mentions: string;
  shown: string;
}

/** Terms are left as their ids. */
export function packReading({ mentions, references, links, named, names, words, outline, shown }: PageReading): PackedReading {
  const packed = mentions().map(({ part, run, start, end, text, terms, denied, closed, section, at, isInName, isPointing }): PackedMention => [
    part, run, start, end, text, terms.map(({ id }) => id), section, isInName, isPointing, denied ?? null, closed ?? null, at ?? null,
  ]);
  return { known: JSON.stringify({ references, links, named, names, words, outline }), mentions: JSON.stringify(packed), shown: JSON.stringify(shown()) };
}

/** Where the rest of a packed reading is. */
export interface PackedRest {
  /** Finds the terms that ids stand for today. */
  termsOf(ids: readonly string[]): readonly LinkTerm[];
  mentions(): string;
  shown(): string;
  /** Of both, the same where they are. */
  mentionsVersion: string;
  shownVersion: string;
}

/** A reading that takes little room: most of it is unpacked whenever it is asked for. */
export function unpackReading(known: string, { termsOf, mentions, shown, mentionsVersion, shownVersion }: PackedRest): PageReading {
  const { named, ...rest } = JSON.parse(known) as Omit<PageReading, 'mentions' | 'shownVersion' | 'shown'>;
  return {
    ...rest,
    // Of every id there is one text in memory, not one for each page.
    named: named.map((id) => termsOf([id])[0]!.id),
    version: mentionsVersion,
    shownVersion: () => shownVersion,
    shown: () => JSON.parse(shown()) as ShownPage,
    mentions: () =>
      (JSON.parse(mentions()) as PackedMention[]).map(([part, run, start, end, text, ids, section, isInName, isPointing, denied, closed, at]): Mention => ({
        part, run, start, end, text, terms: termsOf(ids), section, isInName, isPointing, denied: denied ?? undefined, closed: closed ?? undefined,
        ...(at ? { at } : {}),
      })),
  };
}
