import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { stateOf, storeFile } from './open-store.ts';
import { isSound, selectRows, type Row, type Table } from './stored-rows.ts';

/** All sound rows of a store, as it was at one moment. */
export interface RowsAhead {
  base: string | undefined;
  generation: number;
  rows: Readonly<Record<Table, readonly Row[]>>;
}

/** Bytes: all rows of a larger store would take too much memory at once. */
const MOST = 2 ** 29;

/** @param file the store */
export function readRows(file: string): RowsAhead {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec('begin');
    const { base, generation } = stateOf(database);
    const rowsOf = (table: Table): Row[] => (selectRows(database, table).all() as unknown as Row[]).filter(isSound);
    return {
      base,
      generation,
      rows: { entry: rowsOf('entry'), reading: rowsOf('reading'), decision: rowsOf('decision') },
    };
  } finally {
    database.close();
  }
}

/**
 * Reads the rows of a cache folder's store in a thread, which nobody waits for but who asks.
 * @returns what gives them: undefined where there is no store, or none that can be read so
 */
export function rowsAhead(cache: string): () => Promise<RowsAhead | undefined> {
  const file = storeFile(cache);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? Infinity;
  if (size > MOST) return () => Promise.resolve(undefined);
  const worker = new Worker(new URL('rows-thread.ts', import.meta.url), { workerData: file });
  const rows = new Promise<RowsAhead | undefined>((resolve) =>
    worker.once('message', resolve).once('error', () => resolve(undefined)),
  );
  worker.unref();
  return () => {
    worker.ref();
    return rows;
  };
}
