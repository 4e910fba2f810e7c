import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Glossary } from '../../models/glossary.ts';
import { digestOf } from '../../source/digest.ts';
import { inParallel } from '../../content/in-parallel.ts';
import type { SiteFiles } from '../output/site-files.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { moduleBeside } from '../../content/places.ts';

/** Lists of other terms and their headings aren't indexed: a search for a word should find the pages that explain it. */
const LISTS = [
  '.cards',
  '.names',
  '.breadcrumb',
  '.senses',
  '.label',
  '.facts',
  '.kicker',
  '.call',
  '.neighbours',
  '.actions',
  '.contents',
  'figcaption',
  '.list .part-head',
  '.mentions',
  '.questions .part-head',
];

/** What a thread makes a part of the index of. */
export interface IndexRequest {
  pages: readonly { address: string; file: string }[];
  /** Selectors of what is left out. */
  left: readonly string[];
  /** Where it goes. */
  folder: string;
}

/** What it says: that a page is done, or that all is written. */
export type IndexMessage = 'page' | 'all';

/**
 * The index of all text, for the page of results, made from the pages as they were written. Each part of it can only be
 * made as a whole: where none of its pages has changed, the old one stays.
 * @param scratch a folder for what Pagefind writes
 * @param tick is called for each page
 */
export async function writeFullText(
  { fullText, pages: { term: terms }, site: { addresses } }: Glossary,
  files: SiteFiles,
  scratch: string,
  tick: () => void,
): Promise<void> {
  // An edited summary changes the cards on many pages, and what is searched on one.
  const searched = new Map(terms.map(({ address, searched: version }) => [addresses.file(address), version]));
  const keyOf = (path: string): string => searched.get(path)?.() ?? files.all[path]![0];
  const parts = fullText.map((part) => ({ ...part, paths: part.pages.map(addresses.file) }));
  const keyed = parts.map((part) => ({
    ...part,
    key: `full text of ${digestOf(`${part.folder} ${part.paths.map(keyOf).join(' ')}`)}`,
  }));
  const missing = keyed.filter(({ folder, key }) => !files.reuseAll(key, `${dirname(addresses.file(folder))}/`));
  const make = async ({ number, folder, pages, paths, key }: (typeof missing)[number]): Promise<void> => {
    const written = join(scratch, `full-text-${digestOf(folder).slice(0, 8)}`);
    await indexPages(
      { pages: pages.map((address, at) => ({ address, file: files.at(paths[at]!) })), left: LISTS, folder: written },
      tick,
    );
    for (const path of filesBelow(written)) {
      const target = `${dirname(addresses.file(folder))}/${path}`;
      if (number > 0 && OF_PROGRAM.test(path)) continue;
      if (PROGRAM.test(path)) files.write(target, key, failing(await readFile(join(written, path), 'utf8')));
      // Its ready-made interfaces are no use to us.
      else if (!/(?:-ui|-component|highlight|modular)/u.test(path)) files.copy(target, key, join(written, path));
    }
    await rm(written, { recursive: true });
  };
  // Pagefind works at one page at a time.
  await inParallel(
    missing.map((part) => () => make(part)),
    availableParallelism(),
  );
}

/** What Pagefind says where its process is gone, unless it waits for an answer of it: then it says nothing, and waits. */
const ENDED = 'Pagefind backend closed';

/** In a thread, so that it is seen when Pagefind's process ends before its time. */
async function indexPages(request: IndexRequest, tick: () => void): Promise<void> {
  const worker = new Worker(moduleBeside(import.meta.url, 'index-worker'), { workerData: request });
  let isWritten = false;
  worker.on('message', (said: IndexMessage) => (said === 'page' ? tick() : (isWritten = true)));
  await new Promise((resolve, reject) =>
    worker
      .once('error', (error: Error) => (error.message === ENDED ? resolve(undefined) : reject(error)))
      .once('exit', resolve),
  );
  if (!isWritten)
    throw new UserError(
      'Pagefind, which makes the full-text index, ended before its time. Perhaps the system stopped it, as memory is short.',
    );
}

/** What every part would have of its own. */
const OF_PROGRAM = /\.js$|^wasm\./u;

/** What searches: on the page, or in a thread of its own. */
const PROGRAM = /^pagefind(?:-worker)?\.js$/u;

/** What Pagefind 1.6.0 does where a part of the index can't be had: it goes on without it, and finds nothing. */
const SWALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['"load_index_chunk")).catch(()=>{})', '"load_index_chunk"))'],
  ['console.error(`Failed to load the meta index:\n${e?.toString()}`);', 'throw e;'],
];

/** The program, which then fails instead: a reader must not be told that no page has a word. */
function failing(program: string): string {
  return SWALLOWED.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`Pagefind's program is not as expected: it lacks ${from}`);
    return text.replace(from, () => to);
  }, program);
}
