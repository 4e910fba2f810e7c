import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Meaning } from '../../lexicon/matcher.ts';
import type { Decision } from './choose-links.ts';

/** What the decisions of a page come to: all that its site has to know of them. */
export interface Outcome {
  /** The links that are made: the place of each mention among the page's, and its target. In the order of the text. */
  made: ReadonlyMap<number, LinkTerm>;
  /** How many more would have been made if there were room. */
  crowdedOut: number;
  /** The terms that it names in words of its author's own, linked or not, and how often each. */
  named: { terms: readonly LinkTerm[]; times: readonly number[] };
  /** What nothing decides between, each with the place of its first mention. */
  ambiguous: ReadonlyMap<Meaning, number>;
}

/** Places whose words are the author's own: there a name means its term, linked or not. */
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

/** @param decisions for every mention of a page, in their order */
export function outcomeOf(decisions: readonly Decision[]): Outcome {
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

/** What a page names: where a link may stand, and in headings. */
export interface NamedMeanings {
  named: readonly Meaning[];
  headed: readonly Meaning[];
}

interface OutcomePacker {
  pack(outcome: Outcome, meanings: NamedMeanings): string;
  unpack(packed: string, meanings: NamedMeanings): Outcome;
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
 * Outcomes as numbers, for whoever has the same terms, whatever others there are. A meaning is its place among those of
 * the page; a term is its place in these, one after the other, or behind them among the ids of other terms, which take
 * the place of deprecated ones. What is linked is named.
 */
export function outcomePacker(termOf: (id: string) => LinkTerm | undefined): OutcomePacker {
  return {
    pack: ({ made, crowdedOut, named, ambiguous }, meanings) => {
      const table = new Set(termsIn(meanings));
      const others = named.terms.filter((term) => !table.has(term));
      const places = new Map<LinkTerm, number>();
      for (const [place, term] of [...termsIn(meanings), ...others].entries())
        if (!places.has(term)) places.set(term, place);
      const numbers = new Map(meanings.named.map((meaning, number) => [meaning, number]));
      const packed: Packed = [
        others.map(({ id }) => id),
        named.terms.map((term) => places.get(term)!),
        named.times,
        [...made].flatMap(([mention, target]) => [mention, places.get(target)!]),
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
        made: paired(made, (mention, place) => [mention, terms[place]!]),
        crowdedOut,
        named: { terms: named.map((place) => terms[place]!), times },
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
