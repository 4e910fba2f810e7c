import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { RecordFile, type BuildRecord } from '../../src/build/output/build-record.ts';
import { OURS } from '../../src/build/output/check-target.ts';
import { compareOutput, isWhole } from '../../src/build/output/compare-output.ts';
import { journalOf } from '../../src/build/output/journal.ts';
import { SiteFiles } from '../../src/build/output/site-files.ts';
import { hasLeftovers, openStaging, type Milestone } from '../../src/build/output/staging.ts';

/** A new site takes its place file by file. Where that is interrupted, the next build goes on. */
const work = await mkdtemp(join(tmpdir(), 'headword-publish-'));
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(work, { recursive: true, force: true });
});

const [content, target] = [join(work, 'content'), join(work, 'site')];
vi.stubEnv('HEADWORD_CACHE', join(work, 'cache'));
mkdirSync(content);
const recordFile = new RecordFile(content, target);
const told: string[] = [];

beforeEach(() => {
  for (const folder of readdirSync(work)) rmSync(join(work, folder), { recursive: true });
  mkdirSync(content);
  told.length = 0;
});

type Site = Record<string, string>;

/** What makes a folder one of ours, and what a site has besides. */
function siteOf(files: Site): Site {
  return { ...Object.fromEntries(OURS.map((name) => [name, `This is ${name}.`])), ...files };
}

interface Interruption {
  at: Milestone;
  /** What is done when the build is there. */
  run: () => void;
}

/** Publishes a site as a build does. */
async function publish(site: Site, interruption?: Interruption): Promise<void> {
  const reached = (milestone: Milestone): void => {
    if (milestone === interruption?.at) interruption.run();
  };
  const staging = await openStaging({ target, content, recordFile, tell: (text) => told.push(text), reached });
  try {
    const standing = compareOutput(target, recordFile.read()?.files ?? {});
    const files = new SiteFiles({ staged: staging.site, target, standing, canReuse: true });
    for (const [path, body] of Object.entries(site)) files.put(path, { body });
    const summary = { terms: 0, pages: 0, links: 0, isPreview: false, base: '', origin: '', robots: '' };
    const record: BuildRecord = { frame: '', inputs: '', warnings: '', files: files.all, summary };
    staging.publish(journalOf(content, files, standing), record);
  } finally {
    staging.close();
  }
}

/** What the next command does first. */
async function goOn(): Promise<void> {
  (
    await openStaging({ target, content, recordFile, tell: (text) => told.push(text), reached: () => undefined })
  ).close();
}

function published(): Site {
  return Object.fromEntries(
    readdirSync(target, { recursive: true })
      .map(String)
      .filter((path) => statSync(join(target, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(target, path), 'utf8')]),
  );
}

function expectPublished(site: Site): void {
  expect(published()).toEqual(site);
  expect(isWhole(compareOutput(target, recordFile.read()!.files))).toBe(true);
  expect(hasLeftovers(target)).toBe(false);
}

const fail = (): never => {
  throw new Error('no more');
};

test('a first site takes its place as a whole', async () => {
  const site = siteOf({ 'index.html': 'Home.', 'a/index.html': 'A.', 'a/a.json': '{}' });
  await publish(site, { at: 'journal', run: () => expect(existsSync(target)).toBe(false) });
  expectPublished(site);
});

test('files that are the same stay as they are, and folders that have nothing any more go', async () => {
  await publish(siteOf({ 'index.html': 'Home.', 'a/index.html': 'A.', 'gone/deep/index.html': 'Gone.' }));
  const before = statSync(join(target, 'a/index.html')).ino;
  const site = siteOf({ 'index.html': 'New home.', 'a/index.html': 'A.', 'b/index.html': 'B.' });
  await publish(site);
  expectPublished(site);
  expect(statSync(join(target, 'a/index.html')).ino).toBe(before);
  expect(existsSync(join(target, 'gone'))).toBe(false);
});

test('pages come after what they load, and what is gone goes last', async () => {
  await publish(siteOf({ 'index.html': 'Home.', 'old.css': 'Old.' }));
  const site = siteOf({ 'index.html': 'New home.', 'b.html': 'B.', 'new.css': 'New.', 'z.json': '{}' });
  const half = (): void => {
    expect(published()).toEqual(
      siteOf({ 'index.html': 'Home.', 'old.css': 'Old.', 'new.css': 'New.', 'z.json': '{}' }),
    );
  };
  await publish(site, { at: 'half', run: half });
  expectPublished(site);
});

