import { shortDigestOf } from '../../source/digest.ts';
import type { DataFile } from '../data-file.ts';
import { endOfCompound, isCompounding } from './compounds.ts';
import { prefixOf } from './word-starts.ts';
import type { SearchPassage, SearchRecord } from './search-record.ts';
import { packWeights, type PackedWeights } from './packed-weights.ts';
import { weighRecord } from './weigh-record.ts';
import { analyzer, type Stemmer } from './analyzer.ts';

/** The pages of a language that the search looks through. */
export interface SearchSource {
  language: string;
  /** In the order of the names, own pages last. */
  pages: readonly SearchedPage[];
  /** The addresses of its files. */
  files: SearchAddresses;
}

/** A page that is read only where its part of the index isn't known. */
export interface SearchedPage {
  address: string;
  category?: string;
  /** Differs whenever its record does. */
  version(): string;
  record(): SearchRecord;
}

export interface SearchAddresses {
  index: string;
  words(start: string): string;
  pages(group: number): string;
}

/** What the search reads first. */
export interface SearchIndex {
  /** Tells whether other files number the pages alike. */
  version: string;
  /** The number of pages. */
  count: number;
  /** How many pages have their texts in one file, as a power of 2. */
  group: number;
  /** How the words of each file begin, in order. */
  starts: readonly string[];
  /** The categories, and the number of each page's, where it has one; -1 otherwise. */
  categories: readonly string[];
  of: readonly number[];
}

/**
 * The words of a file, each with its pages: three numbers for each page, which are the distance to the page before, what
 * the word is worth there (`named` in thousands, and `weight` in tenths), and its places as bits.
 */
export interface WordFile {
  version: string;
  words: WordLists;
}

export type WordLists = Readonly<Record<string, readonly number[]>>;

/** The pages of a group, as results show them. */
export interface PageFile {
  version: string;
  pages: readonly PageTexts[];
}

export interface PageTexts extends Pick<
  SearchRecord,
  'name' | 'sense' | 'address' | 'others' | 'summary' | 'category'
> {
  passages: readonly (readonly [id: string, title: string, text: string, kind: SearchPassage['kind']])[];
}

/** What earlier runs found in pages, by their versions. */
export interface SearchMemory {
  get(version: string): PackedWeights | undefined;
  set(version: string, weights: PackedWeights): void;
}

/** About as many characters are in a file: a query reads one for each of its words, and one for each of its first results. */
const IN_WORD_FILE = 5_000;
const IN_PAGE_FILE = 8_000;

/**
 * The index of a language, in files that an edit rewrites only where it changes them: where a file of words begins
 * depends on the letters with which it begins, not on the files before.
 */
export function searchFiles(
  { language, pages, files }: SearchSource,
  memory: SearchMemory,
  stem?: Stemmer,
): DataFile[] {
  const analyze = analyzer(language, stem);
  const versions = pages.map((page) => page.version());
  const packed = pages.map((page, at) => {
    const version = versions[at]!;
    const known = memory.get(version);
    if (known !== undefined) return known;
    const record = page.record();
    const size = record.passages.reduce((sum, { text, title }) => sum + text.length + title.length, 200);
    const made = packWeights(weighRecord(record, analyze), size);
    memory.set(version, made);
    return made;
  });
  const version = shortDigestOf(pages.map(({ address }) => address).join(' '));
  const { starts, words } = wordFiles(packed, version, language);
  const mean = packed.reduce((sum, { size }) => sum + size, 0) / Math.max(1, packed.length);
  const group = 2 ** Math.max(0, Math.round(Math.log2(IN_PAGE_FILE / Math.max(1, mean))));
  const categories = [...new Set(pages.flatMap(({ category }) => category ?? []))];
  const index: SearchIndex = {
    version,
    count: pages.length,
    group,
    starts,
    categories,
    of: pages.map(({ category }) => (category === undefined ? -1 : categories.indexOf(category))),
  };
  return [
    { address: files.index, body: JSON.stringify(index) },
    ...words.map((body, at) => ({ address: files.words(starts[at]!), body })),
    ...Array.from({ length: Math.ceil(pages.length / group) }, (_, number) => {
      const own = pages.slice(number * group, (number + 1) * group);
      return {
        address: files.pages(number),
        version: shortDigestOf(`${version} ${versions.slice(number * group, (number + 1) * group).join(' ')}`),
        // Texts are read only where one of them changed.
        get body() {
          return JSON.stringify({ version, pages: own.map((page) => textsOf(page.record())) } satisfies PageFile);
        },
      };
    }),
  ];
}

function textsOf({ passages, ...record }: SearchRecord): PageTexts {
  return { ...record, passages: passages.map(({ id, title, text, kind }) => [id, title, text, kind]) };
}

/** The index of words, turned around: from each word to its pages. */
function wordFiles(
  packed: readonly PackedWeights[],
  version: string,
  language: string,
): { starts: string[]; words: string[] } {
  const byWord = new Map<string, number[]>();
  const ends = isCompounding(language) ? endsOf(packed) : undefined;
  const last = new Map<string, number>();
  const add = (key: string, page: number, worth: number, places: number): void => {
    let list = byWord.get(key);
    if (!list) byWord.set(key, (list = []));
    if (last.get(key) === page && list.length > 0) return;
    list.push(page - (last.get(key) ?? 0), worth, places);
    last.set(key, page);
  };
  packed.forEach(({ keys, numbers }, page) => {
    keys.forEach((key, at) => add(key, page, numbers[2 * at]!, numbers[2 * at + 1]!));
    if (!ends) return;
    keys.forEach((key, at) => {
      const end = ends.get(key);
      if (end !== undefined) add(end, page, ofPart(numbers[2 * at]!), numbers[2 * at + 1]!);
    });
  });
  const sorted = [...byWord.keys()].sort();
  const sizes = sorted.map((key) => key.length + 8 * (byWord.get(key)!.length / 3) + 5);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const prefixes = new Map<string, string[]>();
  for (const key of sorted) {
    const prefix = prefixOf(key);
    const same = prefixes.get(prefix);
    if (same) same.push(key);
    else prefixes.set(prefix, [key]);
  }
  // As many beginnings start a file as the size of the whole asks for, to the next power of 2.
  const one = 2 ** Math.max(0, Math.floor(Math.log2((IN_WORD_FILE * prefixes.size) / Math.max(1, total))));
  const starts: string[] = [];
  const bodies: string[][] = [];
  for (const [prefix, keys] of prefixes) {
    if (bodies.length === 0 || scattered(prefix) % one === 0) {
      starts.push(bodies.length === 0 ? '' : prefix);
      bodies.push([]);
    }
    for (const key of keys) bodies.at(-1)!.push(`${JSON.stringify(key)}:[${byWord.get(key)!.join(',')}]`);
  }
  return { starts, words: bodies.map((own) => `{"version":"${version}","words":{${own.join(',')}}}`) };
}

/** The last part of each compound of a site, which is found by that, too: a word of the site that it ends with. */
function endsOf(packed: readonly PackedWeights[]): Map<string, string> {
  const all = new Set(packed.flatMap(({ keys }) => keys));
  const ends = new Map<string, string>();
  for (const key of all) {
    const end = endOfCompound(key, (part) => all.has(part));
    if (end !== undefined) ends.set(key, end);
  }
  return ends;
}

/** A part of a word is worth half of it. */
function ofPart(worth: number): number {
  return Math.floor(worth / 2000) * 1000 + Math.round((worth % 1000) / 2);
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash ^ (hash >>> 15);
}
