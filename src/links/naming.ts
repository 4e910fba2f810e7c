import type { Entry } from '../entries/entry.ts';
import { rowsOf, type Rows } from './rows.ts';

/** How often terms name each other, in one direction. */
export interface Naming {
  /** The others, each with how often. */
  of(entry: Entry): Iterable<readonly [other: Entry, times: number]>;
  has(entry: Entry, other: Entry): boolean;
  /** How many others. */
  count(entry: Entry): number;
}

/**
 * Who names whom, and the inverse, whose others are in the order of the entries. In large glossaries these are millions
 * of pairs: they are kept as numbers.
 */
export function namingOf(order: readonly Entry[], namedBy: (entry: Entry) => ReadonlyMap<Entry, number>): { named: Naming; namedIn: Naming } {
  const entries = [...order];
  const places = new Map(order.map((entry, place) => [entry, place]));
  const placeOf = (entry: Entry): number => {
    const place = places.get(entry) ?? entries.push(entry) - 1;
    places.set(entry, place);
    return place;
  };
  const pairs: Pairs = { from: [], to: [], times: [] };
  for (const [place, entry] of order.entries()) {
    for (const [other, times] of namedBy(entry)) {
      pairs.from.push(place);
      pairs.to.push(placeOf(other));
      pairs.times.push(times);
    }
  }
  return { named: naming(entries, places, pairs), namedIn: naming(entries, places, { from: pairs.to, to: pairs.from, times: pairs.times }) };
}

interface Pairs {
  from: number[];
  to: number[];
  times: number[];
}

function naming(entries: readonly Entry[], places: ReadonlyMap<Entry, number>, { from, to, times }: Pairs): Naming {
  const [others, counts] = [to, times].map((values) => rowsOf(entries.length, (add) => from.forEach((place, pair) => add(place, values[pair]!)))) as [Rows, Rows];
  const rowIn = (entry: Entry): readonly [start: number, end: number] => {
    const place = places.get(entry);
    return place === undefined ? [0, 0] : [others.starts[place]!, others.starts[place + 1]!];
  };
  return {
    of: function* (entry) {
      const [start, end] = rowIn(entry);
      for (let at = start; at < end; at += 1) yield [entries[others.values[at]!]!, counts.values[at]!];
    },
    has: (entry, other) => {
      const place = places.get(other);
      const [start, end] = rowIn(entry);
      for (let at = start; at < end; at += 1) if (others.values[at] === place) return true;
      return false;
    },
    count: (entry) => {
      const [start, end] = rowIn(entry);
      return end - start;
    },
  };
}
