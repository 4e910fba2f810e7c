import type { Entry } from '../entries/entry.ts';
import { nameKey } from '../lexicon/lexicon.ts';
import type { Site } from '../site/site.ts';
import { dataFile, type DataFile } from './data-file.ts';

/** The names of one language's terms, as the search reads them: what is typed most comes first and alone. */
export interface NameIndex {
  /** Name, slug, and what tells it from its homonyms. */
  terms: readonly (readonly [name: string, slug: string, sense?: string])[];
  /** Other names, each with the number of its term. */
  others: readonly (readonly [name: string, term: number])[];
}

export interface NameFile extends DataFile {
  language: string;
}

/** @param entries the terms of the language, in alphabetical order */
export function nameFile(entries: readonly Entry[], language: string, { addresses }: Pick<Site, 'addresses'>): NameFile {
  const index: NameIndex = {
    terms: entries.map(({ term, slug, sense }) => (sense === undefined ? [term.value, slug.value] : [term.value, slug.value, sense])),
    others: entries.flatMap((entry, at) => otherNames(entry).map((name) => [name, at] as const)),
  };
  return { language, ...dataFile(`names-${language}`, index, addresses) };
}

function otherNames({ term, aliases, abbreviation }: Entry): string[] {
  const seen = new Set([nameKey(term.value)]);
  return [...(abbreviation === undefined ? [] : [abbreviation]), ...aliases.map(({ value }) => value)].filter((name) => {
    const isNew = !seen.has(nameKey(name));
    seen.add(nameKey(name));
    return isNew;
  });
}
