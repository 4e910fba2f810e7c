import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InputFile } from '../../content/input-file.ts';
import type { DataFile } from '../../models/data-file.ts';
import { digestOf } from '../../source/digest.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { BuildRecord, BuiltFile } from './build-record.ts';
import { outputStampOf, type StandingSite } from './compare-output.ts';
import { clashesWith } from './name-clash.ts';

/** Where the files of a site are while it is made. */
export interface SitePlaces {
  /** The folder for new and changed files. It must exist. */
  staged: string;
  /** The output folder. */
  target: string;
  /** What stands there. */
  standing: StandingSite;
  /** Whether a standing file with the same key is the same file. If false, a file is kept only if its new bytes are the same. */
  canReuse: boolean;
}

/**
 * The files of a site in the making. Each has a key for what it is made from. A file that stands in the output and is
 * made from the same, or has the same bytes, stays there; all others are written to a folder beside the output.
 */
export class SiteFiles {
  readonly #places: SitePlaces;
  /** Without a prototype: a file may have any name. */
  readonly #files = Object.create(null) as Record<string, BuiltFile>;
  readonly #folders = new Set<string>();
  readonly #staged = new Set<string>();

  constructor(places: SitePlaces) {
    this.#places = places;
  }

  /** Keeps the standing file if it was made from the same. @param key is asked for only where there is such a file */
  reuse(path: string, key: () => string): boolean {
    const { standing, canReuse } = this.#places;
    const old = canReuse ? standing.files.get(path) : undefined;
    if (!old || old[0] !== key()) return false;
    this.#keep(path, old);
    return true;
  }

  /** @throws UserError where the site would have a file and a folder of the same name */
  write(path: string, key: string, body: string | Uint8Array): void {
    this.#add(path, key, digestOf(body), (file) => writeFileSync(file, body));
  }

  copy(path: string, key: string, from: string): void {
    this.write(path, key, readFileSync(from));
  }

  /** Copies a file of the content folder, however large. @throws ChangedMeanwhile if it isn't what was compiled */
  copyInput(path: string, key: string, input: InputFile): void {
    this.#add(path, key, input.known.digest, (file) => input.read((piece) => writeFileSync(file, piece)));
  }

  #add(path: string, key: string, digest: string, fill: (file: number) => void): void {
    const old = this.#places.standing.files.get(path);
    if (old?.[1] === digest) {
      const [, , ...stamp] = old;
      this.#keep(path, [key, digest, ...stamp]);
      return;
    }
    this.#claim(path);
    const file = join(this.#places.staged, path);
    try {
      if (!this.#staged.has(path)) mkdirSync(dirname(file), { recursive: true });
      const open = openSync(file, this.#staged.has(path) ? 'w' : 'wx');
      try {
        fill(open);
      } finally {
        closeSync(open);
      }
    } catch (error) {
      if (['EEXIST', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw nameClash(path);
      throw error;
    }
    this.#staged.add(path);
    this.#files[path] = [key, digest, ...outputStampOf(lstatSync(file))];
  }

  /** Writes a file whose version or, without one, whose body is its key. The body is asked for only where it is needed. */
  put(path: string, file: Pick<DataFile, 'version' | 'body'>): void {
    const key = file.version ?? digestOf(file.body);
    if (!this.reuse(path, () => key)) this.write(path, key, file.body);
  }

  /** Where a file of the site is now. */
  at(path: string): string {
    const { staged, target } = this.#places;
    return join(this.#staged.has(path) ? staged : target, path);
  }

  has(path: string): boolean {
    return Object.hasOwn(this.#files, path);
  }

  get all(): BuildRecord['files'] {
    return this.#files;
  }

  /** The files that don't stand in the output yet. */
  get staged(): ReadonlySet<string> {
    return this.#staged;
  }

  /** What stands in the output and is no part of the site. */
  get unwanted(): string[] {
    const { files, others } = this.#places.standing;
    return [...files.keys(), ...others].filter((path) => !this.has(path));
  }

  /**
   * On a disk that ignores case or Unicode form, a new file can take the name of another one. It shows when the disk has a
   * file at a path that isn't in the list of files found there.
   * @throws UserError where that one is part of the site
   */
  checkNames(): void {
    const { target, standing } = this.#places;
    const listed = new Set([...standing.files.keys(), ...standing.others]);
    const taken = [...this.#staged].filter((path) => !listed.has(path) && isTaken(join(target, path)));
    if (taken.length === 0) return;
    const clashes = clashesWith(Object.keys(this.#files).filter((path) => !this.#staged.has(path)));
    for (const path of taken) if (clashes(path)) throw nameClash(path);
  }

  #keep(path: string, file: BuiltFile): void {
    this.#claim(path);
    this.#files[path] = file;
    // A file of the owner can have the name of one that was written before it.
    if (this.#staged.delete(path)) rmSync(join(this.#places.staged, path));
  }

  #claim(path: string): void {
    let isClash = this.#folders.has(path);
    for (let folder = dirname(path); folder !== '.' && !this.#folders.has(folder); folder = dirname(folder)) {
      isClash ||= this.has(folder);
      this.#folders.add(folder);
    }
    if (isClash) throw nameClash(path);
  }
}

function nameClash(path: string): UserError {
  return new UserError(
    `"${path}" can't be written: another file or folder of the site has that name, or one that differs only in capitals or in how a letter is encoded, which is the same on this disk. Rename what has it in "public".`,
  );
}

/** Whether something stands there, or a file stands where its folder would be. */
function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return true;
    throw error;
  }
}
