import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Meaning } from '../lexicon/matcher.ts';
import type { Decision } from './choose-links.ts';

/** What the decisions of a page come to: all that its site has to know of them. */
export interface Outcome {
  /** The links that are made: the place of each mention among the page's, and its target. In the order of the text. */
  made: ReadonlyMap<number, LinkTerm>;
  /** How many more would have been made if there were room. */
  crowdedOut: number;
  /** The terms that it names in words of its author's own, linked or not, each with how often. */
  named: ReadonlyMap<LinkTerm, number>;
  /** What nothing decides between, each with the place of its first mention. */
  ambiguous: ReadonlyMap<Meaning, number>;
}

/** Places whose words are the author's own: there a name means its term, linked or not. */
const COUNTED: readonly unknown[] = [undefined, 'explicit', 'repeated', 'noise', 'budget', 'heading', 'incoming-off', 'outgoing-off'];

/** @param decisions for every mention of a page, in their order */
export function outcomeOf(decisions: readonly Decision[]): Outcome {
  const [made, named, ambiguous] = [new Map<number, LinkTerm>(), new Map<LinkTerm, number>(), new Map<Meaning, number>()];
  let crowdedOut = 0;
  for (const [mention, { target, refusal, senses }] of decisions.entries()) {
    if (senses && !ambiguous.has(senses)) ambiguous.set(senses, mention);
    if (refusal === 'budget') crowdedOut += 1;
    if (!target) continue;
    if (refusal === undefined) made.set(mention, target);
    if (COUNTED.includes(refusal)) named.set(target, (named.get(target) ?? 0) + 1);
  }
  return { made, crowdedOut, named, ambiguous };
}

export interface OutcomePacker {
  /** @param meanings what the page names */
  pack(outcome: Outcome, meanings: readonly Meaning[]): string;
  unpack(packed: string, meanings: readonly Meaning[]): Outcome;
}

type Packed = readonly [ids: string, times: readonly number[], made: readonly number[], crowdedOut: number, ambiguous: readonly number[]];

/**
 * Outcomes as text, for whoever has the same terms, whatever others there are: the ids of the terms that the page names,
 * with a slash between them, and how often each; then numbers, of which a term is its place among these, and a meaning its place
 * among those of the page. What is linked is named.
 */
export function outcomePacker(termOf: (id: string) => LinkTerm | undefined): OutcomePacker {
  return {
    pack: ({ made, crowdedOut, named, ambiguous }, meanings) => {
      const terms = [...named.keys()];
      const places = new Map(terms.map((term, place) => [term, place]));
      const numbers = new Map(meanings.map((meaning, number) => [meaning, number]));
      const packed: Packed = [
        terms.map(({ id }) => id).join('/'),
        [...named.values()],
        [...made].flatMap(([mention, target]) => [mention, places.get(target)!]),
        crowdedOut,
        [...ambiguous].flatMap(([senses, mention]) => [numbers.get(senses)!, mention]),
      ];
      return JSON.stringify(packed);
    },
    unpack: (text, meanings) => {
      const [ids, times, made, crowdedOut, ambiguous] = JSON.parse(text) as Packed;
      const terms = times.length === 0 ? [] : ids.split('/').map((id) => termOf(id)!);
      return {
        made: paired(made, (mention, place) => [mention, terms[place]!]),
        crowdedOut,
        named: new Map(terms.map((term, place) => [term, times[place]!])),
        ambiguous: paired(ambiguous, (number, mention) => [meanings[number]!, mention]),
      };
    },
  };
}

function paired<Key, Value>(numbers: readonly number[], pair: (first: number, second: number) => readonly [Key, Value]): Map<Key, Value> {
  const pairs = new Map<Key, Value>();
  for (let at = 0; at < numbers.length; at += 2) pairs.set(...pair(numbers[at]!, numbers[at + 1]!));
  return pairs;
}
