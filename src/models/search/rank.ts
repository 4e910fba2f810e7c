import { isFunctionWord } from '../../lexicon/function-words.ts';
import { alternatives, partsOfCompound } from './alternatives.ts';
import { joinedKey, type Word } from './analyzer.ts';
import { isCompounding } from './compounds.ts';
import { unpackWeight } from './packed-weights.ts';
import type { SearchIndex, WordLists } from './search-files.ts';
import { PLACES } from './weigh-record.ts';
import { fileOf } from './word-starts.ts';

/** The pages that answer a query, the best first. */
export interface Ranking {
  pages: readonly { page: number; score: number }[];
  /** The words of the query, as they were understood. */
  words: readonly AskedWord[];
}

export interface AskedWord {
  /** As it was typed. */
  written: string;
  /** The words of the index that it stands for, with how well each does. */
  found: ReadonlyMap<string, number>;
  /** Whether it was taken for a slip. */
  isMended: boolean;
  /** How much it counts: little for words such as “how”. */
  importance: number;
}

/** What is asked, and in what. */
export interface Asked {
  query: string;
  language: string;
  index: Pick<SearchIndex, 'count' | 'starts'>;
  analyze: (text: string) => Word[];
  /** Loads a file of words. */
  wordsOf: (start: string) => Promise<WordLists>;
}

/** Further words of a query are passed over: nobody asks at such a length, and each may load a file. */
const MOST_WORDS = 24;

/** Two words that the site writes as one are rarely meant otherwise. */
const JOINED = 1.5;

/**
 * Ranks the pages of a language by BM25F (see `weigh-record.ts`), by how much of the query stands together in one place,
 * and by whether it names the page. Not every word must occur.
 */
export async function rank({ query, language, index, analyze, wordsOf }: Asked): Promise<Ranking> {
  const terms = analyze(query).slice(0, MOST_WORDS);
  if (index.count === 0) return { pages: [], words: [] };
  const files = new Map<string, Promise<WordLists>>();
  const load = (key: string): Promise<WordLists> => {
    const start = index.starts[fileOf(index.starts, key)]!;
    if (!files.has(start)) files.set(start, wordsOf(start));
    return files.get(start)!;
  };
  const written = terms.map(({ start, end }) => query.slice(start, end));
  const content = written.map((word) => !isFunctionWord(word, language));
  // Words such as “how” say nothing beside others, and are on most pages.
  const told = content.includes(true) ? terms.filter((_, at) => content[at]) : terms;
  const asked = await Promise.all(
    told.map(async ({ key, start, end }): Promise<AskedWord> => {
      const word = { written: query.slice(start, end), importance: 1 };
      const own = alternatives(key, await load(key), end === query.length);
      if (own.found.size > 0 || !isCompounding(language)) return { ...word, ...own };
      return { ...word, found: await partsOfCompound(word.written, analyze, load), isMended: false };
    }),
  );
  // “key frame” is “keyframe”.
  const joined = await Promise.all(
    written.slice(1).map(async (second, at): Promise<AskedWord[]> => {
      const key = content[at] && content[at + 1] ? joinedKey(written[at]!, second, analyze) : undefined;
      if (key === undefined || terms.some((one) => one.key === key) || !Object.hasOwn(await load(key), key)) return [];
      return [{ written: written[at]! + second, importance: JOINED, found: new Map([[key, 1]]), isMended: false }];
    }),
  );
  const lists = new Map<string, readonly number[]>();
  for (const words of await Promise.all(files.values()))
    for (const { found } of [...asked, ...joined.flat()])
      for (const key of found.keys()) if (Object.hasOwn(words, key)) lists.set(key, words[key]!);
  return { pages: scored([...asked, ...joined.flat()], asked.length, index.count, lists), words: asked };
}

/** What a word in a place tells more than elsewhere on the page. */
function worthOf(place: number): number {
  if (place === PLACES.names) return 1.6;
  if (place === PLACES.lead) return 1.7;
  if (place < PLACES.answers) return 1.5;
  return place < PLACES.sections ? 1.3 : 0.5;
}

const WORTH = Array.from({ length: PLACES.end }, (_, place) => worthOf(place));

/** How fast further occurrences count less. */
const SATURATION = 9;

/** What counts besides the words by themselves: that they stand together, that they name the page, that none is left out. */
const [TOGETHER, NAMED, ALL] = [1.2, 6, 0.25];

/** A page that has less of the query than this, beside the one that has most of it, answers something else. */
const LEAST = 0.25;

/** A page with exactly this name comes first. */
const EXACT = 1000;

interface PageScore {
  total: number;
  covered: number;
  named: number;
  /** The number of words that have their share in a name of just these words. */
  exact: number;
  places: number[];
}

/** @param typed the number of words, without those that were joined */
function scored(
  asked: readonly AskedWord[],
  typed: number,
  count: number,
  lists: ReadonlyMap<string, readonly number[]>,
): Ranking['pages'] {
  const pages = new Map<number, PageScore>();
  let whole = 0;
  for (const { found, importance } of asked) {
    const { best, idf } = pagesOf(found, count, lists);
    whole += (idf === 0 ? Math.log(1 + count) : idf) * importance;
    for (const [page, one] of best) {
      let own = pages.get(page);
      if (!own)
        pages.set(
          page,
          (own = { total: 0, covered: 0, named: 0, exact: 0, places: Array.from({ length: PLACES.end }, () => 0) }),
        );
      own.total += one.worth * importance;
      own.covered += one.idf * importance;
      own.named += one.named * importance;
      if (one.named >= Math.floor(9 / typed)) own.exact += 1;
      for (let place = 0; place < PLACES.end; place += 1)
        if (one.places & (1 << place)) own.places[place]! += one.idf * importance;
    }
  }
  const most = Math.max(...[...pages.values()].map(({ covered }) => covered));
  return [...pages]
    .filter(([, { covered }]) => covered >= LEAST * most)
    .map(([page, { total, covered, named, exact, places }]) => {
      const together = Math.max(...places.map((idf, place) => (idf * WORTH[place]! * idf) / covered));
      const name = Math.min(1, named / 9);
      const score =
        (total + TOGETHER * together + NAMED * name * name) * (1 - ALL + ALL * Math.min(1, covered / whole));
      return { page, score: score + (exact >= typed ? EXACT : 0) };
    })
    .sort((a, b) => b.score - a.score || a.page - b.page);
}

/** The pages of a word, and of those that it stands for: on each, what counts most. */
function pagesOf(
  found: AskedWord['found'],
  count: number,
  lists: ReadonlyMap<string, readonly number[]>,
): { best: Map<number, { worth: number; idf: number; named: number; places: number }>; idf: number } {
  const best = new Map<number, { worth: number; idf: number; named: number; places: number }>();
  let most = 0;
  for (const [key, likeness] of found) {
    const list = lists.get(key) ?? [];
    const pages = list.length / 3;
    const idf = likeness * Math.log(1 + (count - pages + 0.5) / (pages + 0.5));
    if (pages > 0) most = Math.max(most, idf);
    let page = 0;
    for (let at = 0; at < list.length; at += 3) {
      page += list[at]!;
      const { named, weight, places } = unpackWeight(list[at + 1]!, list[at + 2]!);
      const worth = (idf * weight * (SATURATION + 1)) / (weight + SATURATION);
      const known = best.get(page);
      if (!known) best.set(page, { worth, idf, named: named * likeness, places });
      else {
        known.places |= places;
        known.named = Math.max(known.named, named * likeness);
        if (worth > known.worth) [known.worth, known.idf] = [worth, idf];
      }
    }
  }
  return { best, idf: most };
}
