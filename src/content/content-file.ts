import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { shown } from './places.ts';
import { UserError } from '../diagnostics/user-error.ts';

/** Between listing and reading, a file may be removed, or replaced by something else. A path may be too long for the system. */
const GONE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'EINVAL', 'ENAMETOOLONG'];

/**
 * Looks at a file or folder of the content folder; undefined if it is gone.
 * @param file absolute
 * @throws UserError if it may not be read
 */
export function unlessGone<T>(file: string, look: (file: string) => T): T | undefined {
  try {
    return look(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (GONE.includes(code)) return undefined;
    if (['EACCES', 'EPERM'].includes(code))
      throw new UserError(
        `"${shown(file)}" can't be read (${code}). Give the user who runs Headword the right to read it, or move it out of the content folder.`,
        { cause: error },
      );
    throw error;
  }
}

/** Bytes. A longer text is data rather than something that people write, and would take minutes to read. */
export const MOST_TEXT = 2_000_000;

/** The bytes of a file; undefined if it is gone. @throws UserError if it may not be read */
export function contentFile(file: string): Buffer | undefined {
  return unlessGone(file, (one) => readFileSync(one));
}

/** What is read at a time. All reading is synchronous, so that one buffer is enough. */
const buffer = Buffer.allocUnsafe(1 << 18);

/**
 * The SHA-256 of a file of any size, which is read piece by piece; undefined if the file is gone.
 * @param use is given each piece, which is overwritten by the next one
 * @throws UserError if the file may not be read
 */
export function digestOfFile(file: string, use?: (piece: Uint8Array) => void): string | undefined {
  const open = unlessGone(file, (one) => openSync(one, 'r'));
  if (open === undefined) return undefined;
  try {
    const hash = createHash('sha256');
    for (let read = 1; read > 0;) {
      read = readSync(open, buffer, 0, buffer.length, null);
      const piece = buffer.subarray(0, read);
      hash.update(piece);
      use?.(piece);
    }
    return hash.digest('hex');
  } finally {
    closeSync(open);
  }
}

/** A file isn't what it was a moment ago: it is still being written. */
export class ChangedMeanwhile extends UserError {
  /** @param what has changed, as the first words of a sentence */
  constructor(what: string) {
    super(`${what} changed while the site was being built. Build it again.`);
  }
}
