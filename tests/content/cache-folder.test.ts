import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cacheFolder, cacheRoot, removeVanishedCaches } from '../../src/content/cache-folder.ts';

const work = await mkdtemp(join(tmpdir(), 'headword-cache-'));

beforeAll(() => vi.stubEnv('HEADWORD_CACHE', join(work, 'cache')));
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(work, { recursive: true });
});

/** A cache with something in it. */
async function cacheOf(name: string): Promise<string> {
  await mkdir(join(work, name), { recursive: true });
  const folder = cacheFolder(join(work, name));
  await writeFile(join(folder, 'kept'), '');
  return folder;
}

test('what is kept for a content folder that is gone goes, and nothing else does', async () => {
  const [stays, goes] = [await cacheOf('stays'), await cacheOf('goes')];
  const strange = join(cacheRoot(), 'strange');
  await mkdir(strange);
  await rm(join(work, 'goes'), { recursive: true });
  removeVanishedCaches();
  expect([stays, goes, strange].map((folder) => existsSync(folder))).toEqual([true, false, true]);
  expect(existsSync(join(stays, 'kept'))).toBe(true);
});

test('what another version of Headword kept goes', async () => {
  const folder = await cacheOf('updated');
  expect(existsSync(join(cacheFolder(join(work, 'updated')), 'kept'))).toBe(true);
  const label = join(folder, 'headword-cache.json');
  await writeFile(label, (await readFile(label, 'utf8')).replace(/"version":"[^"]+"/u, '"version":"0.0.1"'));
  expect(cacheFolder(join(work, 'updated'))).toBe(folder);
  expect(existsSync(join(folder, 'kept'))).toBe(false);
});
