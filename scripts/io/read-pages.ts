import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import Tinypool from 'tinypool';
import { pagesOf, type Prepared } from '../../src/compile.ts';
import type { Entry, OwnPageEntry } from '../../src/entries/entry.ts';
import { unpackReading } from '../../src/html/pack-reading.ts';
import type { PageReading, ReadablePage } from '../../src/html/read-page.ts';
import type { LinkTerm } from '../../src/lexicon/link-term.ts';
import type { Matcher } from '../../src/lexicon/matcher.ts';
import { pageReader, type ReaderData } from './page-reader.ts';
import { digestOf, type KnownReading, type ReadingStore, type StoredReading } from './reading-store.ts';

/** So few pages are read before other threads are warm: each compiles the same code again. */
const FEW = 3_000;

const CHUNK = 25;

/** Threads may use so much for what lives a moment only. With more they are no quicker. */
const YOUNG_MIB = 32;

type Page = Entry | OwnPageEntry;

export interface Reading {
  url: string | undefined;
  /** Is called for each page. */
  tick(): void;
  /** Is called once, when a core has nothing more to do. */
  whenIdle(): void;
}

/**
 * The readings of all pages: those that are still true from the store, the others on all cores.
 * @param sources the digest of each file
 */
export async function readPages(prepared: Prepared, sources: ReadonlyMap<string, string>, store: ReadingStore, { url, tick, whenIdle }: Reading): Promise<(page: Page) => PageReading> {
  const { site, names, content } = prepared;
  const languages = site.languages.map((language) => ({ language, terms: names.in(language).matcher.terms, own: names.in(language).own }));
  store.compareLexicons(languages);
  const assetsDigest = digestOf(JSON.stringify([...content.assets.values()].map(({ path, digest }) => [path, digest]).sort()));
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
  if (unread.length < FEW) whenIdle();
  const data: ReaderData = { settings: content.settings!, url, assets: content.assets, assetsDigest, languages };
  await readAll(unread, here, data, (pages, read) => {
    store.together(() => {
      for (const [at, page] of pages.entries()) store.keepReading(page.file, sources.get(page.file)!, read[at]!);
    });
    for (const [at, page] of pages.entries()) accept(page, read[at]!);
  });
  if (unread.length >= FEW) whenIdle();
  return (page) => readings.get(page)!;
}

/**
 * This thread reads, and so does another one on every further core.
 * @param here reads in this thread
 */
async function readAll(pages: readonly Page[], here: ReturnType<typeof pageReader>, data: ReaderData, accept: (pages: readonly Page[], read: readonly StoredReading[]) => void): Promise<void> {
  const threads = pages.length < FEW ? 0 : availableParallelism() - 1;
  const pool = threads > 0 ? new Tinypool({ filename: new URL('page-reader.ts', import.meta.url).href, workerData: data, minThreads: threads, maxThreads: threads, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } }) : undefined;
  let at = 0;
  const next = (): Page[] => pages.slice(at, (at += CHUNK));
  const readThere = async (): Promise<void> => {
    for (let chunk = next(); chunk.length > 0; chunk = next()) accept(chunk, (await pool!.run(chunk.map(readable))) as StoredReading[]);
  };
  const readHere = async (): Promise<void> => {
    for (let chunk = next(); chunk.length > 0; chunk = next()) {
      accept(chunk, chunk.map(here));
      // Other threads, and whoever shows how far this is, need a turn.
      await setImmediate();
    }
  };
  try {
    // A thread has its next pages at hand when it is done with the last ones.
    await Promise.all([readHere(), ...Array.from({ length: 2 * threads }, readThere)]);
  } finally {
    await pool?.destroy();
  }
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
