import { analyzer, type Word } from '../../models/search/analyzer.ts';
import { rank, type Ranking } from '../../models/search/rank.ts';
import { pageAddress, wordAddress } from '../../models/search/search-addresses.ts';
import type { PageFile, PageTexts, SearchIndex, WordFile } from '../../models/search/search-files.ts';
import { loadStemmer } from './stemmers.ts';

/** What looks through the texts of a language. */
export interface Engine {
  index: SearchIndex;
  analyze: (text: string) => Word[];
  find(query: string): Promise<Ranking>;
  /** What results show of a page, by its number. */
  textsOf(page: number): Promise<PageTexts>;
}

/** @param address of the file that is read first: all others lie beside it, and are loaded when a query needs them */
export async function loadEngine(address: string, language: string): Promise<Engine> {
  const [index, stemmer] = await Promise.all([fetchJson<SearchIndex>(address), loadStemmer(language)]);
  const analyze = analyzer(language, stemmer);
  const files = new Map<string, Promise<unknown>>();
  const load = <File extends { version: string }>(file: string): Promise<File> => {
    let loading = files.get(file) as Promise<File> | undefined;
    if (!loading) {
      loading = ofVersion<File>(file, index.version);
      // What failed is asked for again.
      loading.catch(() => files.delete(file));
      files.set(file, loading);
    }
    return loading;
  };
  const wordsOf = async (start: string): Promise<WordFile['words']> =>
    (await load<WordFile>(wordAddress(address, start))).words;
  return {
    index,
    analyze,
    find: (query) => rank({ query, language, index, analyze, wordsOf }),
    textsOf: async (page) => {
      const { pages } = await load<PageFile>(pageAddress(address, Math.floor(page / index.group)));
      return pages[page % index.group]!;
    },
  };
}

/** After a deployment, one of the files may come from a cache: the numbers of pages are others. */
async function ofVersion<File extends { version: string }>(address: string, version: string): Promise<File> {
  const file = await fetchJson<File>(address);
  if (file.version === version) return file;
  const renewed = await fetchJson<File>(address, 'reload');
  if (renewed.version !== version) throw new Error(`${address} is of another version`);
  return renewed;
}

async function fetchJson<Json>(address: string, cache: RequestCache = 'default'): Promise<Json> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Json;
}
