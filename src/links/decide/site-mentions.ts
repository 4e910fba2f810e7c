import { hash } from 'node:crypto';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { rowsOf, type Rows } from './rows.ts';

/** What all pages of a language mention: how often, and each other. */
export interface SiteMentions {
  pages: number;
  /** On how many pages a term is mentioned, its own aside. */
  frequency(id: string): number;
  /** Whether the page of a term mentions another term. */
  mentions(page: string, id: string): boolean;
  /** Another one whenever other pages mention a term. */
  mentioning(id: string): string;
}

export interface MentioningPage {
  /** The term that it is about, if it is a term's. */
  term: LinkTerm | undefined;
  named: readonly Meaning[];
}

export function siteMentions(pages: readonly MentioningPage[], { terms }: Matcher): SiteMentions {
  const { frequencies, meanings, naming } = countMentions(pages, terms);
  const places = new Map(terms.map(({ id }, place) => [id, place]));
  const isFound = new Uint8Array(terms.length);
  const pagesOf = (id: string): number[] => {
    const place = places.get(id);
    const found: number[] = [];
    if (place === undefined) return found;
    for (let at = meanings.starts[place]!; at < meanings.starts[place + 1]!; at += 1) {
      const number = meanings.values[at]!;
      for (let row = naming.starts[number]!; row < naming.starts[number + 1]!; row += 1) {
        const page = naming.values[row]!;
        if (isFound[page] === 0) found.push(page);
        isFound[page] = 1;
      }
    }
    for (const page of found) isFound[page] = 0;
    return found;
  };
  // Who decides a page asks often, and always of the same term.
  let asked: { id: string; pages: ReadonlySet<number> } | undefined;
  const pagesMentioning = (id: string): ReadonlySet<number> => {
    if (asked?.id !== id) asked = { id, pages: new Set(pagesOf(id)) };
    return asked.pages;
  };
  let marks: ((pages: readonly number[]) => string) | undefined;
  return {
    pages: pages.length,
    frequency: (id) => frequencies[places.get(id) ?? -1] ?? 0,
    mentions: (page, id) => page !== id && pagesMentioning(id).has(places.get(page) ?? -1),
    mentioning: (id) => (marks ??= setMarks(terms))(pagesOf(id)),
  };
}

/** What pages mention, as numbers: of terms, their places among the matcher's; of meanings, any. */
interface MentionCounts {
  frequencies: Int32Array;
  /** The meanings of each term. */
  meanings: Rows;
  /** The terms whose pages name each meaning. */
  naming: Rows;
}

/**
 * Pages name the same few things again and again, and each of these may mean many terms: who names what is counted by
 * meaning.
 */
function countMentions(pages: readonly MentioningPage[], terms: readonly LinkTerm[]): MentionCounts {
  const places = new Map(terms.map(({ id }, place) => [id, place]));
  const numbers = new Map<Meaning, number>();
  const numberOf = (meaning: Meaning): number => {
    const number = numbers.get(meaning) ?? numbers.size;
    if (number === numbers.size) numbers.set(meaning, number);
    return number;
  };
  const rows = pages.map(({ term, named }) => ({ place: term && places.get(term.id), named: named.map(numberOf) }));
  const senses = [...numbers.keys()].map((meaning) => meaning.map(({ id }) => places.get(id)!));
  const meanings = rowsOf(terms.length, (add) =>
    senses.forEach((all, number) => all.forEach((place) => add(place, number))),
  );
  const naming = rowsOf(numbers.size, (add) => {
    for (const { place, named } of rows) if (place !== undefined) for (const number of named) add(number, place);
  });
  const frequencies = new Int32Array(terms.length);
  const counted = new Int32Array(terms.length).fill(-1);
  for (const [page, { place: own, named }] of rows.entries()) {
    if (own !== undefined) counted[own] = page;
    for (const number of named) {
      for (const place of senses[number]!) {
        if (counted[place] === page) continue;
        counted[place] = page;
        frequencies[place]! += 1;
      }
    }
  }
  return { frequencies, meanings, naming };
}

/**
 * Marks of sets of terms, whatever their order. They are many, and their places change with every new term: each has two
 * numbers of its own.
 */
function setMarks(terms: readonly LinkTerm[]): (places: readonly number[]) => string {
  const codes = Int32Array.from(
    terms.flatMap(({ id }) => [0, 8].map((at) => Number.parseInt(hash('sha1', id).slice(at, at + 8), 16) | 0)),
  );
  return (places) => {
    let [first, second] = [0, 0];
    for (const place of places) {
      first ^= codes[2 * place]!;
      second ^= codes[2 * place + 1]!;
    }
    return `${places.length} ${first} ${second}`;
  };
}
