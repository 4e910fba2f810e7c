import type { Entry } from './entry.ts';
import { versionOf } from '../source/versioned.ts';

/** The fields that a translation takes from its original unless its own file has them. */
export const INHERITED = [
  'category',
  'tags',
  'related',
  'image',
  'sources',
  'sameAs',
  'status',
  'noindex',
  'replacedBy',
  'published',
  'updated',
  'reviewed',
  'authors',
  'reviewedBy',
] as const;

/**
 * Gives translations the fields that they inherit. The original of a translation is the entry of the default language
 * with the same file name.
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
  const inherited = INHERITED.filter((field) => !entry.ownFields.includes(field)).map((field) => [
    field,
    original[field],
  ]);
  // Entries from the store load their prose through a getter: copying descriptors doesn't call it.
  const copy = Object.defineProperties({} as Entry, Object.getOwnPropertyDescriptors(entry));
  const version = versionOf([entry.version, original.version]);
  const custom = { ...original.custom, ...entry.custom };
  return Object.assign(copy, Object.fromEntries(inherited), { custom, original, version });
}

/** Whether a translation has a date of its own, and the original has a later one. */
export function isOutdated({ original, ownFields, updated, published }: Entry): boolean {
  if (!original || !(ownFields.includes('updated') || ownFields.includes('published'))) return false;
  const own = ownFields.includes('updated') ? updated : published;
  const theirs = original.updated ?? original.published;
  return own !== undefined && theirs !== undefined && own < theirs;
}
