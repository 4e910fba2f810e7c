import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { note, type ImportNote } from '../import/note.ts';
import type { ImportInput } from '../import/import-glossary.ts';
import { walkFolder } from './walk-folder.ts';
import { UserError } from '../diagnostics/user-error.ts';

/** The kinds of file that some reader understands; all others are passed on by name. */
const TEXT = /\.(?:md|markdown|mdx|json|jsonld|ya?ml)$/iu;

/** Larger ones are no glossary, and can't be held as one text. */
const MOST_BYTES = 100_000_000;

/**
 * Reads the glossary to import: a folder or one file. Paths count from `root`. @param place absolute
 * @throws UserError where there is neither
 */
export async function readImport(
  place: string,
): Promise<{ root: string; source: ImportInput['source']; notes: ImportNote[] }> {
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new UserError(`There is no "${place}".`);
  if (!found.isDirectory() && !found.isFile()) throw new UserError(`"${place}" is neither a folder nor a file.`);
  const root = await realpath(found.isDirectory() ? place : dirname(place));
  const isWanted = (path: string): boolean => !path.split('/').some((part) => /^\.|^node_modules$/u.test(part));
  const walked = found.isDirectory() ? walkFolder(root, isWanted) : undefined;
  const notes: ImportNote[] = (walked?.others ?? []).map((path) => note('not-a-file', path, 1, {}));
  const sizes = new Map(walked?.files.map(({ path, stats }) => [path, stats.size]) ?? [[basename(place), found.size]]);
  const files: { path: string; text: string }[] = [];
  const others: string[] = [];
  for (const [path, size] of sizes) {
    if (walked && !TEXT.test(path)) others.push(path);
    else if (size > MOST_BYTES) notes.push(note('large-file', path, 1, { size, most: MOST_BYTES }));
    else {
      const read = decode(await readFile(join(root, path)));
      if (!read) notes.push(note('not-text', path, 1, {}));
      else files.push({ path, text: read.text });
      if (read?.encoding !== undefined) notes.push(note('encoding', path, 1, { encoding: read.encoding }));
    }
  }
  return { root, source: { name: nameOf(place), folder: basename(root), files, others }, notes };
}

/** What the source is called: a folder named `terms`, `de` or `04-glossary` says less than the one around it. */
function nameOf(place: string): string {
  const isPlain =
    /^(?:terms?|glossar(?:y|ies|io)|index|readme|docs?|content|data|src|source|entries|[a-z]{2}(?:[-_][a-z]{2})?|_?posts|i18n)(?:\.\w+)?$/iu;
  const parts = place
    .split(/[/\\]/u)
    .map((part) => part.replace(/^\d+[-_. ]+/u, ''))
    .filter((part) => part !== '');
  return parts.findLast((part) => !isPlain.test(part)) ?? basename(place);
}

/** UTF-8, or UTF-16 where a byte order mark says so; Windows-1252 where neither is possible. Undefined for binary data. */
function decode(bytes: Buffer): { text: string; encoding?: string } | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  const wide = { fffe: 'utf-16le', feff: 'utf-16be' }[mark];
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: wide.toUpperCase() };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return bytes.includes(0)
      ? undefined
      : { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}
