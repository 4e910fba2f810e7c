import type { Entry } from '../entries/entry.ts';
import { smallLetters } from './small-letters.ts';
import { withoutElisions } from './elisions.ts';

/** Looks up the entries of one language by file name or by name, for references that authors write. */
export interface Lexicon {
  /** The entries with a headword, alias or abbreviation; several if they are homonyms. A headword hides equal aliases. */
  named(name: string): readonly Entry[];
  /** The entry with a file name (without `.md`). */
  byId(id: string): Entry | undefined;
  /** All file names, for suggestions. */
  ids(): Iterable<string>;
  /** All names as first spelt, for suggestions. */
  names(): Iterable<string>;
}

/** @param entries of one language */
export function buildLexicon(entries: readonly Entry[]): Lexicon {
  const language = entries[0]?.language ?? '';
  const keyOf = nameKeyIn(language);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byName = new Map<string, Set<Entry>>();
  const spellings = new Map<string, string>();
  const headwords = new Set(entries.map(({ term }) => keyOf(term.value)));
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const key = keyOf(name);
      if (headwords.has(key) && key !== keyOf(entry.term.value)) continue;
      const owners = byName.get(key) ?? new Set();
      byName.set(key, owners.add(entry));
      if (!spellings.has(key)) spellings.set(key, name);
    }
  }
  return {
    named: (name) => [...(byName.get(keyOf(name)) ?? byName.get(keyOf(withoutElisions(name, language))) ?? [])],
    byId: (id) => byId.get(id.normalize('NFC')),
    ids: () => byId.keys(),
    names: () => spellings.values(),
  };
}

/** The headword, aliases and abbreviation of an entry as its author wrote them, the headword first. */
export function namesOf({ term, aliases, abbreviation }: Entry): string[] {
  return [term.value, ...aliases.map(({ value }) => value), ...(abbreviation === undefined ? [] : [abbreviation])];
}

/** The key by which names are compared: case, white space, Unicode form and the form of apostrophes are ignored. */
export function nameKey(name: string, language?: string): string {
  return smallLetters(name.normalize('NFKC'), language).replace(/[‘’ʼ]/gu, "'").replace(/\s+/gu, ' ').trim();
}

/** The same for the names of one language. */
export function nameKeyIn(language: string | undefined): (name: string) => string {
  return (name) => nameKey(name, language);
}
