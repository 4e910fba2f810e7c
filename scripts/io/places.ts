import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

/** Where Headword itself lies. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What may be kept between runs for one content folder: nothing in it, all of it can be deleted. */
export function cacheFolder(content: string): string {
  const key = createHash('sha256').update(resolve(content)).digest('hex').slice(0, 12);
  return join(root, 'node_modules/.cache/headword', `${packageJson.version}-${key}`);
}
