import { realpathSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join, sep } from 'node:path';
import { cacheFolder } from '../content/cache-folder.ts';
import { isFolder } from '../content/places.ts';
import { filesBelow } from '../content/things-below.ts';
import type { Stopwatch } from '../engine/stopwatch.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage, pageVersion } from '../models/page-kinds.ts';
import { outputFiles } from '../outputs/output-files.ts';
import { digestOf } from '../source/digest.ts';
import { MediaMaker } from './media/media.ts';
import type { SiteFiles } from './output/site-files.ts';
import type { Staging } from './output/staging.ts';
import type { PageRenderer } from './renderer/renderer.ts';
import { writeFullText } from './search/full-text.ts';

export interface Making {
  content: string;
  renderer: PageRenderer;
  staging: Staging;
  /** Writes down what was found out in compiling. */
  remember(): void;
  watch: Stopwatch;
}

/** Makes all files of a site that don't stand in the output yet. */
export async function makeFiles(glossary: Glossary, files: SiteFiles, making: Making): Promise<void> {
  const { content, renderer, staging, watch } = making;
  // Meanwhile, Astro makes its bundle.
  watch.stage('cards and images', glossary.cards.length);
  await new MediaMaker(content, cacheFolder(content)).writeAll(glossary, files, () => watch.tick());
  const shared = await renderer.shared();
  const sharedFiles = filesBelow(shared);
  for (const path of sharedFiles) files.copy(path, 'shared', join(shared, path));
  await renderPages(glossary, files, sharedFiles, making);
  watch.stage('full-text index', glossary.pages.term.length + glossary.pages.own.length);
  await writeFullText(glossary, files, staging.scratch, () => watch.tick());
  // The owner's files come last: one takes the place of a file of ours that has its name.
  const own = join(content, 'public');
  if (await isFolder(own)) for (const path of ownFiles(own)) files.copy(path, 'public', join(own, path));
  files.checkNames();
}

/** Where so many pages are made, what they take of memory counts. */
const MANY_PAGES = 1_000;

async function renderPages(
  glossary: Glossary,
  files: SiteFiles,
  sharedFiles: readonly string[],
  { renderer, remember, watch }: Making,
): Promise<void> {
  const { addresses } = glossary.site;
  // Every page names the stylesheet and the scripts, whose names change with their content.
  const keyOf = (version: string): string => digestOf(`${sharedFiles.join(' ')} ${version}`);
  const missing = everyPage(glossary.pages).filter(
    (page) => !files.reuse(addresses.file(page.address), () => keyOf(pageVersion(page))),
  );
  watch.stage('render pages', missing.length);
  if (missing.length > MANY_PAGES) await collectGarbage();
  const meanwhile = (): void => {
    remember();
    for (const file of outputFiles(glossary)) files.put(addresses.file(file.address), file);
  };
  if (missing.length === 0) return meanwhile();
  const write = (address: string, html: string, version: string): void => {
    files.write(addresses.file(address), keyOf(version), html);
    watch.tick();
  };
  await renderer.render(missing, { write, meanwhile });
}

/** What was needed for linking makes room for the pages: left to itself, the heap would keep it until they are made. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

/** A link in `public` that leads out of it publishes nothing. */
function ownFiles(folder: string): string[] {
  const inside = realpathSync(folder) + sep;
  return filesBelow(folder).filter((path) => realpathSync(join(folder, path)).startsWith(inside));
}
