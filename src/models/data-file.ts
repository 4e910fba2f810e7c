import { createHash } from 'node:crypto';

/** Data that a script of the pages reads. */
export interface DataFile {
  address: string;
  body: string;
}

/** Of data as it is sent. */
export function versionOf(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 10);
}
