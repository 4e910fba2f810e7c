import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Meaning } from '../lexicon/matcher.ts';
import type { Decision, Refusal } from './choose-links.ts';

const NAMES = {
  made: 0, 'own-page': 0, never: 0, verb: 0, draft: 0, ambiguous: 0, 'incoming-off': 0, 'outgoing-off': 0, explicit: 0, repeated: 0, noise: 0, doubtful: 0, budget: 0,
  heading: 0, link: 0, code: 0, html: 0, passage: 0,
} satisfies Record<Refusal | 'made', 0>;

const REFUSALS = Object.keys(NAMES).map((name) => (name === 'made' ? undefined : (name as Refusal)));

export interface DecisionPacker {
  /** @param named what the page names */
  pack(decisions: readonly Decision[], named: readonly Meaning[]): string;
  unpack(packed: string, named: readonly Meaning[]): Decision[];
}

/**
 * Decisions as a list of numbers, for whoever has the same terms in the same order: each number is made of the place of
 * the target among them and of the refusal. Where nothing decides between senses, it tells by a number below zero which
 * of the things that the page names it is.
 */
export function decisionPacker(terms: readonly LinkTerm[]): DecisionPacker {
  const places = new Map(terms.map((term, place) => [term, place]));
  const packOne = remembering(({ target, refusal }: Decision) => (target ? places.get(target)! + 1 : 0) * REFUSALS.length + REFUSALS.indexOf(refusal));
  const unpackOne = remembering((number: number): Decision => {
    const target = terms[Math.floor(number / REFUSALS.length) - 1];
    const refusal = REFUSALS[number % REFUSALS.length];
    return { ...(target && { target }), ...(refusal && { refusal }) };
  });
  const unpackSenses = remembering((senses: Meaning): Decision => ({ refusal: 'ambiguous', senses }));
  return {
    pack: (decisions, named) => {
      const numbers = new Map(named.map((meaning, number) => [meaning, -1 - number]));
      return JSON.stringify(decisions.map((decision) => (decision.senses ? numbers.get(decision.senses)! : packOne(decision))));
    },
    unpack: (packed, named) => (JSON.parse(packed) as number[]).map((number) => (number < 0 ? unpackSenses(named[-1 - number]!) : unpackOne(number))),
  };
}

/** Decisions are many and mostly the same. */
function remembering<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}
