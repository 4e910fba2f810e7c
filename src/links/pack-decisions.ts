import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Decision, Refusal } from './choose-links.ts';

const NAMES = {
  made: 0, 'own-page': 0, never: 0, verb: 0, draft: 0, ambiguous: 0, 'incoming-off': 0, 'outgoing-off': 0, explicit: 0, repeated: 0, noise: 0, doubtful: 0, budget: 0,
  heading: 0, link: 0, code: 0, html: 0, passage: 0,
} satisfies Record<Refusal | 'made', 0>;

const REFUSALS = Object.keys(NAMES).map((name) => (name === 'made' ? undefined : (name as Refusal)));

export interface DecisionPacker {
  pack(decisions: readonly Decision[]): string;
  unpack(packed: string): Decision[];
}

/**
 * Decisions as a list of numbers, for whoever has the same terms in the same order: each number is made of the place of
 * the target among them and of the refusal. Where nothing decides between senses, their places make a list.
 */
export function decisionPacker(terms: readonly LinkTerm[]): DecisionPacker {
  const places = new Map(terms.map((term, place) => [term, place]));
  const packOne = remembering(({ target, refusal, senses }: Decision) =>
    senses ? JSON.stringify(senses.map((sense) => places.get(sense)!)) : String((target ? places.get(target)! + 1 : 0) * REFUSALS.length + REFUSALS.indexOf(refusal)),
  );
  const unpackOne = remembering((number: number): Decision => {
    const target = terms[Math.floor(number / REFUSALS.length) - 1];
    const refusal = REFUSALS[number % REFUSALS.length];
    return { ...(target && { target }), ...(refusal && { refusal }) };
  });
  const unpackSenses = remembering((packed: string): Decision => ({ refusal: 'ambiguous', senses: packed.split(' ').map((place) => terms[Number(place)]!) }));
  return {
    pack: (decisions) => `[${decisions.map(packOne).join(',')}]`,
    unpack: (packed) => (JSON.parse(packed) as (number | number[])[]).map((one) => (typeof one === 'number' ? unpackOne(one) : unpackSenses(one.join(' ')))),
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
