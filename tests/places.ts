import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A file or folder of `tests/fixtures/`, absolute. */
export function fixture(...path: string[]): string {
  return join(root, 'tests/fixtures', ...path);
}
