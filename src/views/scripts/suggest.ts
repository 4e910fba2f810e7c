import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';
import type { NameIndex } from '../../models/search/name-file.ts';
import { withoutElisions } from '../../lexicon/elisions.ts';
import { folded, searchKey } from '../../models/search/search-key.ts';
import { splitter } from './splitter.ts';

export interface Suggestion {
  name: string;
  /** The index of the term. */
  term: number;
  /** Whether it is another name than the headword. */
  isOther: boolean;
}

/** The most suggestions shown at once. */
export const MOST = 8;

/** How many of MiniSearch's hits are ranked by the distance of the whole name. */
const CANDIDATES = 60;

/** Languages that write compounds without spaces. */
const COMPOUNDING = /^(?:zh|ja|ko|th|lo|km|my)\b/u;

/** Indexes names, and returns a function that finds the best ones for a query. It is called for every keystroke. */
export function suggester(index: Omit<NameIndex, 'version'>, language: string): (query: string) => Suggestion[] {
  const names = [
    ...index.terms.map(([name, , sense = ''], term) => ({ id: term, name, sense, term, isOther: false })),
    ...index.others.map(([name, term], at) => ({ id: index.terms.length + at, name, sense: '', term, isOther: true })),
  ];
  const keys = names.map(({ name }) => searchKey(withoutElisions(name, language)));
  const words = splitter(language);
  const whole = (text: string): string[] => [text];
  // Readers mistype spaces: each name is also indexed as one word.
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
  // In these languages the limits of words are unclear, so any part of a name finds it; the shortest name comes first.
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
  return (typed) => {
    const query = withoutElisions(typed, language);
    const key = searchKey(query);
    if (key === '') return [];
    // Names that begin with the query come first. If they fill the list, as after the first letter, the rest isn't searched.
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

/** A name that may be meant, with MiniSearch's score. */
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
 * How many wrong letters a word of the query may have; two swapped letters count as two.
 * @param long the length from which two are allowed
 */
function tolerance(word: string, long: number): number {
  return word.length < 4 ? 0 : word.length < long ? 1 : 2;
}

/** A small cost for names that differ from the query in accents, so that those spelt like it come first. */
function unlike(query: string, name: string): number {
  const [typed, written] = [query, name].map((text) => text.normalize().trim().toLowerCase());
  return written!.startsWith(typed!) ? 0 : 0.001;
}

/** The lower, the better: an equal name, names that begin with the query, names with a misspelling or two, names with its words. */
function costOf(query: string, { isOther }: Suggestion, name: string, score: number): number {
  if (name === query) return 0;
  // Of equally close names, the headword comes first.
  if (name.startsWith(query)) return 1 + (name.length - query.length) / 100 + Number(isOther) / 4;
  const whole = distance(query, name);
  const start = name.length > query.length ? distance(query, name.slice(0, query.length)) : whole;
  return 2 + Math.min(whole, start + 0.5) - Math.min(0.2, score / 1000) + Number(isOther) / 4;
}
