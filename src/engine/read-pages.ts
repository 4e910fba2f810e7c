import { setImmediate } from 'node:timers/promises';
import { pagesOf, type Prepared } from '../compile.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { unpackReading } from '../html/pack-reading.ts';
import type { PageReading, ReadablePage } from '../html/read-page.ts';
import type { Matcher } from '../lexicon/matcher.ts';
import { digestOf } from '../source/digest.ts';
import { MeaningNumbers } from './store/meaning-numbers.ts';
import { pageReader, type ReadPages } from './workers/page-reader.ts';
import type { ReaderPool, ReaderThread } from './workers/reader-pool.ts';
import type { KnownReading, ReadingStore } from './store/reading-store.ts';

const CHUNK = 25;

type Page = Entry | OwnPageEntry;

export interface Reading {
  url: string | undefined;
  /** Read beside this thread, where there is much to read. */
  readers: ReaderPool;
  /** Is called for each page. */
  tick(): void;
  /** Is called where a core has nothing to do meanwhile. */
  whenIdle(): void;
}

/**
 * The readings of all pages: those that are still true from the store, the others by all threads.
 * @param sources the digest of each file; what has none isn't remembered
 */
export async function readPages(
  prepared: Prepared,
  sources: ReadonlyMap<string, string>,
  store: ReadingStore,
  { url, readers, tick, whenIdle }: Reading,
): Promise<(page: Page) => PageReading> {
  const { site, names, content } = prepared;
  const languages = site.languages.map((language) => ({
    language,
    terms: names.in(language).matcher.terms,
    own: names.in(language).own,
  }));
  const assetsDigest = digestOf(
    JSON.stringify([...content.assets.values()].map(({ path, digest }) => [path, digest]).sort()),
  );
  store.compareLexicons(site.languages.map((language) => names.in(language).matcher));
  const { meanings, firstNumber: first } = store;
  const step = readers.size + 1;
  const begin = (threads: readonly ReaderThread[]): void => {
    for (const [place, thread] of threads.entries()) {
      thread.begin({
        settings: content.settings!,
        url,
        assets: content.assets,
        assetsDigest,
        languages,
        meanings,
        numbering: { first: first + place + 1, step },
      });
    }
  };
  // What was started early begins early.
  const early = readers.threadsFor(0);
  begin(early);
  const matcherOf = (language: string): Matcher => names.in(language).matcher;
  const numbers = new MeaningNumbers({ first, step });
  numbers.add(meanings, matcherOf);
  const here = pageReader({
    contextOf: (language) => ({ site, names: names.in(language), assets: content.assets }),
    numbers,
    assetsDigest,
  });
  const readings = new Map<Page, PageReading>();
  const accept = (page: Page, { known, mentionsVersion, shownVersion }: KnownReading): void => {
    const reading = unpackReading(known, {
      meaning: (number) => numbers.meaning(number),
      mentionsVersion,
      shownVersion,
      // What somebody else has taken out of the store is read once more.
      mentions: () => store.part(mentionsVersion) ?? here(page).mentions,
      shown: () => store.part(shownVersion) ?? here(page).shown,
    });
    readings.set(page, reading);
    tick();
  };
  const unread: Page[] = [];
  for (const page of pagesOf(prepared)) {
    const source = sources.get(page.file);
    const known = source === undefined ? undefined : store.reading(page.file, source, assetsDigest);
    if (known === undefined) unread.push(page);
    else accept(page, known);
  }
  const threads = readers.threadsFor(unread.length);
  if (threads !== early) begin(threads);
  if (threads.length === 0 || unread.length === 0) whenIdle();
  const readHere = (pages: readonly Page[]): ReadPages => ({ read: pages.map(here), meanings: numbers.given() });
  await readAll(unread, readHere, threads, (pages, { read, meanings: given }) => {
    store.together(() => {
      for (const [at, page] of pages.entries()) {
        const source = sources.get(page.file);
        if (source !== undefined) store.keepReading(page.file, source, read[at]!);
      }
    });
    store.keepMeanings(given);
    numbers.add(given, matcherOf);
    for (const [at, page] of pages.entries()) accept(page, read[at]!);
  });
  return (page) => readings.get(page)!;
}

/** @param read reads in this thread */
async function readAll(
  pages: readonly Page[],
  read: (pages: readonly Page[]) => ReadPages,
  threads: readonly ReaderThread[],
  accept: (pages: readonly Page[], answer: ReadPages) => void,
): Promise<void> {
  let at = 0;
  const next = (): Page[] => pages.slice(at, (at += CHUNK));
  const readThere = async (thread: ReaderThread): Promise<void> => {
    for (let chunk = next(); chunk.length > 0; chunk = next()) accept(chunk, await thread.read(chunk.map(readable)));
  };
  const readHere = async (): Promise<void> => {
    for (let chunk = next(); chunk.length > 0; chunk = next()) {
      accept(chunk, read(chunk));
      // Other threads, and whoever shows how far this is, need a turn.
      await setImmediate();
    }
  };
  await Promise.all([...threads.flatMap((thread) => [readThere(thread), readThere(thread)]), readHere()]);
}

/** No more of a page than its reader needs. */
function readable(page: Page): ReadablePage {
  if (!('term' in page)) return page;
  const { file, language, term, markdown, questions } = page;
  return { file, language, term, markdown, questions };
}
