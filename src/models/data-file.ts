import { createHash } from 'node:crypto';

/** A file that a site publishes besides its pages and pictures. */
export interface DataFile {
  address: string;
  /** Another one whenever the body is, where that is known without the body. */
  version?: string;
  body: string;
}

/** Of data as it is sent. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
