import type { Entry } from '../entries/entry.ts';
import type { PageLinks } from './reference.ts';

/** Which term refers to which, and the inverse. Built once for each language. */
export interface Graph {
  /** The entry's own related terms in its order, then those that name it, in alphabetical order. */
  related(entry: Entry): readonly Entry[];
  /** The terms whose prose links to this one, in alphabetical order. */
  mentionedIn(entry: Entry): readonly Entry[];
  /** The term to use instead of a deprecated one. */
  replacement(entry: Entry): Entry | undefined;
}

/**
 * @param order the entries in alphabetical order
 * @param linksOf what each of them refers to
 */
export function buildGraph(order: readonly Entry[], linksOf: ReadonlyMap<Entry, PageLinks>): Graph {
  const related = new Map<Entry, Set<Entry>>(order.map((entry) => [entry, new Set()]));
  const mentions = new Map<Entry, Set<Entry>>(order.map((entry) => [entry, new Set()]));
  const each = (origin: 'related' | 'explicit', use: (from: Entry, to: Entry) => void): void => {
    for (const entry of order) {
      for (const reference of linksOf.get(entry)?.references ?? []) {
        if (reference.origin === origin && reference.target !== entry) use(entry, reference.target);
      }
    }
  };
  // What has no translation is related one way: its page in the default language lists its own neighbours.
  each('related', (from, to) => related.get(from)?.add(to));
  each('related', (from, to) => related.get(to)?.add(from));
  each('explicit', (from, to) => mentions.get(to)?.add(from));
  return {
    related: (entry) => [...(related.get(entry) ?? [])],
    mentionedIn: (entry) => [...(mentions.get(entry) ?? [])],
    replacement: (entry) => linksOf.get(entry)?.references.find(({ origin }) => origin === 'replacedBy')?.target,
  };
}
