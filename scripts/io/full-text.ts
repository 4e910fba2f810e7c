import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Glossary } from '../../src/models/glossary.ts';
import { filesBelow } from './inputs.ts';
import { workFolder } from './places.ts';
import { digestOf } from './reading-store.ts';
import type { SiteFiles } from './site-files.ts';

/** Lists of other terms, and what stands above lists: whoever looks for a word wants the pages that speak of it. */
const LISTS = ['.cards', '.names', '.breadcrumb', '.senses', '.label', '.facts', '.kicker', '.call', '.neighbours', '.actions', '.contents', '.around', 'figcaption', '.list .part-head', '.questions .part-head'];

/**
 * The index of all text, for the page of results, made from the pages as they were written. Each language has its own.
 * It can only be made as a whole: where no page has changed, the old one stays.
 * @param tick is called for each page
 */
export async function writeFullText(glossary: Glossary, files: SiteFiles, tick: () => void): Promise<void> {
  const { addresses } = glossary.site;
  const pages = [...glossary.terms, ...glossary.pages].filter(({ frame }) => frame.head.robots === undefined);
  const paths = pages.map(({ frame }) => addresses.file(frame.head.canonical!.slice(addresses.origin.length)));
  const key = `full text of ${digestOf(paths.map((path) => files.all[path]![0]).join(' '))}`;
  if (files.reuseAll(key)) return;
  const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: LISTS, keepIndexUrl: false });
  if (!index) throw new Error(`The full-text index can't be made: ${errors.join(' ')}`);
  // One after the other: the order decides the names of the files.
  for (const [at, { frame }] of pages.entries()) {
    const address = frame.head.canonical!.slice(addresses.origin.length);
    const { errors: faults } = await index.addHTMLFile({ url: address, content: await readFile(files.at(paths[at]!), 'utf8') });
    if (faults.length > 0) throw new Error(`${address} can't be indexed: ${faults.join(' ')}`);
    tick();
  }
  const folder = dirname(addresses.file(addresses.fullText));
  // It comes by way of a disk: that of a very large site is more than one answer can hold.
  const written = join(workFolder, `full-text-${process.pid}`);
  try {
    const { errors: faults } = await index.writeFiles({ outputPath: written });
    if (faults.length > 0) throw new Error(`The full-text index can't be written: ${faults.join(' ')}`);
    for (const path of filesBelow(written)) {
      const target = `${folder}/${path}`;
      if (PROGRAM.test(path)) files.write(target, key, failing(await readFile(join(written, path), 'utf8')));
      // Its ready-made interfaces are no use to us.
      else if (!/(?:-ui|-component|highlight|modular)/u.test(path)) files.copy(target, key, join(written, path));
    }
  } finally {
    await rm(written, { recursive: true, force: true });
    await close();
  }
}

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
