import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../diagnostics/user-error.ts';

/** The folder of Headword's own package. */
export const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The URL of the module NAME in the folder of the module that asks, for a worker or a process of its own. In a checkout it
 * is TypeScript, in a package JavaScript: it has the ending of the one that asks.
 * @param url `import.meta.url`
 */
export function moduleBeside(url: string, name: string): URL {
  return new URL(name + extname(url), url);
}

/** Headword's version. */
export const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };

/** A path as the user would type it. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path).split(sep).join('/');
  return short === '' ? '.' : short.startsWith('../../..') ? path : short;
}

/** @throws UserError if there is no folder with this path */
export function checkFolder(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`There is no folder "${shown(path)}".`);
}
