import type { Entry } from '../entries/entry.ts';
import { toSlug } from '../site/slug.ts';
import { nameKey } from './lexicon.ts';

/** Terms of one language that share a headword. */
export interface Homonyms {
  /** The headword, as the first of them writes it. */
  name: string;
  /** The slug that the bare name makes: there, the senses are listed. Undefined where one of the terms has it itself, or other homonyms do. */
  slug?: string;
  entries: readonly Entry[];
}

/** @param entries of one language, in alphabetical order */
export function homonymsIn(entries: readonly Entry[]): Homonyms[] {
  const named = Map.groupBy(entries, ({ term }) => nameKey(term.value));
  // “C” and “C++” make the same slug.
  const taken = new Set(['']);
  return [...named.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const name = group[0]!.term.value;
    const slug = toSlug(name);
    const isTaken = taken.has(slug) || group.some((entry) => entry.slug.value === slug);
    taken.add(slug);
    return [{ name, entries: group, ...(isTaken ? {} : { slug }) }];
  });
}
