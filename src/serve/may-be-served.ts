import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, posix, relative, sep } from 'node:path';
import { findFile } from '../content/walk-folder.ts';
import { comparablePath } from './host-rules.ts';

export interface Server {
  /** The content folder. */
  folder: string;
  /** The folder below which Vite looks for files. */
  root: string;
  /** The path before every address of Vite's, ending in a slash. */
  base: string;
}

/**
 * Whether Vite may answer a request with a file. It serves whatever stands below its root or an allowed folder: of the
 * content folder, neither what is hidden nor what a link leads to outside.
 */
export function mayBeServed(address: string, { folder, root, base }: Server): boolean {
  const path = comparablePath(address).replaceAll('\\', '/');
  const below = path.startsWith(base) ? path.slice(base.length - 1) : path;
  const [, onDisk] = /^\/+@fs\/+(.*)$/su.exec(below) ?? [];
  const start = onDisk === undefined ? `${root.split(sep).join('/')}/` : /^[a-z]:/iu.test(onDisk) ? '' : '/';
  const file = posix.normalize(start + (onDisk ?? below));
  // No name on a disk has it.
  if (file.includes('\0')) return false;
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return true;
  return [folder, realpathSync(folder)].every((content) => {
    const inside = relative(content, file).split(sep).join('/');
    if (isAbsolute(inside) || inside.startsWith('../')) return true;
    return !inside.split('/').some((name) => name.startsWith('.')) && findFile(content, inside) !== undefined;
  });
}
