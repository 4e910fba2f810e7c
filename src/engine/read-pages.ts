import { setImmediate } from 'node:timers/promises';
import { pagesOf, type Prepared } from '../compile.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { unpackReading, type PackedReading, type ReadingCore } from '../html/pack-reading.ts';
import type { PageReading, ReadablePage } from '../html/read-page.ts';
import type { SiteChanges } from './store/site-state.ts';
import type { Store } from './store/store.ts';
import type { Stopwatch } from './stopwatch.ts';
import { pageReader } from './workers/page-reader.ts';
import type { ReaderPool, ReaderThread } from './workers/reader-pool.ts';

/** How many pages a thread is given at once. */
const CHUNK = 25;

type Page = Entry | OwnPageEntry;

export interface ReadPagesContext {
  url: string | undefined;
  /** Digest of each file; pages without one aren't kept. */
  sources: ReadonlyMap<string, string>;
  store: Store;
  /** What has changed since the readings in the store. */
  changes: SiteChanges;
  readers: ReaderPool;
  watch: Stopwatch | undefined;
  /** Is called as soon as a core is idle, if one is. */
  whenIdle(): void;
}

/** Returns the readings of all pages: from the store where they still hold; the others are read by all threads. */
export async function readPages(
  prepared: Prepared,
  { url, sources, store, changes, readers, watch, whenIdle }: ReadPagesContext,
): Promise<(page: Page) => PageReading> {
  const { site, names, content } = prepared;
  const begin = (threads: readonly ReaderThread[]): void => {
    const languages = site.languages.map((language) => {
      const { matcher, own } = names.in(language);
      return { language, terms: matcher.terms, own };
    });
    for (const thread of threads) thread.begin({ settings: content.settings!, url, assets: content.assets, languages });
  };
  // Threads that were started early build their tries while this one looks into the store.
  const early = readers.threadsFor(0);
  begin(early);
  const readHere = pageReader((language) => ({ site, names: names.in(language), assets: content.assets }));
  const readings = new Map<Page, PageReading>();
  const accept = (page: Page, core: ReadingCore): void => {
    // If a part is damaged, or another run replaced it after `save`, the page is read again.
    const partOf = (part: 'mentions' | 'shown', version: string): string =>
      store.get(part, page.file, version) ?? readHere(page)[part];
    readings.set(page, unpackReading(core, names.in(page.language).matcher, partOf));
    watch?.tick();
  };
  const unread = pagesOf(prepared).filter((page) => {
    const source = sources.get(page.file);
    const kept = source === undefined ? undefined : store.get('core', page.file, source);
    const core = kept === undefined ? undefined : (JSON.parse(kept) as ReadingCore);
    if (!core || changes.mayAffect(core)) return true;
    accept(page, core);
    return false;
  });
  const threads = readers.threadsFor(unread.length);
  if (threads !== early) begin(threads);
  if (threads.length === 0 || unread.length === 0) whenIdle();
  await readAll(unread, readHere, threads, (page, { core: text, mentions, shown }) => {
    const core = JSON.parse(text) as ReadingCore;
    const source = sources.get(page.file);
    if (source !== undefined) {
      store.put('core', page.file, source, text);
      store.put('mentions', page.file, core.mentionsVersion, mentions);
      store.put('shown', page.file, core.shownVersion, shown);
    }
    accept(page, core);
  });
  return (page) => readings.get(page)!;
}

/** Shares pages out among this thread and others. */
async function readAll(
  pages: readonly Page[],
  readHere: (page: Page) => PackedReading,
  threads: readonly ReaderThread[],
  accept: (page: Page, reading: PackedReading) => void,
): Promise<void> {
  let at = 0;
  const nextChunk = (): Page[] => pages.slice(at, (at += CHUNK));
  const readThere = async (thread: ReaderThread): Promise<void> => {
    for (let chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
      const read = await thread.read(chunk.map(readable));
      for (const [place, page] of chunk.entries()) accept(page, read[place]!);
    }
  };
  const readInThisThread = async (): Promise<void> => {
    for (let chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
      for (const page of chunk) accept(page, readHere(page));
      // Takes in the answers of the other threads, and lets the progress bar move.
      await setImmediate();
    }
  };
  // Two loops for each thread: its next chunk is queued before it has finished the first.
  await Promise.all([...threads, ...threads].map(readThere).concat(readInThisThread()));
}

/** Only what reading a page needs: it is copied to the other thread. */
function readable(page: Page): ReadablePage {
  if (!('term' in page)) return page;
  const { file, language, term, markdown, questions, status } = page;
  return { file, language, term, markdown, questions, status };
}
