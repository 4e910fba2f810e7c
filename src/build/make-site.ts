import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { hasErrors } from '../diagnostics/problem.ts';
import { renderBriefly, renderCount } from '../diagnostics/render-text.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage, pageVersion } from '../models/page-kinds.ts';
import { outputFiles } from '../outputs/output-files.ts';
import { readSettings } from '../site/read-settings.ts';
import type { BuildRecord, BuiltFile, RecordFile, SiteSummary } from './output/build-record.ts';
import { writeFullText } from './search/full-text.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { isFrameTouched, type Inputs } from '../content/inputs.ts';
import { compileAgain, readFolder, type Loaded } from '../engine/compile-folder.ts';
import { MediaMaker } from './media/media.ts';
import { cacheFolder } from '../content/cache-folder.ts';
import { shown } from '../content/places.ts';
import { digestOf } from '../source/digest.ts';
import { PageRenderer } from './renderer/renderer.ts';
import { SiteFiles } from './output/site-files.ts';
import { openStaging, type Staging } from './output/staging.ts';
import type { Display, Stopwatch } from '../engine/stopwatch.ts';
import { FileTaker } from './output/take-files.ts';
import { filesBelow } from '../content/walk-folder.ts';

export interface SiteRequest {
  /** Absolute. */
  content: string;
  /** Absolute. */
  out: string;
  url?: string | undefined;
  drafts?: boolean | undefined;
  /** Shows how far it is; without one, nobody is told. */
  display?: Display | undefined;
  /** Is given what the user should know: problems of the content, and what was out of the ordinary. */
  tell: (message: string) => void;
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

interface Making {
  /** What is known of the site that stands there. */
  old: BuildRecord | undefined;
  folder: ContentFolder;
  inputs: Inputs;
  recordFile: RecordFile;
  watch: Stopwatch;
}

/** Makes a site as far as it differs from the old one, and puts it in its place. */
export async function makeSite(request: SiteRequest, making: Making): Promise<Omit<WrittenSite, 'watch'> | undefined> {
  const { content, out, url, drafts } = request;
  const { old, folder, inputs, watch } = making;
  const staging = await openStaging(out, content, request.tell);
  const taker = new FileTaker({ from: out, to: staging.folder, files: old?.frame === inputs.frame ? old.files : {} });
  let renderer: PageRenderer | undefined;
  let compiled: Loaded | undefined;
  try {
    const read = await readFolder(folder, { url, drafts }, watch);
    const cache = cacheFolder(content);
    // Whoever can't read the settings says so elsewhere.
    if (read.settings && readSettings(read.settings, url).site)
      renderer = new PageRenderer({
        key: bundleKey(folder, inputs),
        isCurrent: () => !isFrameTouched(folder),
        settings: read.settings,
        url,
        theme: folder.files.get('theme.css')?.file,
        cache,
      });
    compiled = await compileAgain(read, { url, drafts }, cache, { watch, whenIdle: () => renderer?.prepare() });
    return await publish(compiled, renderer, { ...request, staging, taker }, making);
  } finally {
    await Promise.all([renderer?.stop(), taker.stop()]);
    compiled?.close();
    // What went wrong matters more than what couldn't be tidied up.
    await staging.close().catch(() => undefined);
  }
}

/** No digest covers what a stylesheet names outside the content folder. Its bundle is for this folder only. */
function bundleKey({ root, looks }: ContentFolder, { frame }: Inputs): string {
  return looks.nameOthers ? digestOf(`${frame} ${root}`) : frame;
}

/** Where so many pages are made, it is worth a look how much memory is still needed. */
const MANY = 1_000;

/** What was needed for linking makes room for the pages: left to itself, the heap would keep it until they are made. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

async function publish(
  compiled: Loaded,
  renderer: PageRenderer | undefined,
  { content, staging, taker, tell }: SiteRequest & { staging: Staging; taker: FileTaker },
  { old: before, folder, inputs, recordFile, watch }: Making,
): Promise<Omit<WrittenSite, 'watch'> | undefined> {
  const { glossary, problems } = compiled;
  // Notes are for those who check.
  const told = problems.filter(({ severity }) => severity !== 'note');
  const render = hasErrors(told) ? renderBriefly : renderCount;
  const warnings = told.length > 0 ? render(told, shown(content)) : '';
  if (warnings !== '') tell(warnings);
  if (!glossary || !renderer || hasErrors(problems)) {
    tell('Nothing was written: mend the errors first.');
    return undefined;
  }
  watch.stage('compare');
  const old = await taker.taken();
  let files = new SiteFiles(staging.folder, old);
  const filling = { content, folder, watch, renderer, remember: compiled.remember };
  if (!(await fill(files, glossary, { ...filling, taken: old.taken }))) {
    await staging.clear();
    files = new SiteFiles(staging.folder);
    await fill(files, glossary, { ...filling, taken: new Map() });
  }
  watch.stage('put in place');
  recordFile.forget();
  if (!(await staging.publish((folder) => taker.remove(folder)))) {
    tell(
      `"${shown(staging.target)}" can't be renamed, so its files were replaced one by one, the pages last: for a moment, old and new stood side by side.`,
    );
  }
  const summary = summaryOf(glossary, compiled);
  // The old site is removed meanwhile. A run that is killed before it is gone leaves no record, and the next one tidies up.
  await staging.close();
  recordFile.write({ frame: inputs.frame, inputs: inputs.all, warnings, files: files.all, summary });
  const count = Object.keys(files.all).length;
  const isSame = files.reused === count && old.taken.size + old.left.length === count;
  return {
    summary,
    files: count,
    reused: files.reused,
    isSame,
    isAnew: before !== undefined && before.frame !== inputs.frame,
  };
}

/** The folder of the files that the owner publishes as they are. */
const PUBLIC = 'public/';

/** The key of what pages share: styles, scripts, icons. */
const SHARED = 'shared';

interface Filling {
  content: string;
  folder: ContentFolder;
  /** What lies there of the old site. */
  taken: ReadonlyMap<string, BuiltFile>;
  watch: Stopwatch;
  renderer: PageRenderer;
  remember(): void;
}

/** @returns false where old pages were kept that would not go with the new styles and scripts */
async function fill(
  files: SiteFiles,
  glossary: Glossary,
  { content, folder, taken, watch, renderer, remember }: Filling,
): Promise<boolean> {
  const { addresses } = glossary.site;
  const cache = cacheFolder(content);
  const pages = everyPage(glossary.pages);
  const missing = pages.filter((page) => {
    const path = addresses.file(page.address);
    return !taken.has(path) || !files.reuse(path, digestOf(pageVersion(page)));
  });
  // Meanwhile, Astro makes itself ready.
  watch.stage('cards and images', glossary.cards.length);
  await new MediaMaker(content, cache).writeAll(glossary, files, () => watch.tick());
  watch.stage('render pages', missing.length);
  if (missing.length > MANY) await collectGarbage();
  const meanwhile = (): void => {
    remember();
    for (const file of outputFiles(glossary)) files.put(addresses.file(file.address), file);
  };
  if (missing.length === 0) meanwhile();
  else {
    const write = (address: string, html: string, version: string): void => {
      files.write(addresses.file(address), digestOf(version), html);
      watch.tick();
    };
    await renderer.render(missing, { write, meanwhile });
  }
  const shared = await renderer.shared();
  for (const path of filesBelow(shared)) files.copy(path, SHARED, join(shared, path));
  if (missing.length < pages.length && hashedIn(filesBelow(shared)) !== hashedIn([...taken.keys()])) return false;
  watch.stage('full-text index', glossary.pages.term.length + glossary.pages.own.length);
  await writeFullText(glossary, files, () => watch.tick());
  // What the owner publishes as it is takes the place of whatever has its name.
  for (const { path, known, bytes } of folder.files.values()) {
    const key = `public ${known.digest}`;
    if (path.startsWith(PUBLIC) && !files.reuse(path.slice(PUBLIC.length), key))
      files.write(path.slice(PUBLIC.length), key, bytes());
  }
  files.finish();
  return true;
}

/** The styles and scripts, whose names change with their content. */
function hashedIn(paths: readonly string[]): string {
  return paths
    .filter((path) => path.startsWith('_astro/'))
    .sort()
    .join(' ');
}

function summaryOf(glossary: Glossary, { entries, pages, linked }: Loaded): SiteSummary {
  const { base, origin, sitemapIndex } = glossary.site.addresses;
  const links = [...entries, ...pages].map((page) => {
    const { references, outcome } = linked!.linksOf(page);
    return references.length + outcome.made.size;
  });
  return {
    terms: glossary.pages.term.length,
    pages: everyPage(glossary.pages).length,
    links: links.reduce((sum, count) => sum + count, 0),
    base,
    origin,
    sitemap: sitemapIndex,
  };
}
