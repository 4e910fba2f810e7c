import type { Entry } from '../../entries/entry.ts';
import { nameKeyIn } from '../../lexicon/lexicon.ts';
import type { Site } from '../../site/site.ts';
import { shortDigestOf } from '../../source/digest.ts';
import type { DataFile } from '../data-file.ts';
import { partKey } from './search-key.ts';

/** The names of one language's terms, as the search reads them: what is typed most comes first and alone. */
export interface NameIndex {
  /** Tells whether other files have its order. */
  version: string;
  /** Name, slug, and what tells it from its homonyms. */
  terms: readonly (readonly [name: string, slug: string, sense?: string])[];
  /** Other names, each with the number of its term. */
  others: readonly (readonly [name: string, term: number])[];
  /** Where there are too many for one file: how the names of each part begin. Then this one holds none. */
  parts?: readonly string[];
}

export interface NameFiles {
  version: string;
  /** The first is the one that pages name. */
  files: readonly DataFile[];
}

/** More terms than these are too many to fetch for a few letters: they come in parts. */
const MOST_TOGETHER = 20_000;

const NAMES_IN_PART = 10_000;

/**
 * The first address stays the same: it stands on every page, and a new name must not change them all.
 * @param entries the terms of the language, in alphabetical order
 */
export function nameFiles(
  entries: readonly Entry[],
  language: string,
  { addresses }: Pick<Site, 'addresses'>,
): NameFiles {
  const isTogether = entries.length <= MOST_TOGETHER;
  const parts = isTogether ? [] : partsOf(entries);
  const index: Omit<NameIndex, 'version'> = isTogether
    ? namesIn(entries)
    : { terms: [], others: [], parts: parts.map(({ start }) => start) };
  const file = (address: string, names: Omit<NameIndex, 'version'>): DataFile & { version: string } => {
    const version = shortDigestOf(JSON.stringify(names));
    return { address, version, body: JSON.stringify({ version, ...names } satisfies NameIndex) };
  };
  const first = file(addresses.names(language), index);
  return {
    version: first.version,
    files: [first, ...parts.map(({ names }, part) => file(addresses.namesPart(language, part), names))],
  };
}

/** @param othersOf which other names are meant */
export function namesIn(
  entries: readonly Entry[],
  othersOf: (entry: Entry) => readonly string[] = otherNames,
): Omit<NameIndex, 'version'> {
  return {
    terms: entries.map(({ term, slug, sense }) =>
      sense === undefined ? [term.value, slug.value] : [term.value, slug.value, sense],
    ),
    others: entries.flatMap((entry, at) => othersOf(entry).map((name) => [name, at] as const)),
  };
}

/** Names that begin alike stand together, so that one part answers. */
function partsOf(entries: readonly Entry[]): { start: string; names: Omit<NameIndex, 'version'> }[] {
  const named = entries.flatMap((entry) =>
    [entry.term.value, ...otherNames(entry)].map((name) => ({ entry, name, key: partKey(name) })),
  );
  const groups = [...Map.groupBy(named, ({ key }) => key)].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts: { start: string; named: typeof named }[] = [{ start: '', named: [] }];
  for (const [key, same] of groups) {
    const last = parts.at(-1)!;
    if (last.named.length > 0 && last.named.length + same.length > NAMES_IN_PART)
      parts.push({ start: key, named: [...same] });
    else last.named.push(...same);
  }
  return parts.map(({ start, named: own }) => {
    const names = Map.groupBy(own, ({ entry }) => entry);
    return {
      start,
      names: namesIn([...names.keys()], (entry) =>
        names
          .get(entry)!
          .map(({ name }) => name)
          .filter((name) => name !== entry.term.value),
      ),
    };
  });
}

function otherNames({ term, reading, aliases, abbreviation, language }: Entry): string[] {
  const keyOf = nameKeyIn(language);
  const seen = new Set([keyOf(term.value)]);
  return [
    ...(abbreviation === undefined ? [] : [abbreviation]),
    ...(reading === undefined ? [] : [reading]),
    ...aliases.map(({ value }) => value),
  ].filter((name) => {
    const isNew = !seen.has(keyOf(name));
    seen.add(keyOf(name));
    return isNew;
  });
}
