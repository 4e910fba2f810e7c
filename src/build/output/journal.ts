import { copyFileSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OURS } from './check-target.ts';
import type { StandingSite } from './compare-output.ts';
import { clashesWith } from './name-clash.ts';
import type { SiteFiles } from './site-files.ts';

/** What turns the site that stands in the output folder into the new one. */
export interface Journal {
  /** The content folder of the new site. */
  content: string;
  /** Whether the output folder has nothing, so that the new site can take its place as a whole. */
  isFirst: boolean;
  /** What has to go before the new files can come: a file where a folder is needed, and the like. */
  inTheWay: readonly string[];
  /** The new and changed files, in their order. */
  moves: readonly string[];
  /** All else that the new site doesn't have. */
  removals: readonly string[];
}

/** @param standing what stands in the output folder */
export function journalOf(content: string, { staged, unwanted }: SiteFiles, standing: StandingSite): Journal {
  const isFirst = standing.files.size === 0 && standing.others.length === 0;
  // A page comes after the files that it loads. In an empty folder, what tells that it holds a site of ours comes first.
  const rank = (path: string): number => (isFirst && OURS.includes(path) ? 0 : path.endsWith('.html') ? 2 : 1);
  const moves = [...staged].sort((a, b) => rank(a) - rank(b));
  const clashes = clashesWith(unwanted.length > 0 ? moves : []);
  return {
    content,
    isFirst,
    inTheWay: unwanted.filter(clashes),
    moves,
    removals: unwanted.filter((path) => !clashes(path)),
  };
}

/** What is told while a journal is carried out. */
interface JournalEvents {
  /** What was in the way is gone, and must not be removed again: new files may have these names from now on. */
  onCleared(): void;
  /** Half of the new files have their places. */
  onHalf(): void;
}

/**
 * Does what a journal says, or what is left of it. Each file takes its place whole.
 * @param staged the folder of the new and changed files
 */
export function carryOut(journal: Journal, staged: string, target: string, { onCleared, onHalf }: JournalEvents): void {
  const { isFirst, inTheWay, moves, removals } = journal;
  if (isFirst && takesPlace(staged, target)) return;
  for (const path of inTheWay) remove(target, path);
  if (inTheWay.length > 0) onCleared();
  for (const [number, path] of moves.entries()) {
    if (number === Math.floor(moves.length / 2)) onHalf();
    // A file that is no longer staged was moved before the earlier build was killed.
    if (existsSync(join(staged, path))) move(join(staged, path), join(target, path));
  }
  for (const path of removals) remove(target, path);
}

/** Puts the whole folder in its place. @returns whether that can be done */
function takesPlace(staged: string, target: string): boolean {
  if (!existsSync(staged)) return true;
  try {
    // Windows renames nothing to the name of a folder, not even an empty one.
    if (existsSync(target)) rmdirSync(target);
    renameSync(staged, target);
    return true;
  } catch {
    // A disk of its own can't be renamed, and a part of the site may be there already.
    return false;
  }
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    moveToOtherDisk(from, to);
  }
}

function moveToOtherDisk(from: string, to: string): void {
  const draft = `${to}.headword-part`;
  try {
    copyFileSync(from, draft);
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  rmSync(from);
}

/** Removes a file, a link or an empty folder, and the folders that have nothing else. */
function remove(target: string, path: string): void {
  if (!path.endsWith('/')) rmSync(join(target, path), { force: true });
  let folder = path.endsWith('/') ? path.slice(0, -1) : dirname(path);
  while (folder !== '.') {
    try {
      rmdirSync(join(target, folder));
    } catch {
      return;
    }
    folder = dirname(folder);
  }
}
