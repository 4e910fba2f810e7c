import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleRequest } from './make-bundle.ts';
import { ChangedMeanwhile } from '../../content/content-file.ts';
import { digestOf } from '../../source/digest.ts';
import { cacheRoot } from '../../content/cache-folder.ts';
import { moduleBeside } from '../../content/places.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** The list of a bundle's files with their digests. It is written last: a bundle without it isn't whole. */
const LIST = 'bundle.json';

/** Beyond this many, the bundles that were used longest ago are removed. An author who tries several looks often goes back. */
const MOST_KEPT = 8;

/** A bundle that was used within this time stays: another build may be using it. */
const IN_USE_MS = 3_600_000;

export interface PageBundleRequest extends Omit<BundleRequest, 'folder'> {
  /** A digest of everything that the bundle depends on. */
  key: string;
  /** Whether all of that is still as it was, and was all the time. */
  isCurrent(): boolean;
}

/**
 * The program that renders the pages of a site, as Astro bundled it. It is made once for all sites with the same
 * settings, looks and Headword, wherever their content folders are.
 * @param signal ends it before its time
 * @returns its folder
 * @throws UserError where Astro can't make it (Astro said why), or where the settings or the looks change meanwhile
 */
export async function pageBundle(
  { key, isCurrent, ...request }: PageBundleRequest,
  signal: AbortSignal,
): Promise<string> {
  const bundles = join(cacheRoot(), 'bundles');
  const folder = join(bundles, key);
  if (isWhole(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  mkdirSync(bundles, { recursive: true });
  const draft = `${folder}.${randomUUID()}`;
  try {
    await make({ ...request, folder: draft }, signal);
    // Astro read theme.css itself. If that changed meanwhile, the bundle doesn't belong to this key.
    if (!isCurrent()) throw new ChangedMeanwhile('The settings or the looks were');
    writeFileSync(join(draft, LIST), JSON.stringify(listOf(draft)));
    putInPlace(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  removeOldest(bundles);
  return folder;
}

function putInPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch {
    // Another build may have put the same bundle there and be using it. An incomplete one is replaced.
    if (isWhole(folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  }
}

function removeOldest(bundles: string): void {
  const byAge = readdirSync(bundles)
    .map((name) => join(bundles, name))
    .map((bundle) => ({ bundle, used: statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { bundle, used } of byAge.slice(MOST_KEPT))
    if (Date.now() - used > IN_USE_MS) rmSync(bundle, { recursive: true, force: true });
}

async function make(request: BundleRequest, signal: AbortSignal): Promise<void> {
  const child = fork(moduleBeside(import.meta.url, 'make-bundle'), { signal });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.send(request);
  const code = await ended;
  if (code !== 0)
    throw new UserError(
      `Astro couldn't bundle the program that renders the pages (exit status ${String(code)}). Its message above says why; perhaps the disk is full, or a folder can't be written to.`,
    );
}

/** Every file with its digest. */
function listOf(folder: string): [path: string, digest: string][] {
  return filesBelow(folder)
    .filter((path) => path !== LIST)
    .map((path) => [path, digestOf(readFileSync(join(folder, path)))]);
}

function isWhole(folder: string): boolean {
  try {
    return readFileSync(join(folder, LIST), 'utf8') === JSON.stringify(listOf(folder));
  } catch {
    return false;
  }
}
