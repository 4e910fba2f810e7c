import { copyFileSync, linkSync, lstatSync, mkdirSync, rmSync, writeFileSync, type Stats } from 'node:fs';
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
    const isLinked = link(from, this.#prepared(path));
    if (isLinked) this.#files[path] = old;
    else this.#note(path, key);
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
    this.#note(path, key);
  }

  /** A file of small changes: whether it is the same is seen from itself. */
  put(path: string, body: string): void {
    const key = digestOf(body);
    if (!this.reuse(path, key)) this.write(path, key, body);
  }

  copy(path: string, key: string, from: string): void {
    copyFileSync(from, this.#prepared(path));
    this.#note(path, key);
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

  #note(path: string, key: string): void {
    this.#files[path] = builtFile(key, lstatSync(join(this.#folder, path)));
  }
}

/** Whether nobody touched a file since it was built. */
export function isAsLeft(file: string, [key, ...rest]: BuiltFile): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && String(builtFile(key, stats)) === String([key, ...rest]);
}

function builtFile(key: string, { size, mtimeMs, ino }: Stats): BuiltFile {
  return [key, size, mtimeMs, ino];
}

/** One file under two names costs nothing. Where a disk has no such thing, it is copied. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    copyFileSync(from, to);
    return false;
  }
}
