import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { digestOf } from '../source/digest.ts';
import { packageRoot } from './places.ts';
import { filesBelow } from './walk-folder.ts';

/** The folder of the code that runs: `src` in a checkout, that of the compiled files in a package. */
const code = basename(resolve(import.meta.dirname, '..'));

/** What decides besides: in a checkout the lock file, in a package its version and the exact versions that it depends on. */
const MANIFESTS = ['package.json', 'package-lock.json'];

let known: string | undefined;

/**
 * A digest of Headword itself, and of the Node that runs it, as another one may sort or divide words in another way. What
 * was made under one digest may differ from what would be made under another.
 */
export function ownDigest(): string {
  if (known !== undefined) return known;
  const isThere = (path: string): boolean => existsSync(join(packageRoot, path));
  const folders = [...new Set([code, 'src', 'public'])].filter(isThere);
  const files = folders.flatMap((folder) => filesBelow(join(packageRoot, folder)).map((path) => `${folder}/${path}`));
  const digests = [...files, ...MANIFESTS.filter(isThere)].map((path) => [
    path,
    digestOf(readFileSync(join(packageRoot, path))),
  ]);
  return (known = digestOf(JSON.stringify([process.version, process.versions.icu, digests])));
}
