import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { shown } from '../../content/places.ts';
import { isRunning } from './running.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/**
 * One build at a time; the lock of one that was killed is taken over.
 * @param target what it is for
 */
export async function takeLock(lock: string, target: string): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isRunning(await ownerOf(lock))) throw busy(lock, target);
      // Whoever else wants to take it over may have done so by now: what is removed is looked at once more.
      const taken = `${lock}.${process.pid}`;
      await rename(lock, taken).catch(() => undefined);
      if (isRunning(await ownerOf(taken))) {
        await rename(taken, lock);
        throw busy(lock, target);
      }
      await rm(taken, { force: true });
    }
  }
  throw busy(lock, target);
}

/** Since a build was killed, something else may have got its number. */
function busy(lock: string, target: string): UserError {
  return new UserError(
    `Another build is writing "${shown(target)}". Wait for it, or choose another --out. If there is none, remove "${shown(lock)}".`,
  );
}

/** A lock is made first and signed then: one that bears no name yet is given a second. */
async function ownerOf(lock: string): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const text = await readFile(lock, 'utf8').catch(() => '0');
    if (text !== '') return Number(text);
    await setTimeout(50);
  }
  return 0;
}
