import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { packageRoot, shown } from '../../content/places.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** The files by which a folder is known to be a site of ours. */
export const OURS = ['404.html', 'robots.txt', 'sitemap-index.xml'];

/**
 * Publishing removes whatever is no part of the site, so the target has to be a folder that a build made, or an empty one.
 * @param target as `realOf` gives it
 * @throws UserError where it is something else
 */
export async function checkTarget(target: string, content: string): Promise<void> {
  const [real, realContent, realRoot] = await Promise.all([realOf(target), realOf(content), realOf(packageRoot)]);
  for (const [folder, name] of [
    [realContent, 'the content'],
    [realRoot, 'Headword itself'],
  ] as const) {
    if (isInside(folder, real))
      throw new UserError(`"${shown(target)}" holds ${name}: the site would replace it. Choose another --out.`);
  }
  if (isInside(real, realContent)) {
    throw new UserError(
      `"${shown(target)}" is inside the content folder, which a build never writes to. Choose another --out.`,
    );
  }
  if (
    await lstat(target).then(
      (found) => found.isSymbolicLink(),
      () => false,
    )
  )
    throw new UserError(`"${shown(target)}" is a link that leads nowhere. Mend it, or choose another --out.`);
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new UserError(`"${shown(target)}" is a file. Choose a folder as --out.`);
    throw error;
  });
  if (names.length > 0 && !OURS.every((name) => names.includes(name))) {
    throw new UserError(
      `"${shown(target)}" is not empty and doesn't hold a site that Headword built. Empty it, or choose another --out.`,
    );
  }
}

/** A path without links, as far as it exists. */
export async function realOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), basename(path));
  });
}

function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !/^[A-Za-z]:/u.test(path));
}
