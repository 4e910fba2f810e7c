import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { digestOf } from '../source/digest.ts';
import { ChangedMeanwhile, contentFile, digestOfFile, MOST_TEXT } from './content-file.ts';
import { inputStampOf, type FileMemory, type InputStamp, type KnownFile } from './file-memory.ts';

/** A file that a site is made from. */
export interface InputFile {
  /** In the content folder, as the disk spells it, with `/`. */
  path: string;
  /** The absolute path of the file itself, also if `path` is a link to it. */
  file: string;
  stamp: InputStamp;
  /** Replaced when more is found out. */
  known: KnownFile;
  /**
   * The bytes that the digest is of.
   * @throws ChangedMeanwhile if the file has others by now
   */
  bytes(): Uint8Array;
  /**
   * Gives these bytes piece by piece, for a file of any size.
   * @throws ChangedMeanwhile after the last one, if the file has others by now
   */
  read(use: (piece: Uint8Array) => void): void;
}

/**
 * Reads a file, unless it stands as an earlier run saw it; undefined if it is gone.
 * @throws UserError if it may not be read
 */
export function inputFile(path: string, file: string, stats: Stats, memory: FileMemory): InputFile | undefined {
  const stamp = inputStampOf(stats);
  let held: Uint8Array | undefined;
  const find = (): KnownFile | undefined => {
    if (!isText(path)) {
      const digest = digestOfFile(file);
      return digest === undefined ? undefined : { digest };
    }
    if (stats.size > MOST_TEXT) return { digest: `${stats.size} bytes`, fault: 'size' };
    held = contentFile(file);
    return held && { digest: digestOf(held), ...(isUtf8(held) ? {} : { fault: 'encoding' }) };
  };
  const known = memory.recall(path, stamp) ?? find();
  if (!known) return undefined;
  const check = (digest: string | undefined): void => {
    if (digest === known.digest) return;
    memory.forget();
    throw new ChangedMeanwhile(`"${path}" was`);
  };
  const bytes = (): Uint8Array => {
    const found = held ?? contentFile(file);
    if (!held) check(found && digestOf(found));
    // Released: most files' bytes are needed once.
    held = undefined;
    return found!;
  };
  return { path, file, stamp, known, bytes, read: (use) => check(digestOfFile(file, use)) };
}

function isText(path: string): boolean {
  return /^(?:terms|pages|layout)\/|^site\.yaml$|\.css$/iu.test(path);
}
