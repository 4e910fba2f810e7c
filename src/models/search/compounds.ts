import { baseLanguage } from '../../lexicon/base-language.ts';

/** The fewest letters of a part of a compound. */
export const LEAST_PART = 4;

/** Whether a language writes compounds as one word. */
export function isCompounding(language: string): boolean {
  return /^(?:de|nl|sv|da|no|nb|nn|fi)$/u.test(baseLanguage(language));
}

/** The last part of a compound: the longest word of the site that it ends with, where a word of the site is before that. */
export function endOfCompound(key: string, isKnown: (key: string) => boolean): string | undefined {
  for (let at = LEAST_PART; at <= key.length - LEAST_PART; at += 1) {
    const end = key.slice(at);
    if (isKnown(end)) return end;
  }
  return undefined;
}
