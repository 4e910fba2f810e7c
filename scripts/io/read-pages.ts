import { setImmediate } from 'node:timers/promises';
import { pagesOf, type Prepared } from '../../src/compile.ts';
import type { Entry, OwnPageEntry } from '../../src/entries/entry.ts';
import { unpackReading } from '../../src/html/pack-reading.ts';
import type { PageReading, ReadablePage } from '../../src/html/read-page.ts';
import type { LinkTerm } from '../../src/lexicon/link-term.ts';
import type { Matcher } from '../../src/lexicon/matcher.ts';
import { pageReader } from './page-reader.ts';
import type { ReaderThread } from './reader-threads.ts';
import { digestOf, type KnownReading, type ReadingStore, type StoredReading } from './reading-store.ts';

/** So few pages are read by another thread before this one has built what it needs for that. */
const FEW = 500;

const CHUNK = 25;

type Page = Entry | OwnPageEntry;

export interface Reading {
  url: string | undefined;
  /** Read beside this one. */
  threads: readonly ReaderThread[];
  /** Is called for each page. */
  tick(): void;
  /** Is called once, when a core has nothing more to do. */
  whenIdle(): void;
}

/**
 * The readings of all pages: those that are still true from the store, the others by all threads.
 * @param sources the digest of each file
 */
export async function readPages(prepared: Prepared, sources: ReadonlyMap<string, string>, store: ReadingStore, { url, threads, tick, whenIdle }: Reading): Promise<(page: Page) => PageReading> {
  const { site, names, content } = prepared;
  const languages = site.languages.map((language) => ({ language, terms: names.in(language).matcher.terms, own: names.in(language).own }));
  const assetsDigest = digestOf(JSON.stringify([...content.assets.values()].map(({ path, digest }) => [path, digest]).sort()));
  for (const thread of threads) thread.begin({ settings: content.settings!, url, assets: content.assets, assetsDigest, languages });
  store.compareLexicons(languages);
  const termsIn = new Map(site.languages.map((language) => [language, termLists(names.in(language).matcher)]));
  const here = pageReader((language) => ({ site, names: names.in(language), assets: content.assets }), assetsDigest);
  const readings = new Map<Page, PageReading>();
  const accept = (page: Page, { known, mentionsVersion, shownVersion }: KnownReading): void => {
    const { matcher } = names.in(page.language);
    readings.set(page, unpackReading(known, {
      termOf: (id) => matcher.term(id)!,
      termsOf: termsIn.get(page.language)!,
      mentionsVersion,
      shownVersion,
      // What somebody else has taken out of the store is read once more.
      mentions: () => store.part(mentionsVersion) ?? here(page).mentions,
      shown: () => store.part(shownVersion) ?? here(page).shown,
    }));
    tick();
  };
  const unread: Page[] = [];
  for (const page of pagesOf(prepared)) {
    const known = store.reading(page.file, sources.get(page.file)!, assetsDigest);
    if (known === undefined) unread.push(page);
    else accept(page, known);
  }
  if (threads.length === 0 || unread.length === 0) whenIdle();
  await readAll(unread, here, threads, (pages, read) => {
    store.together(() => {
      for (const [at, page] of pages.entries()) store.keepReading(page.file, sources.get(page.file)!, read[at]!);
    });
    for (const [at, page] of pages.entries()) accept(page, read[at]!);
  });
  if (threads.length > 0 && unread.length > 0) whenIdle();
  return (page) => readings.get(page)!;
}

/** @param here reads in this thread */
async function readAll(pages: readonly Page[], here: ReturnType<typeof pageReader>, threads: readonly ReaderThread[], accept: (pages: readonly Page[], read: readonly StoredReading[]) => void): Promise<void> {
  let at = 0;
  const next = (): Page[] => pages.slice(at, (at += CHUNK));
  const readThere = async (thread: ReaderThread): Promise<void> => {
    for (let chunk = next(); chunk.length > 0; chunk = next()) accept(chunk, await thread.read(chunk.map(readable)));
  };
  const readHere = async (): Promise<void> => {
    for (let chunk = next(); chunk.length > 0; chunk = next()) {
      accept(chunk, chunk.map(here));
      // Other threads, and whoever shows how far this is, need a turn.
      await setImmediate();
    }
  };
  const isWorthIt = threads.length === 0 || pages.length >= FEW;
  await Promise.all([...threads.flatMap((thread) => [readThere(thread), readThere(thread)]), ...(isWorthIt ? [readHere()] : [])]);
}

/** The terms behind ids. Mentions are many, and what they mean is often the same: the lists are shared. */
function termLists(matcher: Matcher): (ids: readonly string[]) => readonly LinkTerm[] {
  const lists = new Map<string, readonly LinkTerm[]>();
  return (ids) => {
    const key = ids.join(' ');
    const list = lists.get(key) ?? ids.map((id) => matcher.term(id)!);
    lists.set(key, list);
    return list;
  };
}

/** No more of a page than its reader needs. */
function readable(page: Page): ReadablePage {
  if (!('term' in page)) return page;
  const { file, language, term, written, questions } = page;
  return { file, language, term, written, questions };
}
