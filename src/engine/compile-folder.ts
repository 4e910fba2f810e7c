import { finish, pagesOf, prepare, type Compiled, type CompileOptions } from '../compile.ts';
import type { Content } from '../source/content.ts';
import { parseEntry } from '../entries/parse-entry.ts';
import { isWebAddress } from '../source/fields.ts';
import { digestOf } from '../source/digest.ts';
import { ownDigest } from '../content/own-digest.ts';
import { scanContent, type ContentFolder } from '../content/content-folder.ts';
import { FileMemory } from '../content/file-memory.ts';
import { cacheFolder } from '../content/cache-folder.ts';
import { packEntry, unpackEntry } from './store/pack-entry.ts';
import { contentOf } from '../content/read-content.ts';
import { readPages } from './read-pages.ts';
import { ReaderPool } from './workers/reader-pool.ts';
import { ReadingStore } from './store/reading-store.ts';
import type { Stopwatch } from './stopwatch.ts';
import { UserError } from '../diagnostics/user-error.ts';

export interface Loaded extends Compiled {
  /** Writes down what was found out. */
  remember(): void;
  /** Does so, and lets go of the store. A page that is made after that is read from its file again. */
  close(): void;
}

/** Reads and compiles a content folder: the beginning of every command. What earlier runs found out isn't found out again. */
export async function load(
  path: string,
  options: CompileOptions,
  cache = cacheFolder(path),
): Promise<Loaded & { folder: ContentFolder; content: Content }> {
  const folder = scanContent(path, new FileMemory(cache));
  const content = await readFolder(folder, options);
  const loaded = await compileAgain(content, options, cache);
  loaded.remember();
  return { ...loaded, folder, content };
}

/**
 * The content of a folder that was looked through.
 * @throws UserError if the address that takes the place of the settings' is none
 */
export async function readFolder(folder: ContentFolder, options: CompileOptions, watch?: Stopwatch): Promise<Content> {
  if (options.url !== undefined && !/^https?:/iu.test(isWebAddress(options.url) ? options.url : '')) {
    throw new UserError(`"${options.url}" is not an address: expected one such as https://example.com/glossary.`);
  }
  watch?.stage('read files');
  const content = await contentOf(folder);
  folder.remember();
  return content;
}

/** Those who take part in compiling. */
interface Compiling {
  watch?: Stopwatch | undefined;
  /** Is called when a core has nothing more to do, at least once. */
  whenIdle?: () => void;
}

/**
 * Compiles with what is kept in a folder. What it found out is kept there when it is told so.
 * @returns just what `compile` would
 */
export async function compileAgain(
  content: Content,
  options: CompileOptions,
  cache: string,
  { watch, whenIdle = () => undefined }: Compiling = {},
): Promise<Loaded> {
  watch?.stage('parse');
  const store = new ReadingStore(
    cache,
    digestOf(`${ownDigest()} ${options.url ?? ''} ${content.settings?.text ?? ''}`),
  );
  const sources = sourcesOf(content);
  const parse: typeof parseEntry = (file, place, site) => {
    const source = sources.get(file.path);
    if (source === undefined) return parseEntry(file, place, site);
    const known = store.entry(file.path, source);
    if (known !== undefined) return unpackEntry(known, () => parseEntry(file, place, site).entry?.markdown);
    const parsed = parseEntry(file, place, site);
    store.keepEntry(file.path, source, packEntry(parsed));
    return parsed;
  };
  const remember = (): void => store.save(sources);
  const close = (): void => {
    remember();
    store.close();
  };
  const readers = new ReaderPool();
  if (store.isNew) readers.threadsFor(sources.size);
  try {
    const prepared = prepare(content, options, {
      parse,
      firstWords: (term, language) => store.firstWords(term, language),
    });
    if (!('site' in prepared)) return { entries: [], pages: [], problems: prepared.problems, remember, close };
    watch?.stage('read pages', pagesOf(prepared).length);
    const reading = { url: options.url, readers, tick: () => watch?.tick(), whenIdle };
    let readingOf = await readPages(prepared, sources, store, reading);
    if (!store.isCurrent) {
      store.distrust();
      watch?.stage('read pages', pagesOf(prepared).length);
      readingOf = await readPages(prepared, sources, store, reading);
    }
    // Frees the memory of the threads.
    await readers.stop();
    whenIdle();
    watch?.stage('link');
    return { ...finish(prepared, readingOf, store.decisions), remember, close };
  } catch (error) {
    store.close();
    throw error;
  } finally {
    await readers.stop();
    watch?.end();
  }
}

/** The digest of each file but those of one path, whose names differ in Unicode form only: what is known of one might be taken for the other's. */
function sourcesOf({ terms, pages }: Content): Map<string, string> {
  const files = Map.groupBy([...terms, ...pages], ({ path }) => path);
  return new Map(
    [...files].flatMap(([path, [file, ...others]]) =>
      others.length > 0 ? [] : [[path, file!.version ?? digestOf(file!.text)]],
    ),
  );
}
