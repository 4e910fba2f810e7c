import { readFileSync } from 'node:fs';
import { shown } from './places.ts';
import { UsageError } from './usage.ts';

/**
 * The bytes of a file of the content folder; undefined where there is none any more.
 * @param file absolute
 * @throws UsageError where it may not be read
 */
export function contentFile(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'EISDIR'].includes(code)) return undefined;
    if (['EACCES', 'EPERM'].includes(code)) throw new UsageError(`"${shown(file)}" may not be read (${code}). Give the right to whoever runs Headword, or take the file out of the content folder.`);
    throw error;
  }
}

/** A file isn't what it was a moment ago: whoever writes is not done yet. */
export class ChangedMeanwhile extends UsageError {
  /** @param what has changed, as the first words of a sentence */
  constructor(what: string) {
    super(`${what} changed while the site was being built. Build it again.`);
  }
}
