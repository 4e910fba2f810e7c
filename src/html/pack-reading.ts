import type { Meaning } from '../lexicon/matcher.ts';
import type { Mention } from '../links/read/read-mentions.ts';
import type { ClosedReason } from '../links/read/text-runs.ts';
import type { PageReading, ShownPage } from './read-page.ts';

/** A page's mentions in columns: they are many, and all numbers of one kind take little room side by side. */
interface PackedMentions {
  /** What is meant, by number. */
  meanings: number[];
  /** Their words, one in a line. */
  texts: string;
  /** `FIELDS` numbers for each: part, run, start, end, the place of its meaning, section, flags, line and column (0 where not known). */
  numbers: number[];
}

const FIELDS = 9;

/** Flags: two bits, then why it is denied, then why its place is closed. */
const [IN_NAME, POINTING] = [1, 2];
const DENIED = ['', ...Object.keys({ never: 0, verb: 0 } satisfies Record<NonNullable<Mention['denied']>, 0>)];
const CLOSED = [
  '',
  ...Object.keys({ heading: 0, link: 0, code: 0, html: 0, passage: 0 } satisfies Record<ClosedReason, 0>),
];

/** A reading as text, for another thread or another day: what every site needs of it, and what is looked at now and then. */
export interface PackedReading {
  known: string;
  mentions: string;
  shown: string;
}

/** @param numberOf what stands for a meaning */
export function packReading(
  { mentions, references, links, named, headed, names, words, outline, shown }: PageReading,
  numberOf: (meaning: Meaning) => number,
): PackedReading {
  const places = new Map<Meaning, number>();
  const placeOf = (meaning: Meaning): number => {
    const known = places.get(meaning);
    if (known === undefined) places.set(meaning, places.size);
    return known ?? places.size - 1;
  };
  const all = mentions();
  const numbers: number[] = [];
  for (const { part, run, start, end, terms, section, isInName, isPointing, denied, closed, at } of all) {
    const flags =
      (isInName ? IN_NAME : 0) +
      (isPointing ? POINTING : 0) +
      4 * (DENIED.indexOf(denied ?? '') + DENIED.length * CLOSED.indexOf(closed ?? ''));
    numbers.push(part, run, start, end, placeOf(terms), section, flags, at?.line ?? 0, at?.column ?? 0);
  }
  const packed: PackedMentions = {
    meanings: [...places.keys()].map(numberOf),
    texts: all.map(({ text }) => text).join('\n'),
    numbers,
  };
  return {
    known: JSON.stringify({
      references,
      links,
      named: named.map(numberOf),
      headed: headed.map(numberOf),
      names,
      words,
      outline,
    }),
    mentions: JSON.stringify(packed),
    shown: JSON.stringify(shown()),
  };
}

/** Where the rest of a packed reading is. */
export interface PackedRest {
  /** What a number stands for today. */
  meaning(number: number): Meaning;
  mentions(): string;
  shown(): string;
  /** Of both, the same where they are. */
  mentionsVersion: string;
  shownVersion: string;
}

/** A reading that takes little room: most of it is unpacked whenever it is asked for. */
export function unpackReading(
  known: string,
  { meaning, mentions, shown, mentionsVersion, shownVersion }: PackedRest,
): PageReading {
  const { named, headed, ...rest } = JSON.parse(known) as Omit<
    PageReading,
    'mentions' | 'shownVersion' | 'shown' | 'named' | 'headed'
  > &
    Record<'named' | 'headed', number[]>;
  return {
    ...rest,
    named: named.map(meaning),
    headed: headed.map(meaning),
    version: mentionsVersion,
    shownVersion: () => shownVersion,
    shown: () => JSON.parse(shown()) as ShownPage,
    mentions: () => unpackMentions(mentions(), meaning),
  };
}

export function unpackMentions(packed: string, meaning: PackedRest['meaning']): Mention[] {
  const { meanings, texts, numbers } = JSON.parse(packed) as PackedMentions;
  if (numbers.length === 0) return [];
  const all = meanings.map(meaning);
  return texts.split('\n').map((text, index): Mention => {
    const field = (place: number): number => numbers[index * FIELDS + place]!;
    const flags = field(6);
    const reasons = flags >> 2;
    return {
      part: field(0),
      run: field(1),
      start: field(2),
      end: field(3),
      text,
      terms: all[field(4)]!,
      denied: (DENIED[reasons % DENIED.length] || undefined) as Mention['denied'],
      closed: (CLOSED[Math.floor(reasons / DENIED.length)] || undefined) as Mention['closed'],
      ...(field(7) > 0 ? { at: { line: field(7), column: field(8) } } : {}),
      isInName: (flags & IN_NAME) > 0,
      isPointing: (flags & POINTING) > 0,
      section: field(5),
    };
  });
}
