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
import { changesSince, knownFirstWords, siteState, type SiteState } from './store/site-state.ts';
import { Store } from './store/store.ts';
import type { Stopwatch } from './stopwatch.ts';
import { hasErrors } from '../diagnostics/problem.ts';
import { UserError } from '../diagnostics/user-error.ts';

export interface Loaded extends Compiled {
  /** Closes the store. Parts of pages that are asked for after this are read from their files again. */
  close(): void;
}

/**
 * Scans, reads and compiles a content folder with the results of earlier runs: the beginning of `check`, `dev`, `links` and
 * `glossaryTerms`.
 * @throws UserError if the folder, the address in the options or the cache folder can't be used
 */
export async function compileFolder(
  path: string,
  options: CompileOptions,
  cache = cacheFolder(path),
  compiling: Compiling = {},
): Promise<Loaded & { folder: ContentFolder; content: Content }> {
  const folder = scanContent(path, new FileMemory(cache));
  const content = await readFolder(folder, options);
  return { ...(await compileIncrementally(content, options, cache, compiling)), folder, content };
}

/**
 * Reads the content of a folder that was scanned.
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

interface Compiling {
  watch?: Stopwatch | undefined;
  /** Is called, at least once, when compiling leaves a core idle. */
  whenIdle?: () => void;
  /** Whether results with errors are kept, too. Otherwise, the store stays as it was for those who still read it. */
  keepsFaulty?: boolean;
}

/**
 * Compiles with the results of earlier runs, and saves those of this run.
 * @param cache the folder of the store
 * @returns the same as `compile`
 * @throws UserError if the cache folder can't be used
 */
export async function compileIncrementally(
  content: Content,
  options: CompileOptions,
  cache: string,
  { watch, whenIdle = () => undefined, keepsFaulty = true }: Compiling = {},
): Promise<Loaded> {
  watch?.stage('parse');
  const base = digestOf(`${ownDigest()} ${options.url ?? ''} ${content.settings?.text ?? ''}`);
  const store = new Store(cache, base);
  const close = (): void => store.close();
  const before = store.state === undefined ? undefined : (JSON.parse(store.state) as SiteState);
  const sources = sourcesOf(content);
  const readers = new ReaderPool();
  if (!before) readers.threadsFor(sources.size);
  try {
    const prepared = prepare(content, options, {
      parse: keptEntries(store, sources),
      firstWords: knownFirstWords(before),
    });
    if (!('site' in prepared)) {
      close();
      return { entries: [], pages: [], problems: prepared.problems, close };
    }
    watch?.stage('read pages', pagesOf(prepared).length);
    const matchers = prepared.site.languages.map((language) => prepared.names.in(language).matcher);
    const assets = digestOfAssets(content);
    const changes = changesSince(before, matchers, assets);
    const reading = { url: options.url, sources, store, changes, readers, watch, whenIdle };
    const readingOf = await readPages(prepared, reading);
    // Frees the memory of the threads.
    await readers.stop();
    whenIdle();
    watch?.stage('link');
    const compiled = finish(prepared, readingOf, {
      recall: (file, question) => store.get('decision', file, question),
      keep: (file, question, answer) => store.put('decision', file, question, answer),
    });
    if (keepsFaulty || !hasErrors(compiled.problems))
      store.save(changes.hasAny ? JSON.stringify(siteState(matchers, assets)) : undefined);
    return { ...compiled, close };
  } catch (error) {
    close();
    throw error;
  } finally {
    await readers.stop();
    watch?.end();
  }
}

/** Parses files that the store doesn't know as they are. */
function keptEntries(store: Store, sources: ReadonlyMap<string, string>): typeof parseEntry {
  return (file, identity, site) => {
    const source = sources.get(file.path);
    if (source === undefined) return parseEntry(file, identity, site);
    const known = store.get('entry', file.path, source);
    if (known !== undefined) return unpackEntry(known, () => parseEntry(file, identity, site).entry?.markdown);
    const parsed = parseEntry(file, identity, site);
    store.put('entry', file.path, source, packEntry(parsed));
    return parsed;
  };
}

/**
 * The digest of each file. Files with one path, whose names differ only in their Unicode form, are left out: what is kept of
 * one would be taken for the other's.
 */
function sourcesOf({ terms, pages }: Content): Map<string, string> {
  const files = Map.groupBy([...terms, ...pages], ({ path }) => path);
  return new Map(
    [...files].flatMap(([path, [file, ...others]]) =>
      others.length > 0 ? [] : [[path, file!.version ?? digestOf(file!.text)]],
    ),
  );
}

function digestOfAssets({ assets }: Content): string {
  return digestOf(JSON.stringify([...assets.values()].map(({ path, digest }) => [path, digest]).sort()));
}
