import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { RecordFile, type BuildRecord } from './output/build-record.ts';
import { cacheFolder, cacheRoot, removeVanishedCaches } from '../content/cache-folder.ts';
import { scanContent } from '../content/content-folder.ts';
import { FileMemory } from '../content/file-memory.ts';
import { inputsOf } from '../content/inputs.ts';
import { hasLeftovers } from './output/staging.ts';
import { Stopwatch } from '../engine/stopwatch.ts';
import type { SiteRequest, WrittenSite } from './make-site.ts';
import { isAsLeft } from './output/take-files.ts';
import { filesBelow } from '../content/walk-folder.ts';

/**
 * Compiles a content folder and writes its site in the place of the old one. What the old one has and is as it was left
 * isn't made again; where all of it is, nothing is done.
 * @returns undefined where the content has errors: they were reported, and nothing was written
 */
export async function writeSite(request: SiteRequest): Promise<WrittenSite | undefined> {
  const watch = new Stopwatch(request.display);
  watch.stage('compare');
  const { content, out, url, drafts } = request;
  const recordFile = new RecordFile(content, out);
  const old = recordFile.read();
  const folder = scanContent(content, new FileMemory(cacheFolder(content)));
  const inputs = inputsOf(folder, { url, drafts });
  if (old && old.inputs === inputs.all && isWhole(out, old) && !hasLeftovers(out)) {
    if (old.warnings !== '') request.tell(old.warnings);
    const files = Object.keys(old.files).length;
    watch.end();
    return { summary: old.summary, files, reused: files, isSame: true, isAnew: false, watch };
  }
  try {
    // What isn't needed where nothing changed isn't loaded there, and what is loaded often is compiled once.
    watch.stage('start');
    enableCompileCache(join(cacheRoot(), 'compiled'));
    removeVanishedCaches();
    const { makeSite } = await import('./make-site.ts');
    const made = await makeSite(request, { old, folder, inputs, recordFile, watch });
    return made && { ...made, watch };
  } finally {
    watch.end();
  }
}

/** What somebody has put beside our files isn't part of the site: making it anew leaves it out. */
function isWhole(out: string, { files }: BuildRecord): boolean {
  const recorded = Object.entries(files);
  return (
    recorded.every(([path, file]) => isAsLeft(join(out, path), file)) && filesBelow(out).length === recorded.length
  );
}
