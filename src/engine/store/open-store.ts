import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { shown } from '../../content/places.ts';
import { UserError } from '../../diagnostics/user-error.ts';

export interface OpenStore {
  database: DatabaseSync;
  /** Of a file and a kind: question, digest and answer. */
  select: StatementSync;
  replace: StatementSync;
}

const LAYOUT = 'file text, kind text, question text, digest text, answer text, primary key (file, kind)';

/** How long a run waits for another one that has the store. */
const BUSY_TIMEOUT_MS = 2_000;

export function storeFile(folder: string): string {
  return join(folder, 'store.sqlite');
}

/**
 * Opens the store of a cache folder and begins the transaction that holds it. If another run holds it, opens a
 * temporary empty database instead. A file that isn't a store of ours is replaced.
 * @throws UserError if there can't be a store in the folder
 */
export function openStore(folder: string): OpenStore {
  mkdirSync(folder, { recursive: true });
  for (let isReplaced = false; ; isReplaced = true) {
    try {
      return begin(storeFile(folder));
    } catch (cause) {
      if (isBusy(cause)) return begin('');
      if (isReplaced) throw unusable(folder, cause);
    }
    try {
      removeStore(folder);
    } catch (cause) {
      throw unusable(folder, cause);
    }
  }
}

export function removeStore(folder: string): void {
  for (const ending of ['', '-journal']) rmSync(storeFile(folder) + ending, { recursive: true, force: true });
}

/** Whether another run holds the store. https://sqlite.org/rescode.html */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === 5;
}

/** Whether the file isn't what SQLite wrote. */
export function isDamage(error: unknown): boolean {
  return [11, 26].includes(codeOf(error));
}

/** SQLite's primary result code is the low byte of the extended one. */
function codeOf(error: unknown): number {
  const { errcode = 0 } = (error ?? {}) as { errcode?: number };
  return errcode & 0xff;
}

/** @param file an empty name is that of a temporary database. https://sqlite.org/inmemorydb.html#temp_db */
function begin(file: string): OpenStore {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec(`begin exclusive; create table if not exists kept (${LAYOUT})`);
    const select = database.prepare('select question, digest, answer from kept where file = ? and kind = ?');
    select.setReturnArrays(true);
    const replace = database.prepare('replace into kept values (?, ?, ?, ?, ?)');
    // After `save`, another run may hold the lock. A read then fails at once, and the value is computed again instead of
    // waiting.
    database.exec('pragma busy_timeout = 0');
    return { database, select, replace };
  } catch (error) {
    // Windows removes no file that is open.
    database.close();
    throw error;
  }
}

function unusable(folder: string, cause: unknown): UserError {
  return new UserError(
    `The cache folder "${shown(folder)}" can't be used (${(cause as Error).message}). Make it writable, make room on its disk, or name another one in HEADWORD_CACHE.`,
    { cause },
  );
}
