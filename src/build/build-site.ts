import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { scanContent, type ContentFolder } from '../content/content-folder.ts';
import { FileMemory } from '../content/file-memory.ts';
import { inputsOf, type Inputs } from '../content/inputs.ts';
import { cacheFolder, cacheRoot, removeVanishedCaches } from '../content/cache-folder.ts';
import { shown } from '../content/places.ts';
import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { renderBriefly, renderCount } from '../diagnostics/render-text.ts';
import type { Loaded } from '../engine/compile-folder.ts';
import { Stopwatch, type Display } from '../engine/stopwatch.ts';
import { RecordFile, type BuildRecord, type SiteSummary } from './output/build-record.ts';
import { realOf } from './output/check-target.ts';
import { compareOutput, isWhole } from './output/compare-output.ts';
import { journalOf } from './output/journal.ts';
import { SiteFiles } from './output/site-files.ts';
import { hasLeftovers, openStaging, type Milestone, type StagingRequest } from './output/staging.ts';
import type { PageRenderer } from './renderer/renderer.ts';

export interface BuildRequest {
  /** Absolute. */
  content: string;
  /** Absolute. */
  out: string;
  url?: string | undefined;
  drafts?: boolean | undefined;
  /** Shows how far the build is. */
  display?: Display | undefined;
  /** Is given what the user should know: problems of the content, and what was out of the ordinary. */
  tell: (message: string) => void;
}

export interface BuiltSite {
  summary: SiteSummary;
  /** How many files the site has, and how many of them stood there before. */
  files: number;
  reused: number;
  /** Whether the site is just as it was. */
  isSame: boolean;
  /** Whether every file had to be made again, because the settings, the looks, the options or Headword changed. */
  isFullRebuild: boolean;
  watch: Stopwatch;
}

/**
 * Builds the site of a content folder. Files of the old site that are still right are kept. If nothing has changed, the
 * output isn't touched.
 * @returns undefined if the content has errors: they were told, and nothing was written
 * @throws UserError where the content or the output folder can't be used
 */
export async function buildSite(request: BuildRequest): Promise<BuiltSite | undefined> {
  const watch = new Stopwatch(request.display);
  try {
    const comparison = await compare(request, watch);
    return comparison.isSame ? unchanged(request, comparison) : await build(request, comparison);
  } finally {
    watch.end();
  }
}

/** What is known of the content and the old site before anything is compiled. */
interface Comparison {
  place: StagingRequest;
  old: BuildRecord | undefined;
  folder: ContentFolder;
  inputs: Inputs;
  isSame: boolean;
  watch: Stopwatch;
}

async function compare({ content, out, url, drafts, tell }: BuildRequest, watch: Stopwatch): Promise<Comparison> {
  watch.stage('compare');
  const folder = scanContent(content, new FileMemory(cacheFolder(content)));
  const recordFile = new RecordFile(content, out);
  const place = { target: await realOf(out), content, recordFile, tell, reached };
  if (hasLeftovers(place.target)) (await openStaging(place)).close();
  const old = recordFile.read();
  const inputs = inputsOf(folder, { url, drafts });
  const isSame = old?.inputs === inputs.all && isAsRecorded(place, old);
  return { place, old, folder, inputs, isSame, watch };
}

function isAsRecorded({ target, recordFile }: StagingRequest, record: BuildRecord): boolean {
  const standing = compareOutput(target, record.files);
  if (!isWhole(standing)) return false;
  // Files that only look different are read to see that they are the same: the next build needn't do so again.
  if ([...standing.files].some(([path, file]) => file !== record.files[path]))
    recordFile.write({ ...record, files: Object.fromEntries(standing.files) });
  return true;
}

function unchanged({ tell }: BuildRequest, { old, watch }: Comparison): BuiltSite {
  const { warnings, summary, files } = old!;
  if (warnings !== '') tell(warnings);
  const count = Object.keys(files).length;
  return { summary, files: count, reused: count, isSame: true, isFullRebuild: false, watch };
}

async function build(request: BuildRequest, comparison: Comparison): Promise<BuiltSite | undefined> {
  const { content, url, drafts, tell } = request;
  const { place, old, folder, inputs, watch } = comparison;
  watch.stage('start');
  const { compileIncrementally, readFolder, makeFiles, rendererFor, summaryOf } = await loadStages();
  const staging = await openStaging(place);
  let renderer: PageRenderer | undefined;
  let compiled: Loaded | undefined;
  try {
    const cache = cacheFolder(content);
    const source = await readFolder(folder, { url, drafts }, watch);
    renderer = rendererFor({ folder, settings: source.settings, url });
    compiled = await compileIncrementally(source, { url, drafts }, cache, {
      watch,
      whenIdle: () => renderer?.prepare(),
    });
    const warnings = report(compiled.problems, request);
    const { glossary } = compiled;
    if (!glossary || !renderer || hasErrors(compiled.problems)) {
      tell('Nothing was written: mend the errors first.');
      return undefined;
    }

    reached('compiled');
    watch.stage('compare');
    const standing = compareOutput(place.target, old?.files ?? {});
    const isFullRebuild = old !== undefined && old.frame !== inputs.frame;
    const files = new SiteFiles({ staged: staging.site, target: place.target, standing, canReuse: !isFullRebuild });
    await makeFiles(glossary, files, { folder, cache, renderer, staging, watch });

    watch.stage('put in place');
    const summary = summaryOf(glossary, compiled);
    const record = { frame: inputs.frame, inputs: inputs.all, warnings, files: files.all, summary };
    const journal = journalOf(content, files, standing);
    const isSame = journal.moves.length === 0 && journal.removals.length === 0;
    if (isSame) place.recordFile.write(record);
    else staging.publish(journal, record);
    const count = Object.keys(files.all).length;
    return { summary, files: count, reused: count - files.staged.size, isSame, isFullRebuild, watch };
  } finally {
    await renderer?.stop();
    compiled?.close();
    staging.close();
  }
}

/** Loaded late, so that a build with nothing to do doesn't load this code. */
async function loadStages() {
  removeVanishedCaches();
  enableCompileCache(join(cacheRoot(), 'compiled'));
  return {
    ...(await import('../engine/compile-folder.ts')),
    ...(await import('./renderer/renderer.ts')),
    ...(await import('./make-files.ts')),
    ...(await import('./summary.ts')),
  };
}

/** Tells the problems of the content, but for notes, which are for `check`. @returns what was told */
function report(problems: readonly Problem[], { content, tell }: BuildRequest): string {
  const told = problems.filter(({ severity }) => severity !== 'note');
  if (told.length === 0) return '';
  const text = (hasErrors(told) ? renderBriefly : renderCount)(told, shown(content));
  tell(text);
  return text;
}

/** For tests: kills the process at the milestone that `HEADWORD_TEST_KILL_AT` names. */
function reached(milestone: Milestone): void {
  if (process.env['HEADWORD_TEST_KILL_AT'] === milestone) process.kill(process.pid, 'SIGKILL');
}
