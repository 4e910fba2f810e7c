import { createHash } from 'node:crypto';
import type { Addresses } from '../site/addresses.ts';

/** Data that a script of the pages reads. */
export interface DataFile {
  /** Named after its content, so that it can be kept for ever. */
  address: string;
  body: string;
}

export function dataFile(name: string, data: object, addresses: Addresses): DataFile {
  const body = JSON.stringify(data);
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { address: addresses.media(`${name}.${digest}.json`), body };
}
