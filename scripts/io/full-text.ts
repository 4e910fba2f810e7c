import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Glossary } from '../../src/models/glossary.ts';

/** Lists of other terms: whoever looks for a word wants the pages that speak of it. */
const LISTS = ['.cards', '.names', '.breadcrumb', '.senses', '.label', '.facts', '.kicker', '.call', '.neighbours', '.actions', '.contents', '.around', 'figcaption'];

/**
 * The index of all text, for the page of results, made from the pages as they were written. Each language has its own.
 * @param fileOf the file of an address in the output folder
 */
export async function writeFullText(glossary: Glossary, fileOf: (address: string) => string): Promise<void> {
  const { addresses } = glossary.site;
  const pages = [...glossary.terms, ...glossary.pages].filter(({ frame }) => frame.head.robots === undefined);
  const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: LISTS, keepIndexUrl: false });
  if (!index) throw new Error(`The full-text index can't be made: ${errors.join(' ')}`);
  // One after the other: the order decides the names of the files.
  for (const { frame } of pages) {
    const address = frame.head.canonical!.slice(addresses.origin.length);
    const { errors: faults } = await index.addHTMLFile({ url: address, content: await readFile(fileOf(address), 'utf8') });
    if (faults.length > 0) throw new Error(`${address} can't be indexed: ${faults.join(' ')}`);
  }
  await writeFiles(index, fileOf(addresses.fullText));
  await close();
}

async function writeFiles(index: PagefindIndex, entry: string): Promise<void> {
  const { files } = await index.getFiles();
  // Its ready-made interfaces are no use to us.
  for (const { path, content } of files.filter(({ path }) => !/(?:-ui|-component|highlight|modular)/u.test(path))) {
    const file = join(dirname(entry), path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
