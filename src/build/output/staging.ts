import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { shown } from '../../content/places.ts';
import { readSealed, writeSealed } from '../../content/sealed-json.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { BuildRecord, RecordFile } from './build-record.ts';
import { checkTarget } from './check-target.ts';
import { takeLock } from './lock.ts';
import { carryOut, type Journal } from './journal.ts';

/** A build's hold on an output folder, and the folder beside it in which the new site is made. */
export interface Staging {
  /** Where new and changed files are written. */
  site: string;
  /**
   * Does what the journal says, and writes the record. What is left to do is known until it is done: the next build goes on
   * from there.
   * @throws UserError where something can't be put in its place
   */
  publish(journal: Journal, record: BuildRecord): void;
  /** Removes what isn't published, unless that has begun, and lets go of the output folder. */
  close(): void;
}

/** The points of a build at which tests can kill it. */
export type Milestone = 'compiled' | 'staged' | 'journal' | 'half' | 'published' | 'recorded';

export interface StagingRequest {
  /** The output folder, without links. */
  target: string;
  content: string;
  recordFile: RecordFile;
  /** Is told what an earlier build has left. */
  tell: (message: string) => void;
  /** Is called as soon as the build has come there. */
  reached: (milestone: Milestone) => void;
}

/** Whether a build was killed on an output folder, or is at work on it. */
export function hasLeftovers(target: string): boolean {
  return existsSync(beside(target, 'new')) || existsSync(beside(target, 'lock'));
}

/**
 * Takes hold of an output folder. If an earlier build was killed there, what it had begun to publish is published; what it
 * had only staged is removed.
 * @throws UserError where the folder holds something else than a site of ours, or another build is at work on it
 */
export async function openStaging({ target, content, recordFile, tell, reached }: StagingRequest): Promise<Staging> {
  await checkTarget(target, content);
  mkdirSync(dirname(target), { recursive: true });
  const unlock = takeLock(beside(target, 'lock'), target);
  const folder = beside(target, 'new');
  const site = join(folder, 'site');
  const [journalFile, recordCopy] = [join(folder, 'journal.json'), join(folder, 'record.json')];

  const finish = (journal: Journal): void => {
    try {
      carryOut(journal, site, target, {
        onCleared: () => writeSealed(journalFile, { ...journal, inTheWay: [] }),
        onHalf: () => reached('half'),
      });
      reached('published');
      // The record of another content folder lies in that one's cache. Without it, its next build makes everything.
      if (journal.content === content) recordFile.takeOver(recordCopy);
      reached('recorded');
      rmSync(journalFile);
    } catch (error) {
      throw new UserError(
        `The new site is complete, but not all of it is in "${shown(target)}" yet: ${(error as Error).message}. Mend the cause and build again: that goes on from here.`,
        { cause: error },
      );
    }
  };

  const recover = (): void => {
    if (!existsSync(folder)) return;
    const journal = readSealed<Journal>(journalFile);
    // Where the owner has emptied the output folder meanwhile, what is left to publish would be a part of a site.
    if (journal && (journal.isFirst || !isEmpty(target))) {
      finish(journal);
      tell(`An earlier build was ended while it published its site in "${shown(target)}". That is done now.`);
    } else
      tell(
        `An earlier build was ended before its site was complete. What it has left beside "${shown(target)}" is removed.`,
      );
    rmSync(folder, { recursive: true, force: true });
  };

  const close = (): void => {
    try {
      if (!existsSync(journalFile)) rmSync(folder, { recursive: true, force: true });
      unlock();
    } catch {
      // What went wrong before matters more than what can't be removed: the next build says so.
    }
  };

  try {
    recover();
    mkdirSync(site, { recursive: true });
  } catch (error) {
    close();
    throw error;
  }
  return {
    site,
    publish: (journal, record) => {
      writeSealed(recordCopy, record);
      reached('staged');
      writeSealed(journalFile, journal);
      reached('journal');
      finish(journal);
    },
    close,
  };
}

function beside(target: string, name: string): string {
  return join(dirname(target), `.${basename(target)}.headword-${name}`);
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
