import type { Entry } from '../../entries/entry.ts';
import { rowsOf } from './rows.ts';

/** How often terms name each other, in one direction. */
export interface Naming {
  /** Visits the others, each with how often. */
  each(entry: Entry, visit: (other: Entry, times: number) => void): void;
  has(entry: Entry, other: Entry): boolean;
  /** How many others. */
  count(entry: Entry): number;
}

/**
 * Who names whom, and the inverse, whose others are in the order of the entries. In large glossaries these are millions
 * of pairs: they are kept as numbers.
 * @param eachNamed visits what an entry names, as often as it likes: that is added up
 */
export function namingOf(
  order: readonly Entry[],
  eachNamed: (entry: Entry, visit: (other: Entry, times: number) => void) => void,
): { named: Naming; namedIn: Naming } {
  const entries = [...order];
  const places = new Map(order.map((entry, place) => [entry, place]));
  const placeOf = (entry: Entry): number => {
    const known = places.get(entry);
    if (known !== undefined) return known;
    const place = entries.push(entry) - 1;
    places.set(entry, place);
    return place;
  };
  const pairs: Pairs = { from: [], to: [], times: [] };
  /** The last pair that each is named in. */
  const lastPair: number[] = [];
  for (const [place, entry] of order.entries()) {
    const first = pairs.from.length;
    eachNamed(entry, (other, times) => {
      const to = placeOf(other);
      const known = lastPair[to] ?? -1;
      if (known >= first) {
        pairs.times[known]! += times;
        return;
      }
      lastPair[to] = pairs.from.length;
      pairs.from.push(place);
      pairs.to.push(to);
      pairs.times.push(times);
    });
  }
  return {
    named: naming(entries, places, pairs),
    namedIn: naming(entries, places, { from: pairs.to, to: pairs.from, times: pairs.times }),
  };
}

interface Pairs {
  from: number[];
  to: number[];
  times: number[];
}

function naming(entries: readonly Entry[], places: ReadonlyMap<Entry, number>, { from, to, times }: Pairs): Naming {
  const { values, starts } = rowsOf(entries.length, (add) => {
    for (let pair = 0; pair < from.length; pair += 1) add(from[pair]!, pair);
  });
  const [others, counts] = [to, times].map((all) => values.map((pair) => all[pair]!)) as [Int32Array, Int32Array];
  const rowIn = (entry: Entry): readonly [start: number, end: number] => {
    const place = places.get(entry);
    return place === undefined ? [0, 0] : [starts[place]!, starts[place + 1]!];
  };
  return {
    each: (entry, visit) => {
      const [start, end] = rowIn(entry);
      for (let at = start; at < end; at += 1) visit(entries[others[at]!]!, counts[at]!);
    },
    has: (entry, other) => {
      const place = places.get(other);
      const [start, end] = rowIn(entry);
      for (let at = start; at < end; at += 1) if (others[at] === place) return true;
      return false;
    },
    count: (entry) => {
      const [start, end] = rowIn(entry);
      return end - start;
    },
  };
}
