import { accessSync, constants, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { shown } from '../../content/places.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** https://www.sqlite.org/rescode.html */
const [BUSY, CANT_OPEN] = [5, 14];

/** Of several builds that ask at the same moment, SQLite may refuse all, unless they try for a while. */
const BUSY_TIMEOUT_MS = 200;

/** Keeps a reference to each locked database: garbage collection would close it and release the lock. */
const held = new Set<DatabaseSync>();

/**
 * Lets one build at a time write an output folder. Node has no call for the system's file locks, so SQLite takes one, on
 * an empty database: https://www.sqlite.org/lockingv3.html. The system ends such a lock with its process, however that
 * ends; it counts between containers that share a disk, and SQLite sees to it that it counts within a process as well.
 * @param target the output folder, for the message
 * @returns what lets go of the lock
 * @throws UserError where another build has it
 */
export function takeLock(file: string, target: string): () => void {
  for (;;) {
    const before = inodeOf(file);
    const database = lockedDatabase(file, target);
    // A build removes the file before it lets go. A lock on a file that has no name any more would keep no build out.
    if (before !== undefined && inodeOf(file) === before) {
      held.add(database);
      return () => {
        held.delete(database);
        const isRemoved = isGone(file);
        database.close();
        // Windows removes no open file, so here it is closed by this build, and open only where another one has it now.
        if (!isRemoved) isGone(file);
      };
    }
    database.close();
  }
}

function lockedDatabase(file: string, target: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    // Otherwise SQLite makes a second file.
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    const { errcode, message } = error as Error & { errcode?: number };
    if (errcode === BUSY)
      throw new UserError(`Another build is writing "${shown(target)}". Wait for it, or choose another --out.`);
    // Throws the system's own error if the folder isn't writable; it says more than SQLite's.
    if (errcode === CANT_OPEN) accessSync(dirname(file), constants.W_OK);
    throw new UserError(`"${shown(file)}" can't be locked (${message}). Choose another --out.`, { cause: error });
  }
}

function isGone(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
