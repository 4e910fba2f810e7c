import type { ReadingCore } from '../../html/pack-reading.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher } from '../../lexicon/matcher.ts';
import { wordsOfForms } from '../../lexicon/trie.ts';

/** What readings depend on beside their own files and the settings: the names of all terms, and the images and videos. */
export interface SiteState {
  terms: readonly KnownTerm[];
  /** Digest of the images and videos. */
  assets: string;
}

/** A term's language and id; what texts call it, as JSON; the words that its names begin with. */
type KnownTerm = readonly [key: string, names: string, firstWords: readonly string[]];

/** With more changed terms than this, reading every page anew is faster than finding out which pages they affect. */
const MOST_CHANGES = 500;

export function siteState(matchers: readonly Matcher[], assets: string): SiteState {
  const terms = matchers.flatMap(({ language, terms: all, firstWords }) =>
    all.map((term): KnownTerm => [keyOf(term, language), namesOf(term), firstWords(term)]),
  );
  return { terms, assets };
}

/** Returns the words that a term's names begin with, if it had the same names in an earlier state. */
export function knownFirstWords(
  state: SiteState | undefined,
): (term: LinkTerm, language: string) => readonly string[] | undefined {
  const known = new Map(state?.terms.map((term) => [term[0], term]));
  return (term, language) => {
    const [, names, words] = known.get(keyOf(term, language)) ?? [];
    return names === namesOf(term) ? words : undefined;
  };
}

/** How a site differs from an earlier state of it. */
export interface SiteChanges {
  /** Whether anything has changed. */
  hasAny: boolean;
  /** Whether a kept reading may be out of date. */
  mayAffect(reading: Pick<ReadingCore, 'vocabulary' | 'outline'>): boolean;
}

/**
 * Compares today's names and images with those of an earlier state. A changed term affects only pages that have all words
 * of one of its names, and a changed image only pages that show one or lack one.
 * @param assets digest of today's images and videos
 */
export function changesSince(before: SiteState | undefined, matchers: readonly Matcher[], assets: string): SiteChanges {
  if (!before) return { hasAny: true, mayAffect: () => true };
  const old = namesByKey(before.terms);
  const now = namesByKey(
    matchers.flatMap(({ language, terms }) => terms.map((term) => [keyOf(term, language), namesOf(term)] as const)),
  );
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => String(old.get(key)) !== String(now.get(key)),
  );
  if (changed.length > MOST_CHANGES) return { hasAny: true, mayAffect: () => true };
  const names = changed.flatMap((key) =>
    [...(old.get(key) ?? []), ...(now.get(key) ?? [])].flatMap((one) =>
      wordsOfForms(JSON.parse(one) as LinkTerm, key.split(' ', 1)[0]!),
    ),
  );
  const spaced = names.map((words) => words.map((word) => ` ${word} `));
  const haveAssetsChanged = assets !== before.assets;
  return {
    hasAny: changed.length > 0 || haveAssetsChanged,
    mayAffect: ({ vocabulary, outline: { files, problems } }) =>
      (haveAssetsChanged && files.length + problems.length > 0) ||
      spaced.some((words) => words.every((word) => vocabulary.includes(word))),
  };
}

/** Two files can have the same id, which is reported as a problem; their key then has the names of both. */
function namesByKey(terms: readonly (readonly [key: string, names: string, ...unknown[]])[]): Map<string, string[]> {
  return new Map([...Map.groupBy(terms, ([key]) => key)].map(([key, same]) => [key, same.map(([, names]) => names)]));
}

function keyOf({ id }: LinkTerm, language: string): string {
  return `${language} ${id}`;
}

/** Only what texts can call the term. */
function namesOf({ id, name, aliases, abbreviation, linking }: LinkTerm): string {
  return JSON.stringify({
    id,
    name,
    aliases,
    abbreviation,
    linking: linking && { caseSensitive: linking.caseSensitive, never: linking.never },
  });
}
