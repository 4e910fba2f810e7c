import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from '../../content/cache-folder.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { digestOf } from '../../source/digest.ts';

/** The list of a folder's files with their digests. It is written last: a folder without it isn't whole. */
const LIST = 'files.json';

/** Beyond this many of a kind, the folders that were used longest ago are removed. An author who tries several looks often goes back. */
const MOST_KEPT = 8;

/** A folder that was used within this time stays: another build may be using it. */
const IN_USE_MS = 3_600_000;

export interface FolderRequest {
  kind: 'bundles' | 'stylesheets';
  /** A digest of everything that the folder depends on. */
  key: string;
  /** Makes the folder, which doesn't exist yet. */
  make(folder: string): Promise<void>;
}

/** A folder in the cache, which is made if none with this key is there. @returns its path */
export async function keptFolder({ kind, key, make }: FolderRequest): Promise<string> {
  const kept = join(cacheRoot(), kind);
  const folder = join(kept, key);
  if (isWhole(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  mkdirSync(kept, { recursive: true });
  const draft = `${folder}.${randomUUID()}`;
  try {
    await make(draft);
    writeFileSync(join(draft, LIST), JSON.stringify(listOf(draft)));
    putInPlace(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  removeOldest(kept);
  return folder;
}

/** Whether a folder is as it was made. */
export function isWhole(folder: string): boolean {
  try {
    return readFileSync(join(folder, LIST), 'utf8') === JSON.stringify(listOf(folder));
  } catch {
    return false;
  }
}

/**
 * Runs a module in a process of its own, so that the memory it needs is free again before there are pages.
 * @param request what the module gets as its first message
 * @param purpose what it does, for the message of an error
 * @param signal ends it before its time
 * @throws UserError where it ends with an error, which it has told itself
 */
export async function runApart(module: URL, request: object, purpose: string, signal: AbortSignal): Promise<void> {
  const child = fork(module, { signal });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.send(request);
  const code = await ended;
  if (code !== 0)
    throw new UserError(
      `Astro couldn't bundle ${purpose} (exit status ${String(code)}). Its message above says why; perhaps the disk is full, or a folder can't be written to.`,
    );
}

function putInPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch {
    // Another build may have put the same folder there and be using it. An incomplete one is replaced.
    if (isWhole(folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  }
}

function removeOldest(kept: string): void {
  const byAge = readdirSync(kept)
    .map((name) => join(kept, name))
    .map((folder) => ({ folder, used: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { folder, used } of byAge.slice(MOST_KEPT))
    if (Date.now() - used > IN_USE_MS) rmSync(folder, { recursive: true, force: true });
}

/** Every file with its digest. */
function listOf(folder: string): [path: string, digest: string][] {
  return filesBelow(folder)
    .filter((path) => path !== LIST)
    .map((path) => [path, digestOf(readFileSync(join(folder, path)))]);
}
