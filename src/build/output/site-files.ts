import { lstatSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataFile } from '../../models/data-file.ts';
import type { BuildRecord, BuiltFile } from './build-record.ts';
import { digestOf } from '../../source/digest.ts';
import { standing, type OldFiles } from './take-files.ts';
import { UserError } from '../../diagnostics/user-error.ts';

const IN_THE_WAY = ['EEXIST', 'EISDIR', 'ENOTDIR'];

/**
 * The files of a site in the making. Each is known by a key for what it is made from. Files of the old site lie in its
 * folder already: one that was made from the same is a file of the new site, and the others go. A file is never written
 * to twice: the old site may share it.
 */
export class SiteFiles {
  readonly #folder: string;
  readonly #taken: Map<string, BuiltFile>;
  readonly #left: readonly string[];
  /** Without a prototype: a file may have any name. */
  readonly #files = Object.create(null) as Record<string, BuiltFile>;
  readonly #folders = new Set<string>();
  readonly #kept = new Set<string>();

  /** @param old what lies in the folder, of the old site */
  constructor(folder: string, { taken, left }: OldFiles = { taken: new Map(), left: [] }) {
    this.#folder = folder;
    this.#taken = new Map(taken);
    this.#left = left;
  }

  /** Takes the old file if it was made from the same. */
  reuse(path: string, key: string): boolean {
    const old = this.#taken.get(path);
    if (old?.[0] !== key) return false;
    this.#keep(path, old);
    return true;
  }

  /** Takes all old files of a folder if all of them are there and have this key. */
  reuseAll(key: string, folder: string): boolean {
    if (this.#left.some((path) => path.startsWith(folder))) return false;
    const old = [...this.#taken].filter(([path]) => path.startsWith(folder));
    return old.length > 0 && old.every(([, [known]]) => known === key) && old.every(([path]) => this.reuse(path, key));
  }

  /** What is already there stays, whatever it was made from. */
  write(path: string, key: string, body: string | Uint8Array): void {
    const digest = digestOf(body);
    const old = this.#taken.get(path);
    if (old?.[1] === digest) {
      this.#keep(path, [key, ...old.slice(1)] as unknown as BuiltFile);
      return;
    }
    const file = join(this.#folder, path);
    if (this.has(path) || this.#taken.delete(path)) rmSync(file);
    try {
      this.#create(file, body);
    } catch (error) {
      if (!IN_THE_WAY.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      this.#makeRoom(path);
      this.#createAfterAll(path, file, body);
    }
    this.#files[path] = [key, digest, ...standing(lstatSync(file))];
    this.#kept.delete(path);
  }

  /** A file of small changes: whether it is the same is seen from its version, or from itself. */
  put(path: string, file: Pick<DataFile, 'version' | 'body'>): void {
    const key = file.version ?? digestOf(file.body);
    if (!this.reuse(path, key)) this.write(path, key, file.body);
  }

  copy(path: string, key: string, from: string): void {
    this.write(path, key, readFileSync(from));
  }

  /** Removes the old files that are none of the new site's. */
  finish(): void {
    for (const path of this.#taken.keys()) if (!this.has(path)) this.#remove(path);
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

  /** How many files are the old ones. */
  get reused(): number {
    return this.#kept.size;
  }

  #keep(path: string, file: BuiltFile): void {
    this.#files[path] = file;
    this.#kept.add(path);
  }

  #create(file: string, body: string | Uint8Array): void {
    const folder = dirname(file);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    writeFileSync(file, body, { flag: 'wx' });
  }

  #createAfterAll(path: string, file: string, body: string | Uint8Array): void {
    try {
      this.#create(file, body);
    } catch (error) {
      if (!IN_THE_WAY.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      throw new UserError(
        `"${path}" can't be written: the site has a file where it needs a folder, or the other way round. Rename what has that name in "public".`,
      );
    }
  }

  /** An old file may be in the way where a folder is now, or the other way round, or under a name that differs in capitals only. */
  #makeRoom(path: string): void {
    const plain = (one: string): string => `${one.normalize('NFC').toLowerCase()}/`;
    const [wanted, taken] = [plain(path), [...this.#taken.keys()].filter((old) => !this.has(old))];
    for (const old of taken) if (plain(old).startsWith(wanted) || wanted.startsWith(plain(old))) this.#remove(old);
  }

  /** Removes an old file, and the folders that have nothing else. */
  #remove(path: string): void {
    this.#taken.delete(path);
    rmSync(join(this.#folder, path));
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      this.#folders.delete(join(this.#folder, folder));
      try {
        rmdirSync(join(this.#folder, folder));
      } catch {
        return;
      }
    }
  }
}
