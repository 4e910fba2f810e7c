import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { RecordFile, type BuildRecord, type SiteSummary } from './build-record.ts';
import { readInputs, type InputText } from './inputs.ts';
import { cacheFolder, isFolder, shown, workFolder } from './places.ts';
import { rowsAhead } from './rows-ahead.ts';
import { hasLeftovers } from './staging.ts';
import { Stopwatch, type Display } from './stopwatch.ts';
import { isAsLeft, WORTH_A_THREAD } from './take-files.ts';
import { thingsBelow } from './things-below.ts';
import { UsageError } from './usage.ts';

export interface SiteRequest {
  /** Absolute. */
  content: string;
  /** Absolute. */
  out: string;
  url?: string | undefined;
  drafts?: boolean | undefined;
  /** Shows how far it is; without one, nobody is told. */
  display?: Display | undefined;
}

export interface WrittenSite {
  summary: SiteSummary;
  /** How many files there are, and how many of them are the old ones. */
  files: number;
  reused: number;
  /** Whether the site is just as it was. */
  isSame: boolean;
  /** Whether nothing of the old site could be of use, as what all pages depend on is different. */
  isAnew: boolean;
  watch: Stopwatch;
}

/**
 * Compiles a content folder and writes its site in the place of the old one. What the old one has and is as it was left
 * isn't made again; where all of it is, nothing is done.
 * @returns undefined where the content has errors: they were reported, and nothing was written
 */
export async function writeSite(request: SiteRequest): Promise<WrittenSite | undefined> {
  const watch = new Stopwatch(request.display);
  watch.stage('compare');
  const begun = Date.now();
  const { content, out, url, drafts } = request;
  if (!(await isFolder(content))) throw new UsageError(`There is no folder "${shown(content)}".`);
  const recordFile = new RecordFile(content, out);
  const old = recordFile.read();
  // While the files are compared. Where nothing has changed, it is in vain, and nobody waits for it.
  const ahead = old && Object.keys(old.files).length >= WORTH_A_THREAD ? rowsAhead(cacheFolder(content)) : undefined;
  const texts = new Map<string, InputText>();
  const inputs = readInputs(content, { url, drafts }, old?.seen ?? {}, texts);
  if (old && old.inputs === inputs.all && isWhole(out, old) && !hasLeftovers(out)) {
    if (old.warnings !== '') console.error(old.warnings);
    const files = Object.keys(old.files).length;
    watch.end();
    return { summary: old.summary, files, reused: files, isSame: true, isAnew: false, watch };
  }
  try {
    // What isn't needed where nothing changed isn't loaded there, and what is loaded often is compiled once.
    watch.stage('start');
    enableCompileCache(join(workFolder, 'compiled'));
    const { makeSite } = await import('./make-site.ts');
    const made = await makeSite(request, { old, inputs, begun, texts, ahead, recordFile, watch });
    return made && { ...made, watch };
  } finally {
    watch.end();
  }
}

/** What somebody has put beside our files isn't part of the site: making it anew leaves it out. */
function isWhole(out: string, { files }: BuildRecord): boolean {
  const recorded = Object.entries(files);
  return recorded.every(([path, file]) => isAsLeft(join(out, path), file)) && thingsBelow(out).filter(({ isFile }) => isFile).length === recorded.length;
}
