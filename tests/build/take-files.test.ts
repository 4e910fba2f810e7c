import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { BuildRecord } from '../../src/build/output/build-record.ts';
import { SiteFiles } from '../../src/build/output/site-files.ts';
import { FileTaker } from '../../src/build/output/take-files.ts';

/** What an old site has goes into the new one's folder, and what the new site doesn't want goes again. */
const work = await mkdtemp(join(tmpdir(), 'headword-taking-'));
afterAll(() => rm(work, { recursive: true, force: true }));

/** A site of these files, each made from itself, and its record. */
function siteOf(name: string, paths: readonly string[]): { from: string; to: string; files: BuildRecord['files'] } {
  const from = join(work, name, 'old');
  mkdirSync(from, { recursive: true });
  const files = new SiteFiles(from);
  for (const path of paths) files.put(path, { body: `This is ${path}.` });
  return { from, to: join(work, name, 'new'), files: files.all };
}

const manyPaths = Array.from({ length: 1_500 }, (_, number) => `${number % 50}/${number}/index.html`);

for (const [name, paths] of [
  ['few files', ['a.txt', 'b/index.html', 'b/c/index.html']],
  ['files for a thread', manyPaths],
] as const) {
  test(`${name}: those that are as they were left are taken, and share the disk with the old ones`, async () => {
    const { from, to, files } = siteOf(name, paths);
    const [edited, gone, ...others] = paths;
    writeFileSync(
      join(from, edited!),
      'Mine, and of the same length'
        .padEnd(statSync(join(from, edited!)).size)
        .slice(0, statSync(join(from, edited!)).size),
    );
    utimesSync(join(from, others.at(-1)!), new Date(0), new Date(0));
    await rm(join(from, gone!));
    const taker = new FileTaker({ from, to, files });
    const { taken, left } = await taker.taken();
    await taker.stop();
    expect([...taken.keys()].sort()).toEqual([...others].sort());
    expect([...left].sort()).toEqual([edited, gone].sort());
    for (const path of others) {
      expect(readFileSync(join(to, path), 'utf8')).toBe(`This is ${path}.`);
      expect(statSync(join(to, path)).ino).toBe(statSync(join(from, path)).ino);
      expect(taken.get(path)![4]).toBe(statSync(join(to, path)).ino);
      expect(taken.get(path)![3]).toBe(statSync(join(to, path)).mtimeMs);
    }
  });
}

test('what the new site makes anew leaves the old one as it is, and what it does not have is gone with its folder', async () => {
  const { from, to, files } = siteOf('renewed', ['same.txt', 'changed.txt', 'gone/deep/index.html', 'kept/index.html']);
  const renewed = new SiteFiles(to, await new FileTaker({ from, to, files }).taken());
  renewed.put('same.txt', { body: 'This is same.txt.' });
  renewed.put('changed.txt', { body: 'Other.' });
  renewed.put('kept/new/index.html', { body: 'New.' });
  renewed.put('kept/index.html', { body: 'This is kept/index.html.' });
  renewed.finish();
  expect(renewed.reused).toBe(2);
  expect(everythingIn(to)).toEqual([
    'changed.txt',
    'kept',
    'kept/index.html',
    'kept/new',
    'kept/new/index.html',
    'same.txt',
  ]);
  expect(readFileSync(join(to, 'changed.txt'), 'utf8')).toBe('Other.');
  expect(readFileSync(join(from, 'changed.txt'), 'utf8')).toBe('This is changed.txt.');
  expect(Object.keys(renewed.all).sort()).toEqual(everythingIn(to).filter((path) => statSync(join(to, path)).isFile()));
});

test('the body of a file whose version is that of the old one is not made', async () => {
  const from = join(work, 'versions', 'old');
  const to = join(work, 'versions', 'new');
  mkdirSync(from, { recursive: true });
  const old = new SiteFiles(from);
  for (const path of ['a.json', 'b.json']) old.put(path, { version: '1', body: `This is ${path}.` });
  const renewed = new SiteFiles(to, await new FileTaker({ from, to, files: old.all }).taken());
  let made = 0;
  const file = (version: string): { version: string; body: string } => ({
    version,
    get body() {
      made += 1;
      return 'Made anew.';
    },
  });
  renewed.put('a.json', file('1'));
  expect([made, readFileSync(join(to, 'a.json'), 'utf8')]).toEqual([0, 'This is a.json.']);
  renewed.put('b.json', file('2'));
  expect([made, readFileSync(join(to, 'b.json'), 'utf8')]).toEqual([1, 'Made anew.']);
});

for (const [name, paths] of [
  ['few files', ['a.txt', 'b/c.txt']],
  ['files for a thread', manyPaths],
] as const) {
  test(`${name}: the old site is removed once it is asked for`, async () => {
    const { from, to, files } = siteOf(`removed ${name}`, paths);
    const taker = new FileTaker({ from, to, files });
    await taker.taken();
    expect(everythingIn(from).length).toBeGreaterThanOrEqual(paths.length);
    await taker.remove(from);
    await taker.stop();
    expect(existsSync(from)).toBe(false);
    expect(everythingIn(to).length).toBeGreaterThanOrEqual(paths.length);
  });
}

test('a file makes room for a folder, and a folder for a file', async () => {
  const { from, to, files } = siteOf('room', ['file', 'folder/a.txt', 'folder/b/c.txt']);
  const renewed = new SiteFiles(to, await new FileTaker({ from, to, files }).taken());
  renewed.put('file/inside.txt', { body: 'New.' });
  renewed.put('folder', { body: 'A file now.' });
  renewed.finish();
  expect(everythingIn(to)).toEqual(['file', 'file/inside.txt', 'folder']);
  expect(everythingIn(from)).toContain('folder/b/c.txt');
});

test('files that only go together are taken together', async () => {
  const { from, to, files } = siteOf('together', ['index/a', 'index/b', 'other']);
  const keyed = Object.fromEntries(
    Object.entries(files).map(([path, [, ...rest]]) => [path, ['key', ...rest] as const]),
  );
  const whole = new SiteFiles(to, await new FileTaker({ from, to, files: keyed }).taken());
  expect(whole.reuseAll('another', 'index/')).toBe(false);
  expect(whole.reuseAll('key', 'index/')).toBe(true);
  await rm(join(from, 'index/b'));
  const further = join(work, 'together/further');
  const rest = new SiteFiles(further, await new FileTaker({ from, to: further, files: keyed }).taken());
  expect(rest.reuseAll('key', 'index/')).toBe(false);
});

test('what stands there and is nobody’s stops the build', () => {
  const to = join(work, 'foreign');
  mkdirSync(join(to, 'a'), { recursive: true });
  writeFileSync(join(to, 'a/index.html'), 'Foreign.');
  expect(() => new SiteFiles(to).put('a/index.html', { body: 'Ours.' })).toThrow("can't be written");
});

function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .sort();
}
