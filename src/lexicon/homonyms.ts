import type { Entry } from '../entries/entry.ts';
import { toSlug } from '../site/slug.ts';
import { smallLetters } from './small-letters.ts';
import { nameKey } from './lexicon.ts';

/** Terms of one language that share a headword. */
export interface Homonyms {
  /** The headword as the first entry spells it. */
  name: string;
  /** The slug of the page that lists the senses, made from the name. Undefined if an entry or other homonyms have it. */
  slug?: string;
  entries: readonly Entry[];
}

/**
 * Groups the entries that share a headword.
 * @param entries of one language, in alphabetical order
 */
export function homonymsIn(entries: readonly Entry[]): Homonyms[] {
  const byName = Map.groupBy(entries, ({ term, language }) => nameKey(term.value, language));
  // Different names can give the same slug, such as “C” and “C++”.
  const usedSlugs = new Set(['']);
  return [...byName.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const name = group[0]!.term.value;
    const slug = toSlug(smallLetters(name, group[0]!.language));
    const isUsed = usedSlugs.has(slug) || group.some((entry) => entry.slug.value === slug);
    usedSlugs.add(slug);
    return [{ name, entries: group, ...(isUsed ? {} : { slug }) }];
  });
}
