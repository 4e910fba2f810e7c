import { existsSync, realpathSync, rmSync } from 'node:fs';
import { access, copyFile, lstat, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { takeLock } from './lock.ts';
import { packageRoot, shown } from '../../content/places.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/**
 * A folder beside the output in which the new site is made. The old one stays in place until the new one is complete;
 * then they change places by renaming.
 */
export interface Staging {
  folder: string;
  /** Where the site goes. */
  target: string;
  /** Begins anew. */
  clear(): Promise<void>;
  /**
   * Puts the new site in the place of the old one.
   * @param remove is given the old one's folder
   * @returns whether that took one step; false where the target's files had to be replaced one by one
   */
  publish(remove: (folder: string) => Promise<void>): Promise<boolean>;
  /** Leaves the site that has the place, and nothing beside it. */
  close(): Promise<void>;
}

/** What stands beside an output while its site is made: the new one, the old one, and the sign that somebody is at work. */
function placesBeside(target: string): [folder: string, old: string, lock: string] {
  const beside = (name: string): string => join(dirname(target), `.${basename(target)}.headword-${name}`);
  return [beside('new'), beside('old'), beside('lock')];
}

/** Whether a build that was killed has left something beside an output, or another one is at work. */
export function hasLeftovers(out: string): boolean {
  return placesBeside(realpathSync(out)).some((path) => existsSync(path));
}

export async function openStaging(out: string, content: string, tell: (message: string) => void): Promise<Staging> {
  // A link to a folder goes on leading there.
  const target = await realOf(out);
  const [folder, old, lock] = placesBeside(target);
  await checkTarget(target, old, content);
  await mkdir(dirname(target), { recursive: true });
  await takeLock(lock, target);
  const clear = async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  };
  try {
    await recover(target, old);
    await clear();
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  }
  let isOpen = true;
  let left: Promise<void> | undefined;
  return {
    folder,
    target,
    clear,
    publish: async (remove) => {
      const isSwapped = await swap(folder, target, old);
      if (!isSwapped) {
        await replaceFiles(folder, target).catch((error: unknown) => {
          throw new UserError(
            `"${shown(target)}" can't be renamed, and replacing its files one by one failed (${codeOf(error)}): some of them are new now, some old. Mend the cause, and build again.`,
          );
        });
      }
      left = remove(old);
      // Whoever closes is told.
      left.catch(() => undefined);
      return isSwapped;
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      try {
        await (left ?? rm(folder, { recursive: true, force: true }));
      } catch (error) {
        if (left)
          tell(
            `The new site is in place. The old one, which is now "${shown(old)}", can't be removed (${codeOf(error)}): do so before you build again.`,
          );
        else throw error;
      } finally {
        await rm(lock, { force: true });
      }
    },
  };
}

/** @returns false where the target can't be renamed: it is the place of a disk of its own, or a folder that isn't ours holds it */
async function swap(folder: string, target: string, old: string): Promise<boolean> {
  rmSync(old, { recursive: true, force: true });
  if (await exists(target)) {
    const isMoved = await rename(target, old).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (!['EBUSY', 'EXDEV', 'EPERM', 'EACCES'].includes(error.code ?? '')) throw error;
        return false;
      },
    );
    if (!isMoved) return false;
  }
  try {
    await rename(folder, target);
  } catch (error) {
    // Somebody may have put a folder of their own into the gap.
    await rename(old, target).catch(() => undefined);
    if (await exists(old))
      throw new UserError(
        `The new site can't be put in its place (${codeOf(error)}), and neither can the old one, which is now "${shown(old)}": something else stands there. Remove that, and build again.`,
      );
    throw error;
  }
  return true;
}

/**
 * File by file, pages last: nobody meets a page whose files aren't there yet. Links that somebody has set there go, and
 * what they lead to stays.
 */
async function replaceFiles(folder: string, target: string): Promise<void> {
  // What tells that a site is ours comes first of all: a run that is killed can be taken up again.
  const files = filesBelow(folder).sort((a, b) => Number(OURS.includes(b)) - Number(OURS.includes(a)));
  const folders = new Set(
    files.flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, depth, parts) => parts.slice(0, depth + 1).join('/')),
    ),
  );
  for (const path of [...folders].sort())
    if (
      !(await lstat(join(target, path)).then(
        (found) => found.isDirectory(),
        () => true,
      ))
    )
      await rm(join(target, path));
  const isLast = (path: string): boolean => path.endsWith('.html') && !OURS.includes(path);
  for (const path of [...files.filter((one) => !isLast(one)), ...files.filter(isLast)]) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    if (
      await lstat(join(target, path)).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      await rm(join(target, path), { recursive: true });
    // A whole file takes the place of a whole one.
    const draft = join(target, `${path}.headword-part`);
    await copyFile(join(folder, path), draft);
    await rename(draft, join(target, path));
  }
  const kept = new Set(files);
  for (const path of await thingsIn(target)) if (!kept.has(path)) await rm(join(target, path));
  await rm(folder, { recursive: true });
}

/** Every file and link below a folder, and nothing that links lead to: Node's own list has that, too. */
async function thingsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) =>
    entry.isDirectory()
      ? (await thingsIn(join(folder, entry.name))).map((path) => `${entry.name}/${path}`)
      : [entry.name],
  );
  return (await Promise.all(found)).flat();
}

/** The files by which a folder is known to be a site of ours. */
const OURS = ['404.html', 'robots.txt', 'sitemap-index.xml'];

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

/** A run that was killed between the two renamings left the old site under its other name; one that was killed after them, both. */
async function recover(target: string, old: string): Promise<void> {
  const isThere = await readdir(target).then(
    ({ length }) => length > 0,
    () => exists(target),
  );
  if (isThere) {
    await rm(old, { recursive: true, force: true }).catch((error: unknown) => {
      throw new UserError(
        `"${shown(old)}" is left of an old site, and can't be removed (${codeOf(error)}). Remove it.`,
      );
    });
  } else if (await exists(old)) {
    await rm(target, { recursive: true, force: true });
    await rename(old, target);
  }
}

/** Publishing replaces the whole folder, so it must be one that a build made, or be empty, and nobody's home. */
async function checkTarget(target: string, old: string, content: string): Promise<void> {
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
    const before = (await exists(old))
      ? ` The site that stood there is now "${shown(old)}": it comes back when you build after that.`
      : '';
    throw new UserError(
      `"${shown(target)}" is not empty and doesn't hold a site that Headword built. Empty it, or choose another --out.${before}`,
    );
  }
}

function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !/^[A-Za-z]:/u.test(path));
}

async function realOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), basename(path));
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
