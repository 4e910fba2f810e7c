import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { digestOf } from '../source/digest.ts';
import { checkFolder, version } from './places.ts';
import { writeWhole } from './write-whole.ts';

/**
 * The folder of everything that is kept between runs, or that a run is working on. All of it can be deleted.
 * `HEADWORD_CACHE` names another folder; otherwise it is in `node_modules` of the project around the working directory.
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

/** Says which version of Headword a cache folder was made by, and for which content folder. */
const LABEL = 'headword-cache.json';

interface Label {
  version: string;
  content: string;
}

/**
 * The folder of what is kept for one content folder. It is made if it is missing, and emptied if another version made it.
 * @throws UserError if there is no such content folder
 */
export function cacheFolder(content: string): string {
  checkFolder(content);
  const label: Label = { version, content: resolve(content) };
  const folder = join(cacheRoot(), digestOf(label.content).slice(0, 12));
  const found = labelOf(folder);
  if (found?.version === label.version) return folder;
  if (found) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, LABEL), JSON.stringify(label));
  return folder;
}

/** Removes what is kept for content folders that are gone. What has no label isn't touched. */
export function removeVanishedCaches(): void {
  for (const name of readdirSync(cacheRoot())) {
    const folder = join(cacheRoot(), name);
    const label = labelOf(folder);
    if (label && !existsSync(label.content)) rmSync(folder, { recursive: true, force: true });
  }
}

function labelOf(folder: string): Label | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, LABEL), 'utf8')) as Label;
  } catch {
    return undefined;
  }
}
