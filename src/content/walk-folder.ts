import { lstatSync, readdirSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { unlessGone } from './content-file.ts';

/** A regular file below a folder, or a link to one. */
export interface FoundFile {
  /** Below the folder, with `/`, as the disk spells it. */
  path: string;
  /** The path of the file itself: another one for a link. */
  target: string;
  stats: Stats;
}

/** What is below a folder, in the order of the paths. */
export interface Walked {
  files: FoundFile[];
  /** Links to folders, out of the folder, or to nothing; pipes, sockets and devices. */
  others: string[];
}

/**
 * Lists what is below a folder. No link to a folder is followed, and nothing outside the folder is looked at: a link in
 * untrusted content may lead to `/proc/kmsg`, whose reader waits for ever, or to all of `/usr`.
 * @param isWanted whether a file or folder, and everything in it, is looked at
 */
export function walkFolder(folder: string, isWanted: (path: string) => boolean = () => true): Walked {
  const root = realpathSync(folder);
  const walked: Walked = { files: [], others: [] };
  const look = (inside: string): void => {
    for (const entry of unlessGone(join(root, inside), (one) => readdirSync(one, { withFileTypes: true })) ?? []) {
      const path = inside + entry.name;
      if (!isWanted(path)) continue;
      if (entry.isDirectory()) look(`${path}/`);
      else {
        const file = entry.isFile() || entry.isSymbolicLink() ? findFile(root, path) : undefined;
        if (file) walked.files.push(file);
        else walked.others.push(path);
      }
    }
  };
  look('');
  walked.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  walked.others.sort();
  return walked;
}

/** The sorted paths of the files below a folder, without hidden ones; empty if it isn't a folder, or a link to one. */
export function listFiles(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const isVisible = (path: string): boolean => !path.split('/').some((part) => part.startsWith('.'));
  return walkFolder(folder, isVisible).files.map(({ path }) => path);
}

/** The sorted paths of everything below a folder that isn't a folder. Links are not followed. */
export function filesBelow(folder: string): string[] {
  const look = (inside: string): string[] =>
    readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? look(`${inside}${entry.name}/`) : inside + entry.name,
    );
  return look('').sort();
}

/** As many links may lead to each other as Linux allows. */
const MOST_LINKS = 40;

/**
 * The regular file at a path below a folder, also if links in the folder lead to it. Each step of the way is compared with
 * the folder before it is looked at.
 * @param root the folder's real path
 * @returns undefined if there is no such file, or if the way leads out of the folder
 */
export function findFile(root: string, path: string): FoundFile | undefined {
  const way: string[] = [];
  let ahead = path.split('/');
  let stats: Stats | undefined;
  for (let links = 0; ahead.length > 0 && links <= MOST_LINKS;) {
    const step = ahead.shift()!;
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (way.pop() === undefined) return undefined;
      stats = undefined;
      continue;
    }
    const here = join(root, ...way, step);
    stats = unlessGone(here, (one) => lstatSync(one));
    if (!stats?.isSymbolicLink()) way.push(step);
    else {
      links += 1;
      const target = unlessGone(here, (one) => readlinkSync(one)) ?? '';
      const isElsewhere = isAbsolute(target);
      if (isElsewhere) way.length = 0;
      ahead = [...(isElsewhere ? relative(root, target) : target).split(sep), ...ahead];
    }
  }
  return stats?.isFile() ? { path, target: way.join('/'), stats } : undefined;
}
