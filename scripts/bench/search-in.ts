import { brotliCompressSync } from 'node:zlib';
import { analyzer } from '../../src/models/search/analyzer.ts';
import { rank } from '../../src/models/search/rank.ts';
import {
  searchFiles,
  type SearchIndex,
  type SearchSource,
  type WordFile,
} from '../../src/models/search/search-files.ts';
import { stemmerOf } from '../../src/models/search/stemmers.ts';

/** The search of a language without a browser. Sizes are in bytes, as they travel. */
export interface SearchIn {
  find(query: string): Promise<{ slugs: string[]; loaded: number }>;
  bytes: { index: number; words: number; texts: number };
}

export function searchIn({ language, pages, files }: SearchSource): SearchIn {
  const stemmer = stemmerOf(language);
  const all = new Map(
    searchFiles({ language, pages, files }, new Map(), stemmer).map(({ address, body }) => [
      address,
      { body: String(body), size: brotliCompressSync(body).length },
    ]),
  );
  const index = JSON.parse(all.get(files.index)!.body) as SearchIndex;
  const analyze = analyzer(language, stemmer);
  const sum = (pattern: RegExp): number =>
    [...all].reduce((bytes, [address, { size }]) => bytes + (pattern.test(address) ? size : 0), 0);
  return {
    bytes: { index: all.get(files.index)!.size, words: sum(/\/words[^/]*$/u), texts: sum(/\/pages-[^/]*$/u) },
    find: async (query) => {
      let loaded = 0;
      const wordsOf = async (start: string): Promise<WordFile['words']> => {
        const { body, size } = all.get(files.words(start))!;
        loaded += size;
        return (JSON.parse(body) as WordFile).words;
      };
      const { pages: found } = await rank({ query, language, index, analyze, wordsOf });
      return { slugs: found.map(({ page }) => decodeURI(pages[page]!.address.split('/').at(-2)!)), loaded };
    },
  };
}
