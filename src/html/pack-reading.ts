import { meaningKey, type Matcher, type Meaning } from '../lexicon/matcher.ts';
import type { Mention } from '../links/read/read-mentions.ts';
import type { ClosedReason } from '../links/read/text-runs.ts';
import { digestOf } from '../source/digest.ts';
import type { FreshReading, PageReading, ShownPage } from './read-page.ts';

/**
 * A reading as text, for another thread or a later run, in three parts: `core` is what a site needs of every page, the
 * other two are larger and needed of few pages. Where a reading names terms, a packed one has the keys of their meanings.
 */
export interface PackedReading {
  /** JSON of a `ReadingCore`. */
  core: string;
  mentions: string;
  shown: string;
}

export interface ReadingCore extends Omit<PageReading, Computed> {
  named: string[];
  headed: string[];
  /** Its different words, with a space around each. */
  vocabulary: string;
  /** Digests of the two other parts, by which they are found. */
  mentionsVersion: string;
  shownVersion: string;
}

type Computed = 'named' | 'headed' | 'version' | 'mentions' | 'shown' | 'shownVersion';

export function packReading({
  references,
  links,
  named,
  headed,
  names,
  words,
  outline,
  vocabulary,
  ...reading
}: FreshReading): PackedReading {
  const mentions = packMentions(reading.mentions());
  const shown = JSON.stringify(reading.shown());
  const core: ReadingCore = {
    references,
    links,
    named: named.map(meaningKey),
    headed: headed.map(meaningKey),
    names,
    words,
    outline,
    vocabulary: ` ${[...vocabulary].join(' ')} `,
    mentionsVersion: digestOf(mentions),
    shownVersion: digestOf(shown),
  };
  return { core: JSON.stringify(core), mentions, shown };
}

/**
 * Returns a reading that takes little memory: its large parts are fetched and unpacked at each use.
 * @param matcher knows all terms that the page names
 * @param partOf fetches a part, which has this digest
 */
export function unpackReading(
  { named, headed, vocabulary: _, mentionsVersion, shownVersion, ...core }: ReadingCore,
  { meaningOf }: Pick<Matcher, 'meaningOf'>,
  partOf: (part: 'mentions' | 'shown', version: string) => string,
): PageReading {
  return {
    ...core,
    named: named.map(meaningOf),
    headed: headed.map(meaningOf),
    version: mentionsVersion,
    mentions: () => unpackMentions(partOf('mentions', mentionsVersion), meaningOf),
    shownVersion: () => shownVersion,
    shown: () => JSON.parse(partOf('shown', shownVersion)) as ShownPage,
  };
}

/** A page's mentions in columns: there are many, and their numbers take less room side by side. */
interface PackedMentions {
  /** The keys of what they mean, each once. */
  meanings: string[];
  /** Their words, one mention on each line. */
  texts: string;
  /** `FIELDS` numbers for each: part, run, start, end, the place of its meaning, section, flags, line and column (0 if not known). */
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

function packMentions(mentions: readonly Mention[]): string {
  const places = new Map<Meaning, number>();
  const placeOf = (meaning: Meaning): number => {
    const known = places.get(meaning);
    if (known === undefined) places.set(meaning, places.size);
    return known ?? places.size - 1;
  };
  const numbers: number[] = [];
  for (const { part, run, start, end, terms, section, isInName, isPointing, denied, closed, at } of mentions) {
    const flags =
      (isInName ? IN_NAME : 0) +
      (isPointing ? POINTING : 0) +
      4 * (DENIED.indexOf(denied ?? '') + DENIED.length * CLOSED.indexOf(closed ?? ''));
    numbers.push(part, run, start, end, placeOf(terms), section, flags, at?.line ?? 0, at?.column ?? 0);
  }
  const packed: PackedMentions = {
    meanings: [...places.keys()].map(meaningKey),
    texts: mentions.map(({ text }) => text).join('\n'),
    numbers,
  };
  return JSON.stringify(packed);
}

function unpackMentions(packed: string, meaningOf: Matcher['meaningOf']): Mention[] {
  const { meanings, texts, numbers } = JSON.parse(packed) as PackedMentions;
  if (numbers.length === 0) return [];
  const all = meanings.map(meaningOf);
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
