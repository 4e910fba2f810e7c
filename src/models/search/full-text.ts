import { hash } from 'node:crypto';
import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';

/** A part of a language's full-text index. */
export interface FullTextPart {
  /** From 0 on. The first has the script that reads all of them. */
  number: number;
  /** The address of the folder where it lies. */
  folder: string;
  /** The addresses of its pages. */
  pages: readonly string[];
}

/** With at most this many pages, the index has one part. */
const MOST_TOGETHER = 2_500;

/** A part can only be made as a whole, and a search asks all of them: the more pages there are, the larger and the more they are. */
const PAGES_IN_FOUR_PARTS = 10_000;

/**
 * The pages of a language whose texts can be searched, in parts. A page belongs to its part for ever, as long as there
 * are as many: a new one changes no other part.
 */
export function fullTextParts(
  entries: readonly Entry[],
  pages: readonly OwnPageEntry[],
  language: string,
  { addresses }: Pick<Site, 'addresses'>,
): FullTextPart[] {
  const all = [
    ...entries.filter(({ status }) => status !== 'draft').map(({ slug }) => addresses.term(language, slug.value)),
    ...pages.map(({ slug }) => addresses.page(language, slug.value)),
  ];
  const count = all.length <= MOST_TOGETHER ? 1 : Math.round(4 * Math.sqrt(all.length / PAGES_IN_FOUR_PARTS));
  const parts = Map.groupBy(all, (address) =>
    count === 1 ? 0 : Number.parseInt(hash('sha1', address).slice(0, 8), 16) % count,
  );
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([number, part]) => ({ number, folder: addresses.fullText(language, number), pages: part }));
}
