import type { Entry } from './entry.ts';

/** What a translation takes from its original unless it says otherwise. */
const inherited = [
  'category',
  'related',
  'image',
  'sources',
  'sameAs',
  'status',
  'replacedBy',
  'published',
  'updated',
  'reviewed',
  'authors',
] as const;

/**
 * Joins translations with their originals: the entry of the default language with the same file name.
 * @param language the default language
 */
export function inherit(entries: readonly Entry[], language: string): Entry[] {
  const originals = new Map(entries.filter((entry) => entry.language === language).map((entry) => [entry.id, entry]));
  return entries.map((entry) => {
    const original = entry.language === language ? undefined : originals.get(entry.id);
    return original ? fromOriginal(entry, original) : entry;
  });
}

function fromOriginal(entry: Entry, original: Entry): Entry {
  const taken = inherited.filter((field) => !entry.given.includes(field)).map((field) => [field, original[field]]);
  // The prose may be read when somebody asks for it: copying isn't asking.
  const copy = Object.defineProperties({} as Entry, Object.getOwnPropertyDescriptors(entry));
  return Object.assign(copy, Object.fromEntries(taken), { original });
}

/** Whether a translation's own date is older than its original's. Without a date of its own it can't be told. */
export function isOutdated({ original, given, updated, published }: Entry): boolean {
  if (!original || !(given.includes('updated') || given.includes('published'))) return false;
  const own = given.includes('updated') ? updated : published;
  const theirs = original.updated ?? original.published;
  return own !== undefined && theirs !== undefined && own < theirs;
}
