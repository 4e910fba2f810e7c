import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { BuildRecord, BuiltFile } from './build-record.ts';
import { digestOf } from '../../source/digest.ts';
import { moduleBeside } from '../../content/places.ts';

/** What is taken from where. */
export interface Taking {
  from: string;
  to: string;
  files: BuildRecord['files'];
}

/** What fewer files need is done before a thread is up. */
export const WORTH_A_THREAD = 1_000;

/**
 * Puts the files of an old site into the folder of the new one, as far as they are as they were left, and removes what
 * is left of it. Of many, that takes as long as much of compiling: it is done meanwhile.
 */
export class FileTaker {
  readonly #taking: Taking;
  readonly #worker: Worker | undefined;
  readonly #taken: Promise<Taken> | undefined;

  constructor(taking: Taking) {
    this.#taking = taking;
    if (Object.keys(taking.files).length < WORTH_A_THREAD) return;
    const worker = new Worker(moduleBeside(import.meta.url, 'take-thread'), { workerData: taking });
    this.#worker = worker;
    this.#taken = new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    // Whoever asks is told.
    this.#taken.catch(() => undefined);
  }

  /** What was taken, and what is gone or no longer as it was left. */
  async taken(): Promise<OldFiles> {
    const { files } = this.#taking;
    const { left, copied } = await (this.#taken ?? takeFiles(this.#taking));
    const taken = new Map([...Object.entries(files), ...copied]);
    for (const path of left) taken.delete(path);
    return { taken, left };
  }

  /** Removes a folder, once the files are taken: here, as soon as there is nothing else to do, and in the thread. */
  async remove(folder: string): Promise<void> {
    const worker = this.#worker;
    if (worker && existsSync(folder)) {
      const removal: Removal = {
        paths: readdirSync(folder).map((name) => join(folder, name)),
        next: new Int32Array(new SharedArrayBuffer(4)),
      };
      worker.postMessage(removal);
      const there = new Promise((resolve, reject) => worker.once('error', reject).once('exit', resolve));
      await Promise.all([there, setImmediate().then(() => takePart(removal))]);
    }
    rmSync(folder, { recursive: true, force: true });
  }

  /** Ends it, whatever it is at. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/** What several threads remove together. */
export interface Removal {
  paths: readonly string[];
  /** A number that they share: the place of the next path. */
  next: Int32Array;
}

/** Removes one path after the other, until there is none that nobody removes. */
export function takePart({ paths, next }: Removal): void {
  for (let at = Atomics.add(next, 0, 1); at < paths.length; at = Atomics.add(next, 0, 1))
    rmSync(paths[at]!, { recursive: true, force: true });
}

/** The files of an old site. */
export interface OldFiles {
  /** Those that lie in the new folder. */
  taken: ReadonlyMap<string, BuiltFile>;
  /** Those that aren't as they were. */
  left: readonly string[];
}

/** What is different from the record. */
interface Taken {
  /** The files that aren't as they were. */
  left: string[];
  /** Those that stand there in another way. */
  copied: [path: string, file: BuiltFile][];
}

export function takeFiles({ from, to, files }: Taking): Taken {
  const taken: Taken = { left: [], copied: [] };
  const folders = new Set<string>();
  for (const [path, file] of Object.entries(files)) {
    const [old, target] = [join(from, path), join(to, path)];
    if (!isAsLeft(old, file)) {
      taken.left.push(path);
      continue;
    }
    const folder = dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    link(old, target);
    const stands = standing(lstatSync(target));
    if (String(stands) !== String(file.slice(2))) taken.copied.push([path, [file[0], file[1], ...stands]]);
  }
  return taken;
}

/** Whether a file is what was built: nobody touched it, or its bytes are the same. */
export function isAsLeft(file: string, [, digest, ...stood]: BuiltFile): boolean {
  const stats = statsOf(file);
  if (!stats?.isFile()) return false;
  // A site that came out of an archive stands there like new.
  return (
    String(standing(stats)) === String(stood) || (stats.size === stood[0] && digestOf(readFileSync(file)) === digest)
  );
}

/** A file may stand where its folder was. */
function statsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

export function standing({ size, mtimeMs, ino }: Stats): [size: number, modified: number, inode: number] {
  return [size, mtimeMs, ino];
}

/** One file under two names costs nothing. Where a disk has no such thing, it is copied. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
