import type { Entry } from '../../entries/entry.ts';
import { compressedRows } from './compressed-rows.ts';

/** A weighted graph of entries, in one direction. */
export interface MentionGraph {
  /** Visits the neighbors of an entry, each with how often it is mentioned. */
  each(entry: Entry, visit: (other: Entry, times: number) => void): void;
  has(entry: Entry, other: Entry): boolean;
  /** The number of neighbors. */
  count(entry: Entry): number;
}

/**
 * Builds the graph of mentions between entries, and its inverse, whose neighbors are in the order of the entries. Large
 * glossaries have millions of pairs, so they are kept in typed arrays.
 * @param eachMention visits the entries that an entry mentions; repeated visits are added up
 */
export function mentionGraphs(
  order: readonly Entry[],
  eachMention: (entry: Entry, visit: (other: Entry, times: number) => void) => void,
): { mentions: MentionGraph; mentionedBy: MentionGraph } {
  const entries = [...order];
  const indexes = new Map(order.map((entry, index) => [entry, index]));
  const indexOf = (entry: Entry): number => {
    const existing = indexes.get(entry);
    if (existing !== undefined) return existing;
    const index = entries.push(entry) - 1;
    indexes.set(entry, index);
    return index;
  };
  const pairs: Pairs = { from: [], to: [], times: [] };
  /** The last pair that leads to each entry, by the entry's index. */
  const lastPairs: number[] = [];
  for (const [index, entry] of order.entries()) {
    const first = pairs.from.length;
    eachMention(entry, (other, times) => {
      const to = indexOf(other);
      const lastPair = lastPairs[to] ?? -1;
      if (lastPair >= first) {
        pairs.times[lastPair]! += times;
        return;
      }
      lastPairs[to] = pairs.from.length;
      pairs.from.push(index);
      pairs.to.push(to);
      pairs.times.push(times);
    });
  }
  return {
    mentions: graphOf(entries, indexes, pairs),
    mentionedBy: graphOf(entries, indexes, { from: pairs.to, to: pairs.from, times: pairs.times }),
  };
}

interface Pairs {
  from: number[];
  to: number[];
  times: number[];
}

function graphOf(
  entries: readonly Entry[],
  indexes: ReadonlyMap<Entry, number>,
  { from, to, times }: Pairs,
): MentionGraph {
  const { values, starts } = compressedRows(entries.length, (add) => {
    for (let pair = 0; pair < from.length; pair += 1) add(from[pair]!, pair);
  });
  const [others, counts] = [to, times].map((all) => values.map((pair) => all[pair]!)) as [Int32Array, Int32Array];
  const rowIn = (entry: Entry): readonly [start: number, end: number] => {
    const index = indexes.get(entry);
    return index === undefined ? [0, 0] : [starts[index]!, starts[index + 1]!];
  };
  return {
    each: (entry, visit) => {
      const [start, end] = rowIn(entry);
      for (let at = start; at < end; at += 1) visit(entries[others[at]!]!, counts[at]!);
    },
    has: (entry, other) => {
      const index = indexes.get(other);
      const [start, end] = rowIn(entry);
      for (let at = start; at < end; at += 1) if (others[at] === index) return true;
      return false;
    },
    count: (entry) => {
      const [start, end] = rowIn(entry);
      return end - start;
    },
  };
}
