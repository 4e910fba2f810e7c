import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import { note, type ImportNote } from '../import/note.ts';
import type { ImportResult } from '../import/import-glossary.ts';
import { contentFile } from './content-file.ts';
import { shown } from './places.ts';

/**
 * What imports wrote into a content folder: for each source, the digest of each file. It stands in one file beside
 * `site.yaml`, not in the term files: a digest in a comment would be copied along with the term that an author starts from,
 * and would stand between authors and their text. It belongs in Git: then the next import knows what was edited, on any
 * machine.
 */
export const STATE_FILE = '.headword-import.json';

type State = Record<string, Record<string, string>>;

export interface WrittenImport {
  written: number;
  unchanged: number;
  kept: number;
  notes: ImportNote[];
}

/** @throws UserError where the file can't be read, or doesn't say what imports write there */
function readState(content: string): State {
  const file = join(content, STATE_FILE);
  const text = contentFile(file)?.toString() ?? '{}';
  let state: unknown;
  let cause: unknown;
  try {
    state = JSON.parse(text);
  } catch (error) {
    cause = error;
  }
  if (isState(state)) return state;
  const what = /^(?:<{7}|>{7}) /mu.test(text) ? 'has a merge conflict' : 'is damaged';
  throw new UserError(
    `"${shown(file)}" ${what}, so it can't be told which files were edited since the last import. Restore it from Git (of two versions, either does); or delete it: then all files that are there stay as they are.`,
    { cause },
  );
}

function isState(state: unknown): state is State {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return (
    isMap(state) &&
    Object.values(state).every(
      (files) => isMap(files) && Object.values(files).every((digest) => typeof digest === 'string'),
    )
  );
}

/**
 * Whether a file is still as the last import of this source left it.
 * @throws UserError where that can't be read
 */
export function isUntouched(content: string, path: string, key: string): boolean {
  const current = contentFile(join(content, path));
  return current !== undefined && readState(content)[key]?.[path] === digest(current);
}

/**
 * Writes what is new or changed. A file that was edited, deleted, or written before any import is left as it is, and told.
 * @param key names the source in the state
 * @throws UserError where the state of earlier imports, or a file that stands there, can't be read
 */
export async function writeImport(
  content: string,
  { files, pictures }: ImportResult,
  { key, root }: { key: string; root: string },
): Promise<WrittenImport> {
  const state = readState(content);
  const before = state[key] ?? {};
  const after: Record<string, string> = {};
  const result: WrittenImport = { written: 0, unchanged: 0, kept: 0, notes: [] };
  const keep = (path: string, rule: 'edited-file' | 'foreign-file' | 'deleted-file' | 'orphan-file'): void => {
    result.notes.push(note(rule, path, 1, {}));
    result.kept += 1;
  };
  const put = async (path: string, bytes: Buffer): Promise<void> => {
    const wanted = digest(bytes);
    const file = join(content, path);
    const current = contentFile(file);
    const last = before[path];
    if (current && digest(current) === wanted) {
      after[path] = wanted;
      result.unchanged += 1;
    } else if (current ? digest(current) === last : last === undefined) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      after[path] = wanted;
      result.written += 1;
    } else {
      if (last !== undefined) after[path] = last;
      keep(path, !current ? 'deleted-file' : last === undefined ? 'foreign-file' : 'edited-file');
    }
  };
  for (const [path, text] of files) await put(path, Buffer.from(text));
  for (const { from, to } of pictures) await put(to, await readFile(join(root, from)));
  for (const [path, last] of Object.entries(before)) {
    if (after[path] !== undefined || files.has(path) || !contentFile(join(content, path))) continue;
    after[path] = last;
    // Settings come from no entry. They are missing here where they were edited: then they are not made again.
    keep(path, path === 'site.yaml' ? 'edited-file' : 'orphan-file');
  }
  await writeState(content, { ...state, [key]: after });
  return result;
}

async function writeState(content: string, state: State): Promise<void> {
  const sorted = Object.fromEntries(
    Object.entries(state)
      .sort(byKey)
      .map(([key, files]) => [key, Object.fromEntries(Object.entries(files).sort(byKey))]),
  );
  const text = `${JSON.stringify(sorted, null, 2)}\n`;
  await mkdir(content, { recursive: true });
  if (contentFile(join(content, STATE_FILE))?.toString() !== text) await writeFile(join(content, STATE_FILE), text);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
