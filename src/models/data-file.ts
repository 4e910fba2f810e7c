import { createHash } from 'node:crypto';

/** Data that a script of the pages reads. */
export interface DataFile {
  address: string;
  body: string;
}

/** Of data as it is sent. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
