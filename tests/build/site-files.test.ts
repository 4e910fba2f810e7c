import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { BuildRecord } from '../../src/build/output/build-record.ts';
import { compareOutput } from '../../src/build/output/compare-output.ts';
import { SiteFiles } from '../../src/build/output/site-files.ts';

/** The files of a site in the making: what stands in the output and is right stays, all else is staged beside it. */
const work = await mkdtemp(join(tmpdir(), 'headword-files-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const [target, staged] = [join(work, 'site'), join(work, 'new')];

beforeEach(() => {
  for (const folder of [target, staged]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
});

/** Puts files into the output, each made from itself. */
function standing(...paths: string[]): BuildRecord['files'] {
  const files = new SiteFiles({ staged: target, target, standing: compareOutput(target, {}), canReuse: false });
  for (const path of paths) files.put(path, { body: `This is ${path}.` });
  return files.all;
}

function filesOver(recorded: BuildRecord['files'], canReuse = true): SiteFiles {
  return new SiteFiles({ staged, target, standing: compareOutput(target, recorded), canReuse });
}

function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

test('only new and changed files are staged, and what isn’t wanted any more is known', () => {
  const files = filesOver(standing('same.txt', 'changed.txt', 'gone/deep/index.html'));
  files.put('same.txt', { body: 'This is same.txt.' });
  files.put('changed.txt', { body: 'Other.' });
  files.put('new/index.html', { body: 'New.' });
  expect(everythingIn(staged)).toEqual(['changed.txt', 'new/index.html']);
  expect([[...files.staged], files.unwanted]).toEqual([['changed.txt', 'new/index.html'], ['gone/deep/index.html']]);
  expect(readFileSync(files.at('same.txt'), 'utf8')).toBe('This is same.txt.');
  expect(readFileSync(files.at('changed.txt'), 'utf8')).toBe('Other.');
  expect(readFileSync(join(target, 'changed.txt'), 'utf8')).toBe('This is changed.txt.');
});

test('a file changed by hand is made again, and one added by hand is unwanted', () => {
  const recorded = standing('a.txt', 'b.txt');
  writeFileSync(join(target, 'a.txt'), 'Mine.');
  writeFileSync(join(target, 'stray.txt'), 'Mine.');
  const files = filesOver(recorded);
  for (const path of ['a.txt', 'b.txt']) files.put(path, { body: `This is ${path}.` });
  expect([[...files.staged], files.unwanted]).toEqual([['a.txt'], ['stray.txt']]);
});

test('a body is asked for only where the version is another one', () => {
  const recorded = standing();
  const first = filesOver(recorded);
  for (const path of ['a.json', 'b.json']) first.put(path, { version: '1', body: `This is ${path}.` });
  for (const path of ['a.json', 'b.json']) renameSync(join(staged, path), join(target, path));
  const files = filesOver(first.all);
  let made = 0;
  const file = (version: string): { version: string; body: string } => ({
    version,
    get body() {
      made += 1;
      return 'Made anew.';
    },
  });
  files.put('a.json', file('1'));
  expect([made, files.staged.has('a.json')]).toEqual([0, false]);
  files.put('b.json', file('2'));
  expect([made, files.staged.has('b.json')]).toEqual([1, true]);
});

test('where keys mean nothing any more, the same bytes are still the same file', () => {
  const files = filesOver(standing('a.txt', 'b.txt'), false);
  expect(files.reuse('a.txt', () => files.all['a.txt']?.[0] ?? '')).toBe(false);
  files.write('a.txt', 'another key', 'This is a.txt.');
  files.write('b.txt', 'another key', 'Other.');
  expect([...files.staged]).toEqual(['b.txt']);
  expect(files.all['a.txt']![0]).toBe('another key');
});

test('of two files with one name the last one counts', () => {
  const files = filesOver(standing('own.svg'));
  files.put('own.svg', { body: 'Ours.' });
  files.put('own.svg', { body: 'This is own.svg.' });
  expect([[...files.staged], everythingIn(staged)]).toEqual([[], []]);
  files.put('own.svg', { body: 'Ours.' });
  files.put('own.svg', { body: 'Theirs.' });
  expect(readFileSync(files.at('own.svg'), 'utf8')).toBe('Theirs.');
});

test.each([
  ['notes', 'notes/first.txt'],
  ['notes/first.txt', 'notes'],
])('a site that has %s can’t have %s as well, whether the first is new or not', (one, other) => {
  for (const recorded of [standing(), standing(one)]) {
    const files = filesOver(recorded);
    files.put(one, { body: `This is ${one}.` });
    expect(() => files.put(other, { body: 'Other.' })).toThrow(`"${other}" can't be written`);
    rmSync(staged, { recursive: true });
    mkdirSync(staged);
  }
});

test('a file takes the place of an old folder, and a folder that of an old file', () => {
  const files = filesOver(standing('file', 'folder/a.txt'));
  files.put('file/inside.txt', { body: 'New.' });
  files.put('folder', { body: 'A file now.' });
  files.checkNames();
  expect(files.unwanted).toEqual(['file', 'folder/a.txt']);
});

test('names that differ in capitals or Unicode’s forms are two names, unless the disk takes them for one', () => {
  const recorded = standing('icon.svg', 'caf\u00e9.txt');
  const files = filesOver(recorded);
  for (const path of Object.keys(recorded)) files.put(path, { body: `This is ${path}.` });
  for (const path of ['ICON.svg', 'cafe\u0301.txt']) files.put(path, { body: 'Other.' });
  files.checkNames();
  expect(everythingIn(staged)).toHaveLength(2);
  // A link does here what such a disk does.
  symlinkSync(join(target, 'icon.svg'), join(target, 'ICON.svg'));
  expect(existsSync(join(target, 'ICON.svg'))).toBe(true);
  expect(() => files.checkNames()).toThrow('"ICON.svg" can\'t be written');
});
