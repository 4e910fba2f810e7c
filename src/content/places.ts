import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

/** The folder of Headword's own package. */
export const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A path as the user would type it. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path).split(sep).join('/');
  return short === '' ? '.' : short.startsWith('../../..') ? path : short;
}

/**
 * Everything that is kept between runs, and whatever is at work on something: all of it can be deleted. `HEADWORD_CACHE`
 * names another folder; otherwise it is in `node_modules` of the project around the working directory.
 */
export function cacheRoot(): string {
  const { HEADWORD_CACHE: named, XDG_CACHE_HOME: system = join(homedir(), '.cache') } = process.env;
  if (named !== undefined && named !== '') return resolve(named);
  const project = projectFolder();
  return project === undefined ? join(system, 'headword') : join(project, 'node_modules/.cache/headword');
}

/** The nearest folder with a `package.json`, from the working directory upwards. */
function projectFolder(): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** What is kept for one content folder. */
export function cacheFolder(content: string): string {
  return join(cacheRoot(), `${packageJson.version}-${hash('sha256', resolve(content)).slice(0, 12)}`);
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
