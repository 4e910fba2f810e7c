import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrors } from '../../src/diagnostics/problem.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';
import { handOver } from '../../src/handover.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { astroOptions } from './astro-options.ts';
import { writeFullText } from './full-text.ts';
import { load } from './load.ts';
import { MediaMaker } from './media.ts';
import { cacheFolder, root, shown } from './places.ts';
import { isFolder } from './read-content.ts';
import { openStaging } from './staging.ts';
import { Stopwatch } from './stopwatch.ts';

export interface SiteRequest {
  /** Absolute. */
  content: string;
  /** Absolute. */
  out: string;
  url?: string | undefined;
  drafts?: boolean | undefined;
}

/**
 * Compiles a content folder and writes its site in the place of the old one.
 * @returns undefined where the content has errors: they were reported, and nothing was written
 */
export async function writeSite({ content, out, url, drafts }: SiteRequest): Promise<{ glossary: Glossary; watch: Stopwatch } | undefined> {
  const watch = new Stopwatch();
  const { glossary, problems } = await load(content, { url, drafts });
  watch.lap('read and compile');
  // Notes are for those who check.
  const told = problems.filter(({ severity }) => severity !== 'note');
  if (told.length > 0) console.error(renderText(told, shown(content)));
  if (!glossary || hasErrors(problems)) {
    console.error('Nothing was written: mend the errors first.');
    return undefined;
  }
  const staging = await openStaging(out, content);
  try {
    await fill(staging.folder, glossary, { content, watch });
    await staging.publish();
  } catch (error) {
    // What went wrong matters more than what couldn't be tidied up.
    await staging.discard().catch(() => undefined);
    throw error;
  }
  return { glossary, watch };
}

async function fill(folder: string, glossary: Glossary, { content, watch }: { content: string; watch: Stopwatch }): Promise<void> {
  const { site } = glossary;
  const cache = cacheFolder(content);
  handOver(glossary);
  const { build } = await import('astro');
  watch.lap('load Astro');
  // Astro's intermediate modules must find their packages, so it works inside Headword's folder, each run on its own.
  process.chdir(root);
  const pages = join(cache, `pages-${process.pid}`);
  try {
    await build({ ...astroOptions(site, content, cache), outDir: pages });
    await moveFolder(pages, folder);
  } finally {
    await rm(pages, { recursive: true, force: true });
  }
  watch.lap('render pages');

  const fileOf = (address: string): string => join(folder, site.addresses.file(address));
  for (const { address, body } of outputFiles(glossary)) {
    await mkdir(dirname(fileOf(address)), { recursive: true });
    await writeFile(fileOf(address), body);
  }
  await new MediaMaker(content, cache).writeAll(glossary, fileOf);
  const own = join(content, 'public');
  if (await isFolder(own)) await cp(own, folder, { recursive: true, dereference: true });
  watch.lap('cards, images and files');
  await writeFullText(glossary, fileOf);
  watch.lap('full-text index');
}

/** Into a folder that is empty. Renaming is possible on one disk only. */
async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true });
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  });
}
