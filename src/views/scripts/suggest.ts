import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';
import type { NameIndex } from '../../models/search/name-file.ts';
import { folded, searchKey } from '../../models/search/search-key.ts';
import { splitter } from './splitter.ts';

export interface Suggestion {
  name: string;
  /** The number of the term. */
  term: number;
  /** Whether it is another name than the headword. */
  isOther: boolean;
}

/** More than these, nobody looks through while typing. */
export const MOST = 8;

/** Of the library's hits, so many are ranked by how close the whole name is. */
const CANDIDATES = 60;

/** Languages that write words together which others would part. */
const COMPOUNDING = /^(?:zh|ja|ko|th|lo|km|my)\b/u;

/** Prepares the names once; the function returned answers every keystroke, the best name first. */
export function suggester(index: Omit<NameIndex, 'version'>, language: string): (query: string) => Suggestion[] {
  const names = [
    ...index.terms.map(([name, , sense = ''], term) => ({ id: term, name, sense, term, isOther: false })),
    ...index.others.map(([name, term], at) => ({ id: index.terms.length + at, name, sense: '', term, isOther: true })),
  ];
  const keys = names.map(({ name }) => searchKey(name));
  const words = splitter(language);
  const whole = (text: string): string[] => [text];
  // Slips happen where words meet: each name is also indexed as one word.
  const search = new MiniSearch<(typeof names)[number]>({
    fields: ['name', 'joined'],
    tokenize: (text, field) => (field === 'joined' ? whole(text) : words(text)),
    extractField: (one, field) =>
      field === 'id' ? String(one.id) : field === 'joined' ? keys[one.id]! : `${one.name} ${one.sense}`,
    processTerm: folded,
    searchOptions: { prefix: true, maxFuzzy: 2 },
  });
  search.addAll(names);
  const withKey = (test: (key: string) => boolean): Hit[] =>
    names.filter(({ id }) => test(keys[id]!)).map(({ id }) => ({ id, score: 0 }));
  // Where words end is a matter of opinion there: whatever stands inside a name finds it, the shortest name first.
  const inside = (key: string): Hit[] =>
    COMPOUNDING.test(language)
      ? withKey((name) => name.includes(key))
          .sort((a, b) => keys[a.id]!.length - keys[b.id]!.length)
          .slice(0, CANDIDATES)
      : [];
  const near = (query: string, key: string): Hit[] => {
    const found = search.search({
      combineWith: 'OR',
      queries: [
        {
          queries: [query],
          fields: ['name'],
          tokenize: words,
          combineWith: 'AND',
          fuzzy: (word) => tolerance(word, 6),
        },
        { queries: [key], fields: ['joined'], tokenize: whole, fuzzy: (word) => tolerance(word, 5) },
      ],
    });
    return found.slice(0, CANDIDATES).map(({ id, score }) => ({ id: id as number, score }));
  };
  return (query) => {
    const key = searchKey(query);
    if (key === '') return [];
    // Names that begin so come before all others: where they fill the list, as after the first letter, no other is looked for.
    const beginning = withKey((name) => name.startsWith(key));
    const isFull = new Set(beginning.map(({ id }) => names[id]!.term)).size >= MOST;
    const found = isFull ? beginning : [...beginning, ...near(query, key), ...inside(key)];
    return best(
      found.map(({ id, score }) => ({
        ...names[id]!,
        cost: costOf(key, names[id]!, keys[id]!, score) + unlike(query, names[id]!.name),
      })),
    );
  };
}

/** A name that may be meant, with how well the library thinks that it fits. */
interface Hit {
  id: number;
  score: number;
}

/** Each term once, by its closest name. */
function best(found: (Suggestion & { cost: number })[]): Suggestion[] {
  found.sort((a, b) => a.cost - b.cost || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  const seen = new Set<number>();
  return found
    .filter(({ term }) => !seen.has(term) && seen.add(term))
    .slice(0, MOST)
    .map(({ name, term, isOther }) => ({ name, term, isOther }));
}

/**
 * How many wrong letters a word of the query may have: two letters that changed places are two.
 * @param long from this length on
 */
function tolerance(word: string, long: number): number {
  return word.length < 4 ? 0 : word.length < long ? 1 : 2;
}

/** Of names that differ in accents alone, those that are written like the query come first. */
function unlike(query: string, name: string): number {
  const [typed, written] = [query, name].map((text) => text.normalize().trim().toLowerCase());
  return written!.startsWith(typed!) ? 0 : 0.001;
}

/** The lower, the better: the name itself, names that begin so, names that are a slip or two away, names that hold the words. */
function costOf(query: string, { isOther }: Suggestion, name: string, score: number): number {
  if (name === query) return 0;
  // Of names that are as close, the headword is meant.
  if (name.startsWith(query)) return 1 + (name.length - query.length) / 100 + Number(isOther) / 4;
  const whole = distance(query, name);
  const start = name.length > query.length ? distance(query, name.slice(0, query.length)) : whole;
  return 2 + Math.min(whole, start + 0.5) - Math.min(0.2, score / 1000) + Number(isOther) / 4;
}
