import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

/** Where Headword itself lies. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the command was typed: npm changes the folder before it runs a script, and says where it was. */
const here = process.env.INIT_CWD ?? process.cwd();

/** A folder that an option names, from where the command was typed; without the option, a folder of Headword's. */
export function place(option: string | undefined, fallback: string): string {
  return option === undefined ? join(root, fallback) : resolve(here, option);
}

/** A folder as whoever typed the command would name it. */
export function shown(folder: string): string {
  const path = relative(here, folder).split(sep).join('/');
  return path === '' ? '.' : path.startsWith('../../..') ? folder : path;
}

/** Where Headword works on what is gone when it is done. Astro's modules find their packages from here. */
export const workFolder = join(root, 'node_modules/.cache/headword');

/** What may be kept between runs for one content folder: nothing in it, all of it can be deleted. */
export function cacheFolder(content: string): string {
  const key = createHash('sha256').update(resolve(content)).digest('hex').slice(0, 12);
  const { HEADWORD_CACHE: own } = process.env;
  return join(own === undefined || own === '' ? workFolder : resolve(here, own), `${packageJson.version}-${key}`);
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}
