import type { ContentFolder } from '../content/content-folder.ts';
import type { Stopwatch } from '../engine/stopwatch.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage, pageVersion } from '../models/page-kinds.ts';
import { apacheConfig } from '../outputs/hosts/apache.ts';
import { headers, redirects } from '../outputs/hosts/underscore-files.ts';
import { outputFiles } from '../outputs/output-files.ts';
import { digestOf } from '../source/digest.ts';
import { MediaMaker } from './media/media.ts';
import type { SiteFiles } from './output/site-files.ts';
import type { Staging } from './output/staging.ts';
import type { PageRenderer } from './renderer/renderer.ts';
import { SearchMemoryFile } from './search-memory-file.ts';

export interface MakeFilesContext {
  folder: ContentFolder;
  /** The cache of the content folder. */
  cache: string;
  renderer: PageRenderer;
  staging: Staging;
  watch: Stopwatch;
}

/** Makes every file of the site that the output folder doesn't have in the same version. */
export async function makeFiles(glossary: Glossary, files: SiteFiles, context: MakeFilesContext): Promise<void> {
  const { folder, cache, renderer, watch } = context;
  // Cards and images need no bundle, so they are made while Astro makes it.
  watch.stage('cards and images', glossary.cards.length);
  await new MediaMaker(cache).writeAll(glossary, folder, files, () => watch.tick());
  const shared = await renderer.shared();
  for (const [path, file] of shared) files.copy(path, 'shared', file);
  await renderPages(glossary, files, [...shared.keys()], context);
  // The owner's files come last: one takes the place of a file of ours that has its name.
  for (const file of folder.files.values()) {
    if (!file.path.startsWith(PUBLIC)) continue;
    const own = file.path.slice(PUBLIC.length);
    const key = `public ${file.known.digest}`;
    const ours = Object.hasOwn(HOST_FILES, own) ? HOST_FILES[own]!(glossary) : '';
    if (ours !== '') files.put(own, { body: `${Buffer.from(file.bytes()).toString('utf8').trimEnd()}\n\n${ours}` });
    else if (!files.reuse(own, () => key)) files.copyInput(own, key, file);
  }
  files.checkNames();
}

/** Rules for hosts: the owner's come first, and ours follow in the same file. */
const HOST_FILES: Readonly<Record<string, (glossary: Glossary) => string>> = {
  _headers: headers,
  _redirects: redirects,
  '.htaccess': (glossary) => (glossary.site.settings.hosts.includes('apache') ? apacheConfig(glossary) : ''),
};

/** The folder of the files that the owner publishes as they are. */
const PUBLIC = 'public/';

async function renderPages(
  glossary: Glossary,
  files: SiteFiles,
  sharedFiles: readonly string[],
  { renderer, watch, cache }: MakeFilesContext,
): Promise<void> {
  const { addresses } = glossary.site;
  // Every page names the stylesheet and the scripts, whose names change with their content.
  const keyOf = (version: string): string => digestOf(`${sharedFiles.join(' ')} ${version}`);
  watch.stage('compare');
  const missing = everyPage(glossary.pages).filter(
    (page) => !files.reuse(addresses.file(page.address), () => keyOf(pageVersion(page))),
  );
  watch.stage('render pages', missing.length);
  const meanwhile = (): void => {
    const memory = new SearchMemoryFile(cache);
    for (const file of outputFiles(glossary, memory)) files.put(addresses.file(file.address), file);
    memory.save();
  };
  if (missing.length === 0) return meanwhile();
  const write = (address: string, html: string, version: string): void => {
    files.write(addresses.file(address), keyOf(version), html);
    watch.tick();
  };
  await renderer.render(missing, { write, meanwhile });
}
