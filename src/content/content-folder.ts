import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { unlessGone } from './content-file.ts';
import { FileMemory } from './file-memory.ts';
import { inputFile, type InputFile } from './input-file.ts';
import { assetKind } from './inspect-asset.ts';
import { namedFiles } from './named-files.ts';
import { checkFolder } from './places.ts';
import { findFile, walkFolder, type FoundFile } from './walk-folder.ts';

/** A content folder as it was found. What is compared, compiled and published derives from it. */
export interface ContentFolder {
  /** Absolute, without links. */
  root: string;
  /** By their paths, in the order of these. */
  files: ReadonlyMap<string, InputFile>;
  looks: Looks;
  /** What isn't read, although it lies where inputs lie. */
  ignored: readonly IgnoredFile[];
  /** Writes down what is known of the files by now, for the next run. */
  remember(): void;
}

/** What the site's stylesheet is made from. */
export interface Looks {
  /** The paths of `theme.css`, and of the files that it and its imports name; no others are inputs. */
  files: ReadonlySet<string>;
  /** Whether they name anything that is no input, such as a file of a package. */
  nameOthers: boolean;
}

export interface IgnoredFile {
  path: string;
  /** What should be there instead. */
  expected: string;
}

const TOP_FOLDERS = ['terms', 'pages', 'images', 'layout', 'public'];

/** Whether a file with this path is an input, besides those that `theme.css` names. */
export function isInput(path: string): boolean {
  const [top = '', ...below] = path.split('/');
  if (below.length === 0) return path === 'site.yaml' || path === 'theme.css';
  return TOP_FOLDERS.includes(top) && isWanted(path) && (top !== 'images' || assetKind(path) !== undefined);
}

/** Whether a change of the file with this path may change what a folder, as it was scanned last, is compiled to. */
export function concerns(path: string, folder: ContentFolder | undefined): boolean {
  return isInput(path) || folder?.files.has(path) === true;
}

/** What editors leave beside a file that is open. */
const OF_EDITORS = /(?:^|\/)(?:\.[^/]*\.sw[a-z]|\.?#[^/]*|[^/]*~)$/u;

/** Hidden files and `node_modules` are ignored, except in `public/`. Editors' temporary files are always ignored. */
function isWanted(path: string): boolean {
  const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
  return !OF_EDITORS.test(path) && (path.startsWith('public/') || !path.split('/').some(isPassedOver));
}

/**
 * Looks through a content folder once. Files that stand as an earlier run saw them aren't read.
 * @throws UserError if there is no such folder, or if something in it may not be read
 */
export function scanContent(folder: string, memory = new FileMemory()): ContentFolder {
  checkFolder(folder);
  const root = realpathSync(folder);
  const ignored: IgnoredFile[] = [];
  const { looks, files } = scanFrame(root, memory, ignored);
  for (const part of TOP_FOLDERS) {
    const stats = unlessGone(join(root, part), (one) => lstatSync(one));
    if (stats && !stats.isDirectory())
      ignored.push({ path: part, expected: stats.isSymbolicLink() ? 'a folder, not a link to one' : 'a folder' });
    if (!stats?.isDirectory()) continue;
    const { files: found, others } = walkFolder(join(root, part), (path) => isWanted(`${part}/${path}`));
    ignored.push(
      ...others.map((path) => ({ path: `${part}/${path}`, expected: `a file, or a link to one in ${part}/` })),
    );
    for (const { path: below, target, stats: standing } of found) {
      const spelt = `${part}/${below}`;
      // Addresses are in NFC, whatever form the disk has.
      const path = part === 'public' ? spelt.normalize('NFC') : spelt;
      if (part === 'public' && files.has(path) && path !== spelt)
        ignored.push({
          path: spelt,
          expected: `another name than "${path}", not only another Unicode form of it`,
        });
      else if ((part === 'terms' || part === 'pages') && !/\.md$/iu.test(path))
        ignored.push({ path, expected: 'a Markdown file, ending in .md' });
      else if (isInput(path) && !files.has(path)) {
        const file = inputFile(path, join(root, part, target), standing, memory);
        if (file) files.set(path, file);
      }
    }
  }
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { root, files: sorted, looks, ignored, remember: () => memory.keep(files.values()) };
}

/**
 * The files that every page may depend on: the settings, the looks, and the owner's header and footer.
 * @param root the real path of a content folder
 * @param ignored gets what isn't read
 */
export function scanFrame(
  root: string,
  memory: FileMemory,
  ignored: IgnoredFile[] = [],
): { files: Map<string, InputFile>; looks: Looks } {
  const files = new Map<string, InputFile>();
  const looks = new Set<string>();
  let nameOthers = false;
  const add = (found: FoundFile): InputFile | undefined => {
    const file = inputFile(found.path, join(root, found.target), found.stats, memory);
    if (file) files.set(file.path, file);
    return file;
  };
  const addLooks = (found: FoundFile): void => {
    const sheet = add(found);
    looks.add(found.path);
    if (!sheet || sheet.known.fault || !/\.css$/iu.test(found.path)) return;
    for (const names of namedFiles(Buffer.from(sheet.bytes()).toString('utf8'), found.target)) {
      const named = names.map((path) => (isWanted(path) ? findFile(root, path) : undefined)).find(Boolean);
      // A string without a dot or a slash is probably no file name.
      if (!named) nameOthers ||= /[./]/u.test(names[0]!);
      else if (!looks.has(named.path)) addLooks(named);
    }
  };
  for (const [path, take] of [
    ['site.yaml', add],
    ['theme.css', addLooks],
  ] as const) {
    const found = findFile(root, path);
    if (found) take(found);
    else if (unlessGone(join(root, path), (one) => lstatSync(one)))
      ignored.push({ path, expected: 'a file, or a link to one in the content folder' });
  }
  if (unlessGone(join(root, 'layout'), (one) => lstatSync(one))?.isDirectory())
    for (const { path, target, stats } of walkFolder(join(root, 'layout')).files)
      if (isInput(`layout/${path}`)) add({ path: `layout/${path}`, target: `layout/${target}`, stats });
  return { files, looks: { files: looks, nameOthers } };
}
