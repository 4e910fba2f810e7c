import { hash } from 'node:crypto';

/** What tells two texts, or two files, apart. */
export function digestOf(bytes: string | Uint8Array): string {
  return hash('sha1', bytes);
}
