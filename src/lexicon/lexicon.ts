import type { Entry } from '../entries/entry.ts';

/** Every name of every term of one language, known before the first page is made. */
export interface Lexicon {
  /** The entries that a name can mean: a headword, an alias, an abbreviation; several for homonyms. */
  named(name: string): readonly Entry[];
  /** The entry with this file name. */
  byId(id: string): Entry | undefined;
  /** Every file name and every name, for suggestions. */
  ids(): Iterable<string>;
  names(): Iterable<string>;
}

/** One pass over the entries of one language. */
export function buildLexicon(entries: readonly Entry[]): Lexicon {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byName = new Map<string, Set<Entry>>();
  const spellings = new Map<string, string>();
  const headwords = new Set(entries.map(({ term }) => nameKey(term.value)));
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const key = nameKey(name);
      if (headwords.has(key) && key !== nameKey(entry.term.value)) continue;
      const owners = byName.get(key) ?? new Set();
      byName.set(key, owners.add(entry));
      if (!spellings.has(key)) spellings.set(key, name);
    }
  }
  return {
    named: (name) => [...(byName.get(nameKey(name)) ?? [])],
    byId: (id) => byId.get(id.normalize('NFC')),
    ids: () => byId.keys(),
    names: () => spellings.values(),
  };
}

/** The names of an entry as its author wrote them. */
export function namesOf({ term, aliases, abbreviation }: Entry): string[] {
  return [term.value, ...aliases.map(({ value }) => value), ...(abbreviation === undefined ? [] : [abbreviation])];
}

/** Names that differ in capitals, spacing or Unicode form only are one name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
