import type { Entry } from '../entries/entry.ts';
import { nameKey } from '../lexicon/lexicon.ts';
import type { Site } from '../site/site.ts';
import { versionOf, type DataFile } from './data-file.ts';

/** The names of one language's terms, as the search reads them: what is typed most comes first and alone. */
export interface NameIndex {
  /** Tells whether it belongs to a drawing of the map. */
  version: string;
  /** Name, slug, and what tells it from its homonyms. */
  terms: readonly (readonly [name: string, slug: string, sense?: string])[];
  /** Other names, each with the number of its term. */
  others: readonly (readonly [name: string, term: number])[];
}

export interface NameFile extends DataFile {
  version: string;
}

/**
 * Its address stays the same: it stands on every page, and a new name must not change them all.
 * @param entries the terms of the language, in alphabetical order
 */
export function nameFile(entries: readonly Entry[], language: string, { addresses }: Pick<Site, 'addresses'>): NameFile {
  const index: Omit<NameIndex, 'version'> = {
    terms: entries.map(({ term, slug, sense }) => (sense === undefined ? [term.value, slug.value] : [term.value, slug.value, sense])),
    others: entries.flatMap((entry, at) => otherNames(entry).map((name) => [name, at] as const)),
  };
  const version = versionOf(index);
  return { version, address: addresses.names(language), body: JSON.stringify({ version, ...index } satisfies NameIndex) };
}

function otherNames({ term, aliases, abbreviation }: Entry): string[] {
  const seen = new Set([nameKey(term.value)]);
  return [...(abbreviation === undefined ? [] : [abbreviation]), ...aliases.map(({ value }) => value)].filter((name) => {
    const isNew = !seen.has(nameKey(name));
    seen.add(nameKey(name));
    return isNew;
  });
}
