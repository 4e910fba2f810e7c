import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { digestOfFile } from '../../content/content-file.ts';
import type { BuildRecord, BuiltFile, OutputStamp } from './build-record.ts';

/** What stands in an output folder, compared with the record of the last build. */
export interface StandingSite {
  /** The files that are as that build left them. */
  files: ReadonlyMap<string, BuiltFile>;
  /** The files of that build that are gone or changed. */
  lost: readonly string[];
  /** All other files and links, also those in the place of a lost file; empty folders, with `/` at the end. */
  others: readonly string[];
}

/** @param folder may not exist */
export function compareOutput(folder: string, recorded: BuildRecord['files']): StandingSite {
  const found = new Set(lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? thingsIn(folder) : []);
  const files = new Map<string, BuiltFile>();
  const lost: string[] = [];
  for (const [path, file] of Object.entries(recorded)) {
    // HFS+ gives a name back decomposed, however it was given.
    const name = found.has(path) ? path : path.normalize('NFD');
    const standing = found.has(name) ? asLeft(join(folder, path), file) : undefined;
    if (standing && found.delete(name)) files.set(path, standing);
    else lost.push(path);
  }
  return { files, lost, others: [...found] };
}

export function isWhole({ lost, others }: StandingSite): boolean {
  return lost.length === 0 && others.length === 0;
}

export function outputStampOf({ size, mtimeMs, ino }: Stats): OutputStamp {
  return [size, mtimeMs, ino];
}

/**
 * The record of a file that is as the build left it: same stamp, or same bytes with another stamp, as after unpacking an
 * archive.
 */
function asLeft(path: string, file: BuiltFile): BuiltFile | undefined {
  const [key, digest, ...stamp] = file;
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  const now = outputStampOf(stats);
  if (now.every((one, at) => one === stamp[at])) return file;
  return now[0] === stamp[0] && digestOfFile(path) === digest ? [key, digest, ...now] : undefined;
}

/** Node's own recursive list follows links. */
function thingsIn(folder: string, inside = ''): string[] {
  const entries = readdirSync(join(folder, inside), { withFileTypes: true });
  if (entries.length === 0 && inside !== '') return [inside];
  return entries.flatMap((entry) => {
    const path = inside + entry.name;
    return entry.isDirectory() ? thingsIn(folder, `${path}/`) : path;
  });
}
