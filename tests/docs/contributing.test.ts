import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../places.ts';

const FOLDERS = ['.github', 'content', 'public', 'scripts', 'src', 'tests'];

/** What looks like a path in the repository: it has a slash or the ending of a file. */
const PATH = /^[\w.[\]-]+(?:\/[\w.[\]-]+)*(?:\/|\.(?:astro|css|js|json|md|ts|txt|yaml))$/u;

test('every path that CONTRIBUTING names exists', async () => {
  const text = await readFile(join(root, '.github/CONTRIBUTING.md'), 'utf8');
  const named = [...text.matchAll(/`([^`\n]+)`/gu)]
    .flatMap(([, code]) => code!.split(' '))
    .filter((word) => PATH.test(word));
  expect(named.length).toBeGreaterThan(50);
  const paths = await everyPath();
  const exists = (name: string): boolean =>
    paths.some((path) => (name.endsWith('/') ? `/${path}`.includes(`/${name}`) : `/${path}`.endsWith(`/${name}`)));
  expect([...new Set(named)].filter((name) => !exists(name))).toEqual([]);
});

/** The paths of all files of the repository. A path in the document may begin anywhere in one of these. */
async function everyPath(): Promise<string[]> {
  const below = FOLDERS.map(async (folder) =>
    (await readdir(join(root, folder), { recursive: true })).map((path) => `${folder}/${path.split(sep).join('/')}`),
  );
  return [...(await readdir(root)), ...(await Promise.all(below)).flat()];
}