test('what others have put there goes, and what links there lead to stays', async () => {
  const site = siteOf({ 'index.html': 'Home.', 'a/index.html': 'A.' });
  await publish(site);
  const elsewhere = join(work, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'index.html'), 'Precious.');
  rmSync(join(target, 'a'), { recursive: true });
  for (const path of ['a', 'archive']) symlinkSync(elsewhere, join(target, path));
  rmSync(join(target, 'robots.txt'));
  mkdirSync(join(target, 'robots.txt/inside'), { recursive: true });
  writeFileSync(join(target, 'stray.txt'), 'Mine.');
  mkdirSync(join(target, 'nothing/at/all'), { recursive: true });
  await publish(site);
  expectPublished(site);
  expect(readFileSync(join(elsewhere, 'index.html'), 'utf8')).toBe('Precious.');
  expect(existsSync(join(target, 'nothing'))).toBe(false);
});

describe('a site in which files and folders change places, and names their capitals', () => {
  const before = siteOf({
    'index.html': 'Home.',
    file: 'A file.',
    'folder/a.txt': 'A.',
    'folder/b/c.txt': 'C.',
    'Name/x.html': 'X.',
  });
  const after = siteOf({ 'index.html': 'New.', 'file/inside/a.txt': 'A.', folder: 'A file.', 'name/x.html': 'X.' });

  test.each<Milestone>(['staged', 'journal', 'half', 'published', 'recorded'])(
    'is the old one or the new one after a build that ended when it was %s',
    async (at) => {
      await publish(before);
      await expect(publish(after, { at, run: fail })).rejects.toThrow('no more');
      await goOn();
      const isOld = at === 'staged';
      expectPublished(isOld ? before : after);
      expect(told).toEqual(
        isOld
          ? []
          : [
              expect.stringMatching(
                /^An earlier build was ended while it published its site in ".*"\. That is done now\.$/u,
              ),
            ],
      );
    },
  );
});

test('a file that can’t be replaced stops publishing with a message, and the next build goes on when it can', async () => {
  await publish(siteOf({ 'index.html': 'Home.' }));
  const site = siteOf({ 'index.html': 'New home.', 'a/index.html': 'A.', 'b.txt': 'B.' });
  const inTheWay = join(target, 'a/index.html/mine');
  const block = (): void => {
    mkdirSync(dirname(inTheWay), { recursive: true });
    writeFileSync(inTheWay, 'Mine.');
  };
  const message =
    /The new site is complete, but not all of it is in ".*" yet: .*Mend the cause and build again: that goes on from here\./u;
  await expect(publish(site, { at: 'journal', run: block })).rejects.toThrow(message);
  expect(published()).toMatchObject({ 'b.txt': 'B.' });
  await expect(goOn()).rejects.toThrow(message);
  rmSync(join(target, 'a'), { recursive: true });
  await goOn();
  expectPublished(site);
});

test('what was staged is removed, with a word, where the build ended before the site was complete', async () => {
  const site = siteOf({ 'index.html': 'Home.' });
  await publish(site);
  mkdirSync(join(work, '.site.headword-new/site'), { recursive: true });
  writeFileSync(join(work, '.site.headword-new/site/index.html'), 'Half.');
  expect(hasLeftovers(target)).toBe(true);
  await goOn();
  expectPublished(site);
  expect(told).toEqual([
    expect.stringMatching(/^An earlier build was ended before its site was complete\. .* is removed\.$/u),
  ]);
});

test('nothing is published into a folder that its owner has emptied since', async () => {
  await publish(siteOf({ 'index.html': 'Home.', 'a.html': 'A.' }));
  await expect(publish(siteOf({ 'index.html': 'New.', 'a.html': 'A.' }), { at: 'half', run: fail })).rejects.toThrow(
    'no more',
  );
  rmSync(target, { recursive: true });
  await goOn();
  expect([existsSync(target), hasLeftovers(target)]).toEqual([false, false]);
});

test('a journal that is damaged is none', async () => {
  const site = siteOf({ 'index.html': 'Home.' });
  await publish(site);
  await expect(publish(siteOf({ 'index.html': 'New.' }), { at: 'half', run: fail })).rejects.toThrow('no more');
  writeFileSync(join(work, '.site.headword-new/journal.json'), 'x');
  await goOn();
  expectPublished(site);
});

test('another content folder finishes what is published, and leaves the record to the first', async () => {
  const before = recordFile.read();
  const site = siteOf({ 'index.html': 'New.' });
  await expect(publish(site, { at: 'published', run: fail })).rejects.toThrow('no more');
  const other = join(work, 'other');
  mkdirSync(other);
  const request = { target, content: other, recordFile: new RecordFile(other, target) };
  (await openStaging({ ...request, tell: (text) => told.push(text), reached: () => undefined })).close();
  expect(published()).toEqual(site);
  expect([recordFile.read(), request.recordFile.read()]).toEqual([before, undefined]);
});
