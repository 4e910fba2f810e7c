import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { note, type ImportNote } from '../import/note.ts';
import type { ImportResult } from '../import/import-glossary.ts';

/**
 * What imports wrote into a content folder: for each source, the digest of each file. It stands in one file beside
 * `site.yaml`, not in the term files: a digest in a comment would be copied along with the term that an author starts from,
 * and would stand between authors and their text. Keep it in Git, so that everybody's next import knows what was edited.
 */
export const STATE_FILE = '.headword-import.json';

type State = Record<string, Record<string, string>>;

export interface WrittenImport {
  written: number;
  unchanged: number;
  kept: number;
  notes: ImportNote[];
}

async function readState(content: string): Promise<State> {
  const text = await readFile(join(content, STATE_FILE), 'utf8').catch(() => '{}');
  return JSON.parse(text) as State;
}

/** Whether a file is still as the last import of this source left it. */
export async function isUntouched(content: string, path: string, key: string): Promise<boolean> {
  const current = await readFile(join(content, path)).catch(() => undefined);
  const state = await readState(content);
  return current !== undefined && state[key]?.[path] === digest(current);
}

/**
 * Writes what is new or changed. A file that somebody edited, deleted, or wrote before any import is left as it is, and told.
 * @param key names the source in the state
 */
export async function writeImport(
  content: string,
  { files, pictures }: ImportResult,
  { key, root }: { key: string; root: string },
): Promise<WrittenImport> {
  const state = await readState(content);
  const before = state[key] ?? {};
  const after: Record<string, string> = {};
  const result: WrittenImport = { written: 0, unchanged: 0, kept: 0, notes: [] };
  const keep = (path: string, rule: 'edited-file' | 'foreign-file' | 'deleted-file' | 'orphan-file'): void => {
    result.notes.push(note(rule, path, 1, {}));
    result.kept += 1;
  };
  const planned: [string, Buffer, string?][] = [...files].map(([path, text]) => [path, Buffer.from(text)]);
  for (const { from, to } of pictures) planned.push([to, await readFile(join(root, from)), from]);

  for (const [path, bytes, from] of planned) {
    const wanted = digest(bytes);
    const current = await readFile(join(content, path)).catch(() => undefined);
    const last = before[path];
    if (current && digest(current) === wanted) {
      after[path] = wanted;
      result.unchanged += 1;
    } else if (current ? digest(current) === last : last === undefined) {
      await mkdir(dirname(join(content, path)), { recursive: true });
      await (from === undefined
        ? writeFile(join(content, path), bytes)
        : copyFile(join(root, from), join(content, path)));
      after[path] = wanted;
      result.written += 1;
    } else {
      if (last !== undefined) after[path] = last;
      keep(path, !current ? 'deleted-file' : last === undefined ? 'foreign-file' : 'edited-file');
    }
  }
  for (const path of Object.keys(before)) {
    if (after[path] !== undefined || files.has(path)) continue;
    const isThere = await readFile(join(content, path)).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    after[path] = before[path]!;
    // Settings come from no entry. They are missing here where somebody has edited them: then they are not made again.
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
  const current = await readFile(join(content, STATE_FILE), 'utf8').catch(() => '');
  if (current !== text) await writeFile(join(content, STATE_FILE), text);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
