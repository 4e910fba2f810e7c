import { digestOf } from '../source/digest.ts';
import { scanFrame, type ContentFolder } from './content-folder.ts';
import { FileMemory } from './file-memory.ts';
import type { InputFile } from './input-file.ts';
import { ownDigest } from './own-digest.ts';

/** What a site is made from, as digests: the same digests, the same site. */
export interface Inputs {
  /** Of everything. */
  all: string;
  /** Of what every page may depend on: Headword, the settings, the looks, and the owner's header and footer. */
  frame: string;
}

/** @param options of the command, as far as they change the site */
export function inputsOf({ files, looks, ignored }: ContentFolder, options: object): Inputs {
  const digestsOf = (some: Iterable<InputFile>): string[][] => [...some].map(({ path, known }) => [path, known.digest]);
  const base = [ownDigest(), options];
  return {
    all: digestOf(JSON.stringify([base, digestsOf(files.values()), ignored])),
    frame: digestOf(JSON.stringify([base, digestsOf(frameOf(files, looks)), looks.nameOthers])),
  };
}

/** Whether the settings or the looks changed since the folder was scanned, even if the change was undone. */
export function isFrameTouched({ root, files, looks }: ContentFolder): boolean {
  const now = scanFrame(root, new FileMemory());
  const standOf = (some: readonly InputFile[]): string =>
    JSON.stringify(some.map(({ path, stamp, known }) => [path, stamp, known.digest]));
  return standOf(frameOf(now.files, now.looks)) !== standOf(frameOf(files, looks));
}

function frameOf(files: ReadonlyMap<string, InputFile>, looks: ContentFolder['looks']): InputFile[] {
  const layout = [...files.keys()].filter((path) => path.startsWith('layout/'));
  return ['site.yaml', ...looks.files, ...layout].flatMap((path) => files.get(path) ?? []);
}
