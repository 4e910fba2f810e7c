import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { BuildRecord } from '../../src/build/output/build-record.ts';
import { compareOutput, isWhole } from '../../src/build/output/compare-output.ts';
import { SiteFiles } from '../../src/build/output/site-files.ts';

/** What stands in an output folder is known from the list and the stamps of its files, and from bytes only where these differ. */
const work = await mkdtemp(join(tmpdir(), 'headword-compare-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const site = join(work, 'site');
let recorded: BuildRecord['files'];

beforeEach(() => {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site);
  const files = new SiteFiles({ staged: site, target: site, standing: compareOutput(site, {}), canReuse: false });
  for (const path of ['a.txt', 'b/index.html', 'b/c/index.html', 'd/__proto__'])
    files.put(path, { body: `This is ${path}.` });
  recorded = JSON.parse(JSON.stringify(files.all)) as BuildRecord['files'];
});

test('a site that is as it was left is whole', () => {
  const standing = compareOutput(site, recorded);
  expect(Object.fromEntries(standing.files)).toEqual(recorded);
  expect([isWhole(standing), standing.lost, standing.others]).toEqual([true, [], []]);
});

test('a file that came out of an archive is the same, with stamps of its own', () => {
  utimesSync(join(site, 'a.txt'), new Date(0), new Date(0));
  const standing = compareOutput(site, recorded);
  expect(isWhole(standing)).toBe(true);
  expect(standing.files.get('a.txt')).not.toEqual(recorded['a.txt']);
  expect(compareOutput(site, Object.fromEntries(standing.files)).files).toEqual(standing.files);
});

test('a file that is changed, gone, or has become a folder or a link, is lost', () => {
  writeFileSync(join(site, 'a.txt'), 'That is a.txt.');
  rmSync(join(site, 'b/index.html'));
  rmSync(join(site, 'b/c/index.html'));
  mkdirSync(join(site, 'b/c/index.html'));
  renameSync(join(site, 'd/__proto__'), join(work, 'elsewhere'));
  symlinkSync(join(work, 'elsewhere'), join(site, 'd/__proto__'));
  const { files, lost, others } = compareOutput(site, recorded);
  expect([files.size, lost.toSorted()]).toEqual([0, Object.keys(recorded).toSorted()]);
  expect(others.toSorted()).toEqual(['a.txt', 'b/c/index.html/', 'd/__proto__']);
});

test('what is no part of the site is listed, and no link is followed', () => {
  for (const path of ['stray.txt', 'stray/deep/file.txt']) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), 'Mine.');
  }
  mkdirSync(join(site, 'nothing'));
  // All of its files are where they were, but by way of a link.
  renameSync(join(site, 'b'), join(work, 'b'));
  symlinkSync(join(work, 'b'), join(site, 'b'));
  const { lost, others } = compareOutput(site, recorded);
  expect(lost.toSorted()).toEqual(['b/c/index.html', 'b/index.html']);
  expect(others.toSorted()).toEqual(['b', 'nothing/', 'stray.txt', 'stray/deep/file.txt']);
  rmSync(join(work, 'b'), { recursive: true });
});

test('a folder that isn’t there has nothing', () => {
  expect(compareOutput(join(work, 'none'), recorded)).toMatchObject({ lost: Object.keys(recorded), others: [] });
});
