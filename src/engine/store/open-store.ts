import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { digestOf } from '../../source/digest.ts';
import type { NumberedMeaning } from './meaning-numbers.ts';
import { shown } from '../../content/places.ts';
import { COLUMNS, selectRows, type Table } from './stored-rows.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** What readings are to be understood by. */
export interface State {
  /** What numbers stand for. */
  meanings: readonly NumberedMeaning[];
  /** The names that they were made with, by language and id, each with the words that they begin with. */
  lexicon: readonly (readonly [key: string, forms: string, firstWords: readonly string[]])[];
}

export interface OpenStore {
  file: string;
  /** Whether it is empty. */
  isNew: boolean;
  database: DatabaseSync;
  state: State;
  /** Counts how often anybody has written anything down. */
  generation: number;
  rows: Rows;
}

type Rows = Record<Table | 'newEntry' | 'draft' | 'newDecision' | 'part' | 'newPart', StatementSync>;

const NOTHING: State = { meanings: [], lexicon: [] };

const LAYOUTS = mapTables((columns) =>
  columns.map((column) => `${column} text${column === 'file' ? ' primary key' : ''}`).join(', '),
);

const PLACES = mapTables((columns) => columns.map(() => '?').join(', '));

export function storeFile(folder: string): string {
  return join(folder, 'readings.sqlite');
}

/**
 * Opens the store of a cache folder, an empty one where there is none for this state of the settings and of Headword.
 * @param base a digest of everything that all of it depends on
 */
export function openStore(folder: string, base: string): OpenStore {
  mkdirSync(folder, { recursive: true });
  const file = storeFile(folder);
  try {
    return opened(file, base);
  } catch (error) {
    if (isBusy(error))
      throw new UserError(
        `Another run is writing to the cache folder "${shown(folder)}". Wait for it, or name another folder in HEADWORD_CACHE.`,
      );
    try {
      // Whatever stands there, it is no store of ours.
      for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { recursive: true, force: true });
      return opened(file, base);
    } catch (error) {
      throw new UserError(
        `The cache folder "${shown(folder)}" can't be used (${(error as Error).message}). Make it writable, make room on its disk, or name another one in HEADWORD_CACHE.`,
      );
    }
  }
}

/** https://sqlite.org/rescode.html: the file is sound, and somebody else is at it. */
const [SQLITE_BUSY, SQLITE_LOCKED] = [5, 6];

function isBusy(error: unknown): boolean {
  const { errcode = 0 } = error as { errcode?: number };
  // The first byte is the kind, what is above it says more.
  return [SQLITE_BUSY, SQLITE_LOCKED].includes(errcode & 0xff);
}

/** Milliseconds that a run waits for another one. */
const PATIENCE = 5_000;

function opened(file: string, base: string): OpenStore {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    return openedIn(database, file, base);
  } catch (error) {
    // Not every system removes a file that is open.
    database.close();
    throw error;
  }
}

function openedIn(database: DatabaseSync, file: string, base: string): OpenStore {
  // A store that is lost is made again: it needs no care that costs time.
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = off; create table if not exists base (digest text, generation integer, state text, state_digest text)',
  );
  database.exec(`create temp table draft (${LAYOUTS.reading}); create temp table new_decision (${LAYOUTS.decision})`);
  const { base: found, generation, state, digest } = stateOf(database);
  if (found === base) {
    if (digestOf(state) !== digest) throw new Error('What readings are to be understood by is damaged.');
    const isNew = database.prepare('select file from entry limit 1').get() === undefined;
    return { file, isNew, database, state: JSON.parse(state) as State, generation, rows: rowsIn(database) };
  }
  const nothing = JSON.stringify(NOTHING);
  database.exec(`begin immediate;
    drop table if exists entry; drop table if exists reading; drop table if exists part; drop table if exists decision; delete from base;
    create table entry (${LAYOUTS.entry});
    create table reading (${LAYOUTS.reading});
    create table decision (${LAYOUTS.decision});
    create table part (version text primary key, body text);
    insert into base values ('${base}', ${generation + 1}, '${nothing}', '${digestOf(nothing)}');
    commit`);
  return { file, isNew: true, database, state: NOTHING, generation: generation + 1, rows: rowsIn(database) };
}

/** What stands in the store of the state that all of it belongs to. */
export function stateOf(database: DatabaseSync): { base?: string; generation: number; state: string; digest: string } {
  const {
    digest: base,
    generation,
    state,
    state_digest: digest,
  } = (database.prepare('select * from base').get() ?? {}) as Record<string, string>;
  return { base, generation: Number(generation ?? 0), state: String(state), digest: String(digest) };
}

function rowsIn(database: DatabaseSync): Rows {
  return {
    entry: selectRows(database, 'entry', 'where file = ?'),
    reading: selectRows(database, 'reading', 'where file = ?'),
    decision: selectRows(database, 'decision', 'where file = ?'),
    newEntry: database.prepare(`replace into entry values (${PLACES.entry})`),
    draft: database.prepare(`replace into draft values (${PLACES.reading})`),
    newDecision: database.prepare(`replace into new_decision values (${PLACES.decision})`),
    part: database.prepare('select body from part where version = ?'),
    newPart: database.prepare('insert or ignore into part values (?, ?)'),
  };
}

function mapTables<T>(make: (columns: readonly string[]) => T): Record<Table, T> {
  return { entry: make(COLUMNS.entry), reading: make(COLUMNS.reading), decision: make(COLUMNS.decision) };
}
