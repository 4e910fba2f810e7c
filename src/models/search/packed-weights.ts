import type { Weight } from './weigh-record.ts';

/** The words of a page with what they are worth, as the index has them. */
export interface PackedWeights {
  keys: readonly string[];
  /** Two for each key: what it is worth, and where it is. */
  numbers: readonly number[];
  /** About the length of its texts. */
  size: number;
}

/** The most that `weight` can be. */
const MOST = 99;

export function packWeights(weights: ReadonlyMap<string, Weight>, size: number): PackedWeights {
  return {
    keys: [...weights.keys()],
    numbers: [...weights.values()].flatMap(({ named, weight, places }) => [
      named * 1000 + Math.round(10 * Math.min(MOST, weight)),
      places,
    ]),
    size,
  };
}

export function unpackWeight(number: number, places: number): Weight {
  return { named: Math.floor(number / 1000), weight: (number % 1000) / 10, places };
}
