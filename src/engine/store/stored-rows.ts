import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { digestOf } from '../../source/digest.ts';

/** What a store keeps for each file. */
export type Table = 'entry' | 'reading' | 'decision';

/** The file, what was asked of it, a digest of all that follows, and that. */
export type Row = readonly [file: string, asked: string, digest: string, ...kept: string[]];

/** The columns of each table, in this order. */
export const COLUMNS: Readonly<Record<Table, readonly string[]>> = {
  entry: ['file', 'source', 'digest', 'body'],
  reading: ['file', 'source', 'digest', 'body', 'vocabulary', 'mentions', 'shown', 'assets'],
  decision: ['file', 'question', 'digest', 'answer'],
};

export function rowOf(file: string, asked: string, kept: readonly string[]): Row {
  return [file, asked, digestOf(kept.join('\0')), ...kept];
}

/** Whether a row is as it was written. */
export function isSound(row: Row | undefined): row is Row {
  return (
    row !== undefined && row.every((value) => typeof value === 'string') && digestOf(row.slice(3).join('\0')) === row[2]
  );
}

/** @param rest of the statement, such as which rows are meant */
export function selectRows(database: DatabaseSync, table: Table, rest = ''): StatementSync {
  const statement = database.prepare(`select ${COLUMNS[table].join(', ')} from ${table} ${rest}`);
  statement.setReturnArrays(true);
  return statement;
}
