import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Meaning } from '../../lexicon/matcher.ts';
import type { Decision } from './choose-links.ts';

/** A summary of the decisions on a page's mentions, with everything that the rest of the site needs of them. */
export interface PageOutcome {
  /** The automatic links, in the order of the text: the index of each linked mention, and its target. */
  made: ReadonlyMap<number, LinkTerm>;
  /** How many mentions were refused for lack of budget. */
  crowdedOut: number;
  /** The terms that the page mentions, linked or not, and how often it mentions each. */
  named: { terms: readonly LinkTerm[]; times: readonly number[] };
  /** The ambiguous meanings, each with the index of its first mention. */
  ambiguous: ReadonlyMap<Meaning, number>;
}

/** The refusals (`undefined`: none) of mentions that count in `named`: the text does speak of the term. */
const COUNTED: readonly unknown[] = [
  undefined,
  'explicit',
  'repeated',
  'noise',
  'budget',
  'heading',
  'incoming-off',
  'outgoing-off',
];

/** @param decisions the decision on each mention of a page, in order */
export function outcomeOf(decisions: readonly Decision[]): PageOutcome {
  const [made, named, ambiguous] = [
    new Map<number, LinkTerm>(),
    new Map<LinkTerm, number>(),
    new Map<Meaning, number>(),
  ];
  let crowdedOut = 0;
  for (const [mention, { target, refusal, senses }] of decisions.entries()) {
    if (senses && !ambiguous.has(senses)) ambiguous.set(senses, mention);
    if (refusal === 'budget') crowdedOut += 1;
    if (!target) continue;
    if (refusal === undefined) made.set(mention, target);
    if (COUNTED.includes(refusal)) named.set(target, (named.get(target) ?? 0) + 1);
  }
  return { made, crowdedOut, named: { terms: [...named.keys()], times: [...named.values()] }, ambiguous };
}

/** The meanings that a page mentions: where links are allowed, and in headings. */
export interface NamedMeanings {
  named: readonly Meaning[];
  headed: readonly Meaning[];
}

interface OutcomePacker {
  pack(outcome: PageOutcome, meanings: NamedMeanings): string;
  unpack(packed: string, meanings: NamedMeanings): PageOutcome;
}

type Packed = readonly [
  others: readonly string[],
  named: readonly number[],
  times: readonly number[],
  made: readonly number[],
  crowdedOut: number,
  ambiguous: readonly number[],
];

/**
 * Packs outcomes as JSON arrays of indexes, which stay valid as long as the page's meanings are the same, whatever other
 * terms come or go. A meaning is its index among the page's meanings. A term is its index in the list of all terms of
 * these meanings, followed by other terms by id, which are replacements of deprecated ones. Every linked term is among the
 * mentioned ones.
 */
export function outcomePacker(termOf: (id: string) => LinkTerm | undefined): OutcomePacker {
  return {
    pack: ({ made, crowdedOut, named, ambiguous }, meanings) => {
      const table = new Set(termsIn(meanings));
      const others = named.terms.filter((term) => !table.has(term));
      const indexes = new Map<LinkTerm, number>();
      for (const [index, term] of [...termsIn(meanings), ...others].entries())
        if (!indexes.has(term)) indexes.set(term, index);
      const numbers = new Map(meanings.named.map((meaning, number) => [meaning, number]));
      const packed: Packed = [
        others.map(({ id }) => id),
        named.terms.map((term) => indexes.get(term)!),
        named.times,
        [...made].flatMap(([mention, target]) => [mention, indexes.get(target)!]),
        crowdedOut,
        [...ambiguous].flatMap(([senses, mention]) => [numbers.get(senses)!, mention]),
      ];
      return JSON.stringify(packed);
    },
    unpack: (text, meanings) => {
      const [others, named, times, made, crowdedOut, ambiguous] = JSON.parse(text) as Packed;
      const terms = termsIn(meanings);
      for (const id of others) terms.push(termOf(id)!);
      return {
        made: paired(made, (mention, index) => [mention, terms[index]!]),
        crowdedOut,
        named: { terms: named.map((index) => terms[index]!), times },
        ambiguous: paired(ambiguous, (number, mention) => [meanings.named[number]!, mention]),
      };
    },
  };
}

function termsIn({ named, headed }: NamedMeanings): LinkTerm[] {
  const terms: LinkTerm[] = [];
  for (const meanings of [named, headed]) for (const meaning of meanings) for (const term of meaning) terms.push(term);
  return terms;
}

function paired<Key, Value>(
  numbers: readonly number[],
  pair: (first: number, second: number) => readonly [Key, Value],
): Map<Key, Value> {
  const pairs = new Map<Key, Value>();
  for (let at = 0; at < numbers.length; at += 2) pairs.set(...pair(numbers[at]!, numbers[at + 1]!));
  return pairs;
}
