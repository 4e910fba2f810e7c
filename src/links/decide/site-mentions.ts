import { hash } from 'node:crypto';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { compressedRows, type CompressedRows } from './compressed-rows.ts';

/** Which pages of a language mention which terms. */
export interface SiteMentions {
  /** The number of pages. */
  pages: number;
  /** The number of pages that mention a term, apart from its own. */
  frequency(id: string): number;
  /** Whether the page of a term mentions another term. */
  mentions(page: string, id: string): boolean;
  /** A digest of the set of pages that mention a term. */
  mentioning(id: string): string;
}

export interface MentioningPage {
  /** The term of the page; undefined for an own page. */
  term: LinkTerm | undefined;
  /** The distinct meanings that it mentions. */
  named: readonly Meaning[];
}

/** Counts the mentions on all pages of a language. */
export function siteMentions(pages: readonly MentioningPage[], { terms }: Matcher): SiteMentions {
  const { frequencies, meanings, naming } = countMentions(pages, terms);
  const indexes = new Map(terms.map(({ id }, index) => [id, index]));
  const isFound = new Uint8Array(terms.length);
  const pagesOf = (id: string): number[] => {
    const index = indexes.get(id);
    const found: number[] = [];
    if (index === undefined) return found;
    for (let at = meanings.starts[index]!; at < meanings.starts[index + 1]!; at += 1) {
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
  // The last result is cached: deciding on a page asks many times about the same term.
  let last: { id: string; pages: ReadonlySet<number> } | undefined;
  const pagesMentioning = (id: string): ReadonlySet<number> => {
    if (last?.id !== id) last = { id, pages: new Set(pagesOf(id)) };
    return last.pages;
  };
  let digest: ((pages: readonly number[]) => string) | undefined;
  return {
    pages: pages.length,
    frequency: (id) => frequencies[indexes.get(id) ?? -1] ?? 0,
    mentions: (page, id) => page !== id && pagesMentioning(id).has(indexes.get(page) ?? -1),
    mentioning: (id) => (digest ??= setDigest(terms))(pagesOf(id)),
  };
}

/** Counts in typed arrays. A term is its index in the matcher; meanings are numbered here. */
interface MentionCounts {
  /** For each term, the number of pages that mention it. */
  frequencies: Int32Array;
  /** For each term, its meanings. */
  meanings: CompressedRows;
  /** For each meaning, the terms whose pages mention it. */
  naming: CompressedRows;
}

/** Counts by meaning: pages share few distinct meanings, but a meaning may have many terms. */
function countMentions(pages: readonly MentioningPage[], terms: readonly LinkTerm[]): MentionCounts {
  const indexes = new Map(terms.map(({ id }, index) => [id, index]));
  const numbers = new Map<Meaning, number>();
  const numberOf = (meaning: Meaning): number => {
    const number = numbers.get(meaning) ?? numbers.size;
    if (number === numbers.size) numbers.set(meaning, number);
    return number;
  };
  const rows = pages.map(({ term, named }) => ({ index: term && indexes.get(term.id), named: named.map(numberOf) }));
  const senses = [...numbers.keys()].map((meaning) => meaning.map(({ id }) => indexes.get(id)!));
  const meanings = compressedRows(terms.length, (add) =>
    senses.forEach((all, number) => all.forEach((index) => add(index, number))),
  );
  const naming = compressedRows(numbers.size, (add) => {
    for (const { index, named } of rows) if (index !== undefined) for (const number of named) add(number, index);
  });
  const frequencies = new Int32Array(terms.length);
  const counted = new Int32Array(terms.length).fill(-1);
  for (const [page, { index: own, named }] of rows.entries()) {
    if (own !== undefined) counted[own] = page;
    for (const number of named) {
      for (const index of senses[number]!) {
        if (counted[index] === page) continue;
        counted[index] = page;
        frequencies[index]! += 1;
      }
    }
  }
  return { frequencies, meanings, naming };
}

/**
 * Returns a function that computes a digest of a set of terms, whatever their order: the exclusive or of two hash values
 * of each term's id. Indexes wouldn't do, because they change with every new term.
 */
function setDigest(terms: readonly LinkTerm[]): (indexes: readonly number[]) => string {
  const codes = Int32Array.from(
    terms.flatMap(({ id }) => [0, 8].map((at) => Number.parseInt(hash('sha1', id).slice(at, at + 8), 16) | 0)),
  );
  return (indexes) => {
    let [first, second] = [0, 0];
    for (const index of indexes) {
      first ^= codes[2 * index]!;
      second ^= codes[2 * index + 1]!;
    }
    return `${indexes.length} ${first} ${second}`;
  };
}
