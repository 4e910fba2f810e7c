import { note, type ImportNote } from '../note.ts';
import { languageNamed } from '../text/languages.ts';
import type { SourceText } from '../text/clean-file.ts';

/** A Markdown file of a source with what its path says. */
export interface MarkdownPlace {
  file: SourceText;
  language?: string;
  /** The path without language, extension and `index`: what its translations share. */
  key: string;
  /** The last part of it. */
  name: string;
}

/**
 * Where languages stand in the paths of a folder: `de/pod.md`, `content/de/docs/pod.md`, `i18n/de/…/pod.md` (Docusaurus),
 * `pod.de.md` (Hugo). A folder counts as a language only where it has a sister that is one too, or where its files
 * have originals outside it: `id`, `is` and `to` are also words.
 */
export function markdownPlaces(
  files: readonly SourceText[],
  others: readonly string[],
): { places: MarkdownPlace[]; notes: ImportNote[]; skipped: number } {
  const notes: ImportNote[] = others.map((path) =>
    note('unread-file', path, 1, { expected: 'Markdown (.md, .markdown, .mdx)' }),
  );
  const isOnly = files.length === 1;
  const folders = foldersOfPages(files);
  const folderLanguages = languageFolders(files.map(({ path }) => path));
  const places: MarkdownPlace[] = [];
  for (const file of files) {
    const name = baseOf(file.path);
    if (!isOnly && isIndex(file.path, name, folders)) {
      notes.push(note('index-file', file.path, 1, {}));
      continue;
    }
    places.push(placeOf(file, folderLanguages));
  }
  return { places, notes, skipped: files.length - places.length };
}

/** Notion puts the number of the page behind its name. */
export const NOTION_ID = /(?<=\S)[ -][\da-f]{32}$/u;

function placeOf(file: SourceText, folderLanguages: ReadonlySet<string>): MarkdownPlace {
  const parts = file.path
    .replace(/\.(?:md|markdown|mdx)$/iu, '')
    .split('/')
    .map((part) => part.replace(NOTION_ID, ''));
  const at = parts.slice(0, -1).findIndex((part) => folderLanguages.has(part));
  let language = at < 0 ? undefined : languageNamed(parts[at]!);
  // What stands before the language (`i18n`, `content`) and Docusaurus's plug-in folders are filing.
  let own = at < 0 ? parts : parts.slice(at + 1).filter((part) => !/^(?:docusaurus-plugin-.*|current)$/u.test(part));
  const suffix = /^(.+)\.([^.]+)$/u.exec(own.at(-1)!);
  const suffixLanguage = suffix ? languageNamed(suffix[2]!) : undefined;
  if (suffix && suffixLanguage) {
    language = suffixLanguage;
    own = [...own.slice(0, -1), suffix[1]!];
  }
  if (own.length > 1 && /^index$/iu.test(own.at(-1)!)) own = own.slice(0, -1);
  return { file, language, key: own.join('/').toLowerCase(), name: own.at(-1)! };
}

function languageFolders(paths: readonly string[]): Set<string> {
  const byLevel = new Map<string, Set<string>>();
  for (const path of paths) {
    const folders = path.split('/').slice(0, -1);
    const at = folders.findIndex((folder) => languageNamed(folder) !== undefined);
    if (at < 0) continue;
    const parent = folders.slice(0, at).join('/');
    byLevel.set(parent, (byLevel.get(parent) ?? new Set()).add(folders[at]!));
  }
  const found = new Set<string>();
  for (const [parent, folders] of byLevel) {
    const isTranslated = (folder: string): boolean => {
      const inside = `${parent === '' ? '' : `${parent}/`}${folder}/`;
      const names = new Set(paths.filter((path) => !path.startsWith(inside)).map((path) => path.split('/').at(-1)));
      return paths.some((path) => path.startsWith(inside) && names.has(path.split('/').at(-1)));
    };
    for (const folder of folders)
      if (folders.size > 1 || parent.split('/').at(-1) === 'i18n' || isTranslated(folder)) found.add(folder);
  }
  return found;
}

/** `_index.md` and the like introduce a folder. An `index.md` that is alone in its folder is a page of its own (a leaf bundle). */
function isIndex(path: string, name: string, folders: ReadonlySet<string>): boolean {
  if (
    /^(?:_index|readme|license|licence|contributing|changelog|code[-_]of[-_]conduct|summary|security|claude|agents|_[^_].*)$/iu.test(
      name.replace(/\..*$/u, ''),
    )
  )
    return true;
  if (!/^index(?:\.[\w-]+)?$/iu.test(name)) return false;
  return dirnameOf(path) === '' || folders.has(dirnameOf(path));
}

/** The folders in which, or below which, lies a page that is no index. */
function foldersOfPages(files: readonly SourceText[]): Set<string> {
  const folders = new Set<string>();
  for (const { path } of files) {
    if (/^index\b/iu.test(baseOf(path))) continue;
    for (let folder = dirnameOf(path); !folders.has(folder); folder = dirnameOf(folder)) folders.add(folder);
  }
  return folders;
}

function baseOf(path: string): string {
  return path
    .split('/')
    .at(-1)!
    .replace(/\.(?:md|markdown|mdx)$/iu, '');
}

/** The folder of a path; empty at the top. */
export function dirnameOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}
