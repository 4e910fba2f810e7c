import { rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { AssetFacts } from './inspect-asset.ts';
import { ownDigest } from './own-digest.ts';
import { readSealed, writeSealed } from './sealed-json.ts';

/** What is found out about a file by reading it. */
export interface KnownFile {
  /** SHA-256. */
  digest: string;
  /** Why it can't be read as a text. */
  fault?: 'encoding' | 'size';
  /** Of a picture, once it was looked at. */
  asset?: AssetFacts;
}

/** How a file stands on the disk. Programs can set `mtime`, but not `ctime`. */
export type InputStamp = readonly [size: number, modified: number, changed: number, inode: number];

export function inputStampOf({ size, mtimeMs, ctimeMs, ino }: Stats): InputStamp {
  return [size, mtimeMs, ctimeMs, ino];
}

interface Remembered {
  /** Digest of the Headword that looked at the files. */
  by: string;
  files: Record<string, readonly [stamp: InputStamp, known: KnownFile]>;
}

/**
 * A file can change again within this many milliseconds without a new stamp, because some disks count time in steps of two
 * seconds.
 */
const CLOCK_STEP_MS = 2_000;

/** What earlier runs found out about the files of a content folder. A file that stands as it did then isn't read again. */
export class FileMemory {
  readonly #file: string | undefined;
  readonly #begun = Date.now();
  readonly #before: Remembered['files'] = {};

  /** @param cache the folder that it is kept in; without one, nothing is remembered */
  constructor(cache?: string) {
    if (cache === undefined) return;
    this.#file = join(cache, 'files.json');
    const remembered = readSealed<Remembered>(this.#file);
    if (remembered?.by === ownDigest()) this.#before = remembered.files;
  }

  recall(path: string, stamp: InputStamp): KnownFile | undefined {
    const [before, known] = Object.hasOwn(this.#before, path) ? this.#before[path]! : [];
    return before && stamp.every((one, at) => one === before[at]) ? known : undefined;
  }

  /** Writes down what is known by now. */
  keep(files: Iterable<{ path: string; stamp: InputStamp; known: KnownFile }>): void {
    if (this.#file === undefined) return;
    const isSettled = ([, modified, changed]: InputStamp): boolean =>
      Math.max(modified, changed) < this.#begun - CLOCK_STEP_MS;
    const settled = [...files].filter(({ stamp }) => isSettled(stamp));
    const isAsBefore = settled.every(({ path, stamp, known }) => this.recall(path, stamp) === known);
    if (isAsBefore && settled.length === Object.keys(this.#before).length) return;
    const now = Object.fromEntries(settled.map(({ path, stamp, known }) => [path, [stamp, known] as const]));
    writeSealed(this.#file, { by: ownDigest(), files: now } satisfies Remembered);
  }

  /** Called when a file changed but its stamp didn't: no remembered digest can be trusted then. */
  forget(): void {
    if (this.#file !== undefined) rmSync(this.#file, { force: true });
  }
}
