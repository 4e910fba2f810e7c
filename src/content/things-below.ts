import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Everything below a folder, hidden things too, and what links lead to, but for those that lead to a folder around them.
 * @param isWanted whether something, and what is in it, is looked at
 */
export function thingsBelow(folder: string, isWanted: (path: string) => boolean = () => true): Thing[] {
  const things: Thing[] = [];
  const look = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside + entry.name;
      if (!isWanted(path)) continue;
      const isLink = entry.isSymbolicLink();
      const kind = isLink ? behind(join(folder, path)) : entry;
      things.push({ path, isFile: kind?.isFile() ?? false, isLink });
      if (kind?.isDirectory() && !(isLink && leadsUp(join(folder, path)))) look(`${path}/`);
    }
  };
  look('');
  return things;
}

/** Every file below a folder, hidden ones too, behind links too, as sorted paths with `/`. */
export function filesBelow(folder: string): string[] {
  return thingsBelow(folder)
    .flatMap(({ path, isFile }) => (isFile ? path : []))
    .sort();
}

/**
 * Whether anything in a folder was made, changed or removed since a moment. What was undone since then counts, too.
 * @param since in milliseconds
 * @param isWanted of these things
 */
export function isTouched(folder: string, since: number, isWanted: (path: string) => boolean): boolean {
  const isSince = ({ mtimeMs, ctimeMs }: Stats): boolean => Math.max(mtimeMs, ctimeMs) >= since - CLOCK;
  const isLater = (path: string): boolean => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    const target = found?.isSymbolicLink() ? behind(path) : undefined;
    return !found || isSince(found) || (target !== undefined && isSince(target));
  };
  return isLater(folder) || thingsBelow(folder, isWanted).some(({ path }) => isLater(`${folder}/${path}`));
}

/** Milliseconds: disks keep the time less often than it passes. */
const CLOCK = 20;

/** Whether a link leads to a folder that it is in itself. */
function leadsUp(link: string): boolean {
  return `${realpathSync(dirname(link))}/`.startsWith(`${realpathSync(link)}/`);
}

/** What a link leads to; undefined where that is nothing, or the link itself. */
function behind(link: string): Stats | undefined {
  try {
    return statSync(link, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw error;
  }
}

/** A file, a folder or a link below a folder. */
interface Thing {
  /** With `/`. */
  path: string;
  isFile: boolean;
  isLink: boolean;
}
