import { readFileSync } from 'node:fs';
import { shown } from './places.ts';
import { UserError } from '../diagnostics/user-error.ts';

/** Between listing and reading, a file may have gone, or become something else. */
const GONE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'EINVAL'];

/**
 * What is found out about a file of the content folder; undefined where it is gone.
 * @param file absolute
 * @throws UserError where it may not be read
 */
export function unlessGone<T>(file: string, look: (file: string) => T): T | undefined {
  try {
    return look(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (GONE.includes(code)) return undefined;
    if (['EACCES', 'EPERM'].includes(code))
      throw new UserError(
        `"${shown(file)}" may not be read (${code}). Give the right to whoever runs Headword, or take the file out of the content folder.`,
      );
    throw error;
  }
}

/** The bytes of a file of the content folder; undefined where it is gone. */
export function contentFile(file: string): Buffer | undefined {
  return unlessGone(file, (one) => readFileSync(one));
}

/** A file isn't what it was a moment ago: whoever writes is not done yet. */
export class ChangedMeanwhile extends UserError {
  /** @param what has changed, as the first words of a sentence */
  constructor(what: string) {
    super(`${what} changed while the site was being built. Build it again.`);
  }
}
