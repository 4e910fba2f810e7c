import { copyFileSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildRecord, BuiltFile } from './build-record.ts';
import { digestOf } from './reading-store.ts';

/**
 * The files of a site in the making. Each is known by a key for what it is made from; where the old site holds a file
 * that was made from the same and is as it was left, the new site takes that one. A file is never written to twice:
 * the old site may share it.
 */
export class SiteFiles {
  readonly #folder: string;
  readonly #oldFolder: string;
  readonly #old: BuildRecord['files'];
  readonly #files: Record<string, BuiltFile> = {};
  readonly #folders = new Set<string>();
  reused = 0;

  /** @param old what is known of the site in `oldFolder` */
  constructor(folder: string, oldFolder: string, old: BuildRecord['files']) {
    this.#folder = folder;
    this.#oldFolder = oldFolder;
    this.#old = old;
  }

  /** Takes the old file if it was made from the same. */
  reuse(path: string, key: string): boolean {
    const old = this.#old[path];
    if (old?.[0] !== key) return false;
    const from = join(this.#oldFolder, path);
    if (!isAsLeft(from, old)) return false;
    link(from, this.#prepared(path));
    this.#note(path, key, old[1]);
    this.reused += 1;
    return true;
  }

  /** Takes all old files whose key is this one. */
  reuseAll(key: string): boolean {
    const paths = Object.keys(this.#old).filter((path) => this.#old[path]![0] === key);
    return paths.length > 0 && paths.every((path) => this.reuse(path, key));
  }

  write(path: string, key: string, body: string | Uint8Array): void {
    writeFileSync(this.#prepared(path), body);
    this.#note(path, key, digestOf(body));
  }

  /** A file of small changes: whether it is the same is seen from itself. */
  put(path: string, body: string): void {
    const key = digestOf(body);
    if (!this.reuse(path, key)) this.write(path, key, body);
  }

  copy(path: string, key: string, from: string): void {
    this.write(path, key, readFileSync(from));
  }

  has(path: string): boolean {
    return Object.hasOwn(this.#files, path);
  }

  /** Where a file of the new site lies. */
  at(path: string): string {
    return join(this.#folder, path);
  }

  get all(): BuildRecord['files'] {
    return this.#files;
  }

  #prepared(path: string): string {
    const file = join(this.#folder, path);
    const folder = dirname(file);
    // The old site may hold the same file: it is replaced here, not written to.
    if (this.has(path)) rmSync(file);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return file;
  }

  #note(path: string, key: string, digest: string): void {
    this.#files[path] = [key, digest, ...standing(lstatSync(join(this.#folder, path)))];
  }
}

/** Whether a file is what was built: nobody touched it, or its bytes are the same. */
export function isAsLeft(file: string, [, digest, ...stood]: BuiltFile): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) return false;
  // A site that came out of an archive stands there like new.
  return String(standing(stats)) === String(stood) || (stats.size === stood[0] && digestOf(readFileSync(file)) === digest);
}

function standing({ size, mtimeMs, ino }: Stats): [size: number, modified: number, inode: number] {
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
