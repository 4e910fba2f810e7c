import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Mention } from '../links/read-mentions.ts';
import type { PageReading, ShownPage } from './read-page.ts';

/** Most mentions are made, or could be: what is rare stands at the end, and is left out. */
type PackedMention = [
  part: number, run: number, start: number, end: number, text: string, terms: number, section: number, isInName: 0 | 1, isPointing: 0 | 1,
  denied?: Mention['denied'] | null, closed?: Mention['closed'] | null, at?: Mention['at'],
];

interface PackedMentions {
  /** What mentions can mean, as ids. */
  meanings: string[][];
  /** Each with the number of its meaning. */
  all: PackedMention[];
}

/** A reading as text, for another thread or another day: what every site needs of it, and what is looked at now and then. */
export interface PackedReading {
  known: string;
  mentions: string;
  shown: string;
}

/** Terms are left as their ids. */
export function packReading({ mentions, references, links, named, names, words, outline, shown }: PageReading): PackedReading {
  const meanings = new Map<string, { number: number; ids: string[] }>();
  const numberOf = (terms: readonly LinkTerm[]): number => {
    const key = terms.length === 1 ? terms[0]!.id : terms.map(({ id }) => id).join(' ');
    const known = meanings.get(key);
    if (known) return known.number;
    meanings.set(key, { number: meanings.size, ids: terms.map(({ id }) => id) });
    return meanings.size - 1;
  };
  const all = mentions().map(({ part, run, start, end, text, terms, denied, closed, section, at, isInName, isPointing }): PackedMention => {
    const packed: PackedMention = [part, run, start, end, text, numberOf(terms), section, isInName ? 1 : 0, isPointing ? 1 : 0];
    if (denied || closed || at) packed.push(denied ?? null);
    if (closed || at) packed.push(closed ?? null);
    if (at) packed.push(at);
    return packed;
  });
  const packed: PackedMentions = { meanings: [...meanings.values()].map(({ ids }) => ids), all };
  return { known: JSON.stringify({ references, links, named, names, words, outline }), mentions: JSON.stringify(packed), shown: JSON.stringify(shown()) };
}

/** Where the rest of a packed reading is. */
export interface PackedRest {
  /** Finds the term that an id stands for today. */
  termOf(id: string): LinkTerm;
  /** The same list for the same ids. */
  termsOf(ids: readonly string[]): readonly LinkTerm[];
  mentions(): string;
  shown(): string;
  /** Of both, the same where they are. */
  mentionsVersion: string;
  shownVersion: string;
}

/** A reading that takes little room: most of it is unpacked whenever it is asked for. */
export function unpackReading(known: string, { termOf, termsOf, mentions, shown, mentionsVersion, shownVersion }: PackedRest): PageReading {
  const { named, ...rest } = JSON.parse(known) as Omit<PageReading, 'mentions' | 'shownVersion' | 'shown'>;
  return {
    ...rest,
    // Of every id there is one text in memory, not one for each page.
    named: named.map((id) => termOf(id).id),
    version: mentionsVersion,
    shownVersion: () => shownVersion,
    shown: () => JSON.parse(shown()) as ShownPage,
    mentions: () => {
      const { meanings, all } = JSON.parse(mentions()) as PackedMentions;
      const terms = meanings.map(termsOf);
      return all.map(([part, run, start, end, text, meaning, section, isInName, isPointing, denied, closed, at]): Mention => ({
        part, run, start, end, text, terms: terms[meaning]!, section, isInName: isInName === 1, isPointing: isPointing === 1, denied: denied ?? undefined,
        closed: closed ?? undefined, ...(at ? { at } : {}),
      }));
    },
  };
}
