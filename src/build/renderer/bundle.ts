import { fork } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleRequest } from './make-bundle.ts';
import { ChangedMeanwhile } from '../../content/content-file.ts';
import { digestOf } from '../../content/digest.ts';
import { packageRoot } from '../../content/places.ts';
import { filesBelow } from '../../content/things-below.ts';
import { UserError } from '../../diagnostics/user-error.ts';

const LIST = 'bundle.json';

/** Of the bundles for other settings and looks, the last few are kept: whoever tries something often goes back. */
const MOST_KEPT = 4;

/** Milliseconds: others may be at work with what isn't older. */
const IN_USE = 3_600_000;

export interface PageBundleRequest extends Omit<BundleRequest, 'folder'> {
  /** Of all that the bundle depends on. */
  key: string;
  /** Whether all of that is still as it was, and was all the time. */
  isCurrent(): boolean;
}

/**
 * What makes the pages of a site, as Astro bundled it: made once for all builds with the same settings, looks and
 * Headword.
 * @param signal ends it before its time
 * @returns its folder
 * @throws Error where Astro can't make it; Astro said why
 */
export async function pageBundle(
  { key, isCurrent, ...request }: PageBundleRequest,
  signal: AbortSignal,
): Promise<string> {
  const folder = join(request.cache, `bundle-${key}`);
  if (isWhole(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const draft = `${folder}.${process.pid}`;
  try {
    await make({ ...request, folder: draft }, signal);
    // Astro reads the looks by itself.
    if (!isCurrent()) throw new ChangedMeanwhile('The settings or the looks were');
    writeFileSync(join(draft, LIST), JSON.stringify(listOf(draft)));
    // Another build may have made the same meanwhile, and use it.
    if (!isWhole(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  const bundles = readdirSync(request.cache)
    .filter((name) => name.startsWith('bundle-'))
    .map((name) => join(request.cache, name));
  const byAge = bundles
    .map((bundle) => ({ bundle, age: -(statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0) }))
    .sort((a, b) => a.age - b.age);
  for (const { bundle, age } of byAge.slice(MOST_KEPT))
    if (Date.now() + age > IN_USE) rmSync(bundle, { recursive: true, force: true });
  return folder;
}

async function make(request: BundleRequest, signal: AbortSignal): Promise<void> {
  const child = fork(new URL('make-bundle.ts', import.meta.url), { cwd: packageRoot, signal });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.send(request);
  const code = await ended;
  if (code !== 0)
    throw new UserError(
      `Astro couldn't make what makes the pages (exit status ${String(code)}). It says why above: perhaps a disk is full, or a folder may not be written to.`,
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
