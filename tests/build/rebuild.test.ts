import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from '../../src/build/build-site.ts';
import { RecordFile } from '../../src/build/output/build-record.ts';
import { takeLock } from '../../src/build/output/lock.ts';
import type { Milestone } from '../../src/build/output/staging.ts';
import { cacheFolder } from '../../src/content/cache-folder.ts';
import { readSealed, writeSealed } from '../../src/content/sealed-json.ts';
import { buildHere, digestsOf } from './build-here.ts';
import { buildSite } from './build-site.ts';
import { fixture } from '../places.ts';

/** A build over an old site gives just what a build from nothing gives, and no moment leaves half a site. */
const work = await mkdtemp(join(tmpdir(), 'headword-rebuild-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const source = fixture('pages/languages/content');

async function copyOf(folder: string, to: string): Promise<string> {
  await cp(folder, join(work, to), { recursive: true, verbatimSymlinks: true });
  return join(work, to);
}

const clean = new Map<string, Record<string, string>>();

/** What a build from nothing makes of a content folder as it is now. The same content is built once. */
async function fromNothing(content: string): Promise<Record<string, string>> {
  const key = JSON.stringify(digestsOf(content));
  if (!clean.has(key)) {
    const folder = await copyOf(content, `clean-${clean.size}/content`).then(dirname);
    await buildHere({ content: join(folder, 'content'), out: join(folder, 'site') });
    clean.set(key, digestsOf(join(folder, 'site')));
    await rm(folder, { recursive: true });
  }
  return clean.get(key)!;
}

async function replace(file: string, from: RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(from);
  await writeFile(file, text.replace(from, to));
}

describe('a build over an old site', () => {
  const [content, out] = [join(work, 'edits/content'), join(work, 'edits/site')];
  const [oolong, ware] = [join(content, 'terms/oolong.md'), join(content, 'terms/ware.md')];
  const porcelain =
    '---\nterm: Ware\naliases: [tea, leaves]\nhowItIsMade: Fired twice, before the green tea.\n---\nA fine ware.\n';
  let base: Record<string, string>;

  beforeAll(async () => {
    await copyOf(source, 'edits/content');
    await buildHere({ content, out });
    base = await fromNothing(content);
  });

  const build = async (): Promise<BuiltSite> => (await buildHere({ content, out })).site!;

  /** The old site with the change, and a site from nothing with it, must be the same. */
  const expectClean = async (): Promise<BuiltSite> => {
    const site = await build();
    expect(digestsOf(out)).toEqual(await fromNothing(content));
    return site;
  };
  const expectBase = async (): Promise<BuiltSite> => {
    const site = await build();
    expect(digestsOf(out)).toEqual(base);
    return site;
  };

  test('says that nothing has changed where nothing has, and does nothing', async () => {
    expect(digestsOf(out)).toEqual(base);
    const before = readdirSync(out, { recursive: true }).length;
    expect((await buildSite({ content, out })).stdout).toContain('nothing has changed');
    expect(readdirSync(out, { recursive: true })).toHaveLength(before);
  });

  test('takes no notice of what is no part of the site, such as the files of a repository', async () => {
    for (const file of ['.git/HEAD', '.headword-import.json', 'notes.txt', 'terms/.DS_Store', 'more/terms/tea.md']) {
      await mkdir(dirname(join(content, file)), { recursive: true });
      await writeFile(join(content, file), 'Another text.');
    }
    expect(await build()).toMatchObject({ isSame: true });
    for (const file of ['.git', '.headword-import.json', 'notes.txt', 'terms/.DS_Store', 'more'])
      await rm(join(content, file), { recursive: true });
    expect(await build()).toMatchObject({ isSame: true });
  });

  test('removes a file that was added to the output by hand', async () => {
    await writeFile(join(out, 'stray.txt'), 'mine');
    expect(await expectBase()).toMatchObject({ isFullRebuild: false, isSame: false });
  });

  test('restores what was changed in the output by hand, also a folder that became a file', async () => {
    await writeFile(join(out, 'index.html'), 'mine');
    await rm(join(out, 'sitemap-1.xml'));
    await rm(join(out, '-'), { recursive: true });
    await writeFile(join(out, '-'), 'mine');
    await expectBase();
  });

  test('takes over an edited summary wherever it is shown, and no other page is written', async () => {
    const untouched = join(out, '-/imprint/index.html');
    const before = lstatSync(untouched);
    await replace(oolong, /^---\n/u, '---\nsummary: An edited summary.\n');
    const { files, reused } = await expectClean();
    expect(files - reused).toBeGreaterThan(2);
    expect(reused).toBeGreaterThan(files / 2);
    expect(lstatSync(untouched)).toMatchObject({ ino: before.ino, ctimeMs: before.ctimeMs });
    await cp(join(source, 'terms/oolong.md'), oolong);
    await expectBase();
  });

  test('relinks pages for a new term, renamed and gone again', async () => {
    await writeFile(ware, porcelain);
    await expectClean();
    await writeFile(join(content, 'terms/china.md'), porcelain.replace('Ware', 'China'));
    await rm(ware);
    await expectClean();
    await rm(join(content, 'terms/china.md'));
    await expectBase();
  });

  test('changes every page with the looks and the settings', async () => {
    await writeFile(join(content, 'theme.css'), ':root { --accent: teal; }\n');
    await appendFile(join(content, 'site.yaml'), '\nnavigation: [{ title: Imprint, url: https://tea.example }]\n');
    const { stdout } = await buildSite({ content, out });
    expect(stdout).toContain('all made anew: the settings, the looks or Headword are different');
    expect(digestsOf(out)).toEqual(await fromNothing(content));
    await rm(join(content, 'theme.css'));
    await cp(join(source, 'site.yaml'), join(content, 'site.yaml'));
    expect(await expectBase()).toMatchObject({ isFullRebuild: true });
  });

  test('makes a folder where a file was, and a file where a folder was', async () => {
    const notes = join(content, 'public/notes');
    const inFile = async (): Promise<void> => {
      await mkdir(dirname(notes), { recursive: true });
      await writeFile(notes, 'a file');
      await expectClean();
      await rm(notes);
    };
    await inFile();
    await mkdir(notes);
    await writeFile(join(notes, 'first.txt'), 'in a folder');
    await expectClean();
    await rm(notes, { recursive: true });
    await inFile();
    await expectBase();
  });

  test('lets files of the owner take the place of its own, and takes it back when they go', async () => {
    for (const path of ['favicon.svg', '-/search/index.json', 'gaiwan/index.html']) {
      await mkdir(dirname(join(content, 'public', path)), { recursive: true });
      await writeFile(join(content, 'public', path), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    }
    await expectClean();
    await replace(oolong, /^howItIsMade: .*$/mu, 'howItIsMade: With an icon of its own.');
    await expectClean();
    await cp(join(source, 'terms/oolong.md'), oolong);
    await rm(join(content, 'public'), { recursive: true });
    await expectBase();
  });

  test('keeps the rules of the owner for hosts beside its own, and takes names in any form of Unicode', async () => {
    await mkdir(join(content, 'public'));
    await writeFile(join(content, 'public/_headers'), '/own/*\n  X-Own: 1\n');
    await writeFile(join(content, 'public/_redirects'), '/viejo /nuevo 301\n');
    await writeFile(join(content, 'public', 'año.txt'.normalize('NFD')), 'x');
    await expectClean();
    const [rules, redirects] = ['_headers', '_redirects'].map((name) => readFileSync(join(out, name), 'utf8'));
    expect(rules).toMatch(/^\/own\/\*\n {2}X-Own: 1\n\n\/words\/\*\n {2}Content-Security-Policy: /u);
    expect(redirects).toMatch(/^\/viejo \/nuevo 301\n/u);
    expect(readFileSync(join(out, 'año.txt'.normalize('NFC')), 'utf8')).toBe('x');
    await rm(join(content, 'public'), { recursive: true });
    await expectBase();
  });

  test('takes a file in the place of a link that led out, and the other way round', async () => {
    const elsewhere = join(work, 'elsewhere.md');
    await writeFile(elsewhere, porcelain);
    await symlink(elsewhere, ware);
    await expectBase();
    await rm(ware);
    await writeFile(ware, porcelain);
    await expectClean();
    await rm(ware);
    await symlink(elsewhere, ware);
    await expectBase();
    await rm(ware);
  });

  test('looks into no folder that it comes from, and publishes nothing that lies elsewhere', async () => {
    await symlink('.', join(content, 'terms/itself'));
    await symlink('..', join(content, 'terms/above'));
    await symlink('circle', join(content, 'terms/circle'));
    await mkdir(join(content, 'public'));
    await symlink('/etc/hostname', join(content, 'public/leak.txt'));
    await expectBase();
    for (const name of ['terms/itself', 'terms/above', 'terms/circle', 'public'])
      await rm(join(content, name), { recursive: true });
  });

  test('takes no notice of a term that is there only while it is at work', async () => {
    const begin = (stage: string): void => {
      if (stage === 'read files') writeFileSync(ware, porcelain);
      if (stage === 'render pages') rmSync(ware);
    };
    await replace(oolong, /^howItIsMade: .*$/mu, 'howItIsMade: While another term comes and goes.');
    await buildHere({ content, out, display: { begin, advance: () => undefined, end: () => undefined } });
    expect(existsSync(join(out, 'ware/index.html'))).toBe(false);
    await cp(join(source, 'terms/oolong.md'), oolong);
    await expectBase();
  });

  test('keeps no looks that were there only while it was at work', async () => {
    const looks = join(content, 'theme.css');
    // No other run has made the bundle for these looks.
    const olive = `:root { --accent: olive; } /* ${randomUUID()} */`;
    await writeFile(looks, olive);
    const begin = (stage: string): void => {
      if (stage === 'parse') writeFileSync(looks, ':root { --accent: maroon; }');
      if (stage === 'link') writeFileSync(looks, olive);
    };
    const display = { begin, advance: () => undefined, end: () => undefined };
    await expect(buildHere({ content, out, display })).rejects.toThrow(
      'The settings or the looks were changed while the site was being built. Build it again.',
    );
    await build();
    const [stylesheet] = readdirSync(join(out, '_astro')).filter((name) => /^styles\..*\.css$/u.test(name));
    expect(readFileSync(join(out, '_astro', stylesheet!), 'utf8')).toMatch(/--accent:\s*olive/u);
    await rm(looks);
    await expectBase();
  });

  test('counts a file of any name', async () => {
    await mkdir(join(content, 'public'));
    for (const text of ['first', 'second']) {
      await writeFile(join(content, 'public/__proto__'), text);
      await build();
      expect(readFileSync(join(out, '__proto__'), 'utf8')).toBe(text);
    }
    await rm(join(content, 'public'), { recursive: true });
    await expectBase();
  });

  test('takes over an image that the looks name in any way', async () => {
    const [looks, image] = [join(content, 'theme.css'), join(content, 'images/ground.png')];
    await writeFile(looks, 'body { background-image: image-set("images/ground.png" 1x); }\n');
    for (const background of ['#abc', '#cba']) {
      const options = { create: { width: 9, height: 9, channels: 3, background } } as const;
      await writeFile(image, await sharp(options).png().toBuffer());
      await build();
      const [made] = readdirSync(join(out, '_astro')).filter((name) => name.startsWith('ground.'));
      expect(readFileSync(join(out, '_astro', made!))).toEqual(readFileSync(image));
    }
    await rm(image);
    await rm(looks);
    await expectBase();
  });

  test('follows an output that is a link', async () => {
    const link = join(work, 'edits/link');
    await symlink(out, link);
    await buildHere({ content, out: link });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    await expectBase();
  });

  test('reads a file again only where it does not stand as it was seen, and everything where that was not so', async () => {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(oolong);
    const memory = join(cacheFolder(content), 'files.json');
    const { by } = readSealed<{ by: string }>(memory)!;
    const known = [[size, mtimeMs, ctimeMs, ino], { digest: 'another text' }];
    writeSealed(memory, { by, files: { 'terms/oolong.md': known } });
    await expect(buildHere({ content, out })).rejects.toThrow(
      'oolong.md" was changed while the site was being built. Build it again.',
    );
    await expectBase();
  });

  test('does without a record or a store that is damaged', async () => {
    const cache = cacheFolder(content);
    for (const file of readdirSync(cache).filter((one) => /^built-|^store\./u.test(one)))
      await writeFile(join(cache, file), 'x'.repeat(5000));
    await expectBase();
  });

  test('knows files that came out of an archive, and reads them once', async () => {
    const [moved, recordFile] = [join(work, 'edits/moved'), new RecordFile(content, out)];
    await cp(out, moved, { recursive: true });
    await rm(out, { recursive: true });
    await cp(moved, out, { recursive: true });
    expect(await build()).toMatchObject({ isSame: true });
    const { ino } = lstatSync(join(out, 'index.html'));
    expect(recordFile.read()!.files['index.html']![4]).toBe(ino);
  });
});

describe('a build that is killed', () => {
  const folder = join(work, 'killed');
  const [content, out] = [join(folder, 'content'), join(folder, 'site')];
  const oolong = join(content, 'terms/oolong.md');
  const texts = ['howItIsMade: By hand, as green tea.', 'howItIsMade: By machine, near a gaiwan.'];
  const sites: Record<string, string>[] = [];

  beforeAll(async () => {
    await copyOf(source, 'killed/content');
    for (const text of texts) {
      await replace(oolong, /^howItIsMade: .*$/mu, text);
      sites.push(await fromNothing(content));
    }
  });

  const killed = async (at: Milestone, request: { content: string; out: string }): Promise<void> => {
    process.env['HEADWORD_TEST_KILL_AT'] = at;
    const { stdout } = await buildSite(request);
    delete process.env['HEADWORD_TEST_KILL_AT'];
    expect(stdout).toBe('');
  };

  test.each<Milestone>(['journal', 'recorded'])('at first, at "%s": the next one makes it whole', async (at) => {
    await rm(out, { recursive: true, force: true });
    await killed(at, { content, out });
    const { stdout, stderr, exitCode } = await buildSite({ content, out });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('was ended while it published its site')]);
    expect(stdout).toContain('nothing has changed');
    expect(digestsOf(out)).toEqual(sites[1]);
    expect(readdirSync(folder).sort()).toEqual(['content', 'site']);
  });

  test.each<Milestone>(['compiled', 'staged', 'journal', 'half', 'published', 'recorded'])(
    'at "%s" leaves the old site or the new one, or the next command makes it the new one and says so',
    async (at) => {
      const [now, next] =
        texts[1] === (await readFile(oolong, 'utf8')).match(/^howItIsMade: .*$/mu)![0] ? [1, 0] : [0, 1];
      await replace(oolong, /^howItIsMade: .*$/mu, texts[next]!);
      await killed(at, { content, out });
      const isPublishing = !['compiled', 'staged'].includes(at);
      if (!isPublishing) expect(digestsOf(out)).toEqual(sites[now]);
      const { told, site } = await buildHere({ content, out });
      expect(told).toContain(
        isPublishing ? 'was ended while it published its site' : 'was ended before its site was complete',
      );
      expect(site).toMatchObject({ isSame: isPublishing });
      expect(digestsOf(out)).toEqual(sites[next]);
      expect(readdirSync(folder).sort()).toEqual(['content', 'site']);
    },
  );

  test('what it had staged is gone, also where its edit is undone', async () => {
    await mkdir(join(folder, '.site.headword-new/site'), { recursive: true });
    await writeFile(join(folder, '.site.headword-new/site/index.html'), 'half');
    expect((await buildHere({ content, out })).site).toMatchObject({ isSame: true });
    expect(readdirSync(folder).sort()).toEqual(['content', 'site']);
  });
});

describe('a place that can not be used', () => {
  test('another build is at work: a message, and nothing happens', async () => {
    const out = join(work, 'busy/site');
    await mkdir(dirname(out));
    const letGo = takeLock(join(work, 'busy/.site.headword-lock'), out);
    const { exitCode, stderr } = await buildSite({ content: source, out });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Another build is writing')]);
    letGo();
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  test('two builds at once in one process: one whole site, and the other says that it came too late', async () => {
    const out = join(work, 'twice/site');
    const results = await Promise.allSettled([1, 2].map(() => buildHere({ content: source, out })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reason } = results.find((one) => one.status === 'rejected')!;
    expect(String(reason)).toContain('Another build is writing');
    expect(digestsOf(out)).toEqual(await fromNothing(source));
  });

  test('an output that is a link to nowhere, a cache that is a file: a message', async () => {
    const folder = join(work, 'nowhere');
    await mkdir(folder);
    await symlink(join(folder, 'none'), join(folder, 'link'));
    await writeFile(join(folder, 'file'), '');
    await expect(buildHere({ content: source, out: join(folder, 'link') })).rejects.toThrow(
      'is a link that leads nowhere',
    );
    const cached = await buildSite({ content: source, out: join(folder, 'site'), cache: join(folder, 'file') });
    expect([cached.exitCode, cached.stderr]).toEqual([
      2,
      expect.stringContaining('A file stands where a folder is needed'),
    ]);
    expect(readdirSync(folder).sort()).toEqual(['file', 'link']);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may only be read', async () => {
    const folder = join(work, 'read-only');
    await mkdir(folder);
    await chmod(folder, 0o555);
    const { exitCode, stderr } = await buildSite({ content: source, out: join(folder, 'site') });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('may not be written to')]);
  });

  // A file system of ext4 or XFS, and root.
  describe.skipIf(!canProtect())('a file that can’t be replaced', () => {
    test('is named, and the next build goes on from there', async () => {
      const content = await copyOf(fixture('pages/minimal/content'), 'protected/content');
      const [out, page] = [join(work, 'protected/site'), join(work, 'protected/site/oolong/index.html')];
      await buildHere({ content, out });
      await appendFile(join(content, 'terms/oolong.md'), '\nAnother text.\n');
      spawnSync('chattr', ['+i', page]);
      for (const _ of [1, 2]) {
        const { exitCode, stderr } = await buildSite({ content, out });
        expect([exitCode, stderr]).toEqual([
          2,
          expect.stringMatching(/not all of it is in ".*" yet: EPERM.*oolong.index\.html/u),
        ]);
      }
      spawnSync('chattr', ['-i', page]);
      expect((await buildHere({ content, out })).told).toContain('That is done now.');
      expect(digestsOf(out)).toEqual(await fromNothing(content));
    });
  });

  // Only root may mount.
  describe.skipIf(!canMount())('a disk of its own', () => {
    const disk = join(work, 'disk');
    beforeAll(() => mkdir(disk));
    afterAll(() => void spawnSync('umount', [disk]));
    const mount = (...options: string[]): void => void spawnSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', disk]);

    test('is filled file by file, also over an old site', async () => {
      mount();
      await buildHere({ content: source, out: disk });
      expect(digestsOf(disk)).toEqual(await fromNothing(source));
      await rm(join(disk, 'robots.txt'));
      await mkdir(join(disk, 'robots.txt/inside'), { recursive: true });
      await writeFile(join(disk, 'index.html'), 'mine');
      await buildHere({ content: source, out: disk });
      expect(digestsOf(disk)).toEqual(await fromNothing(source));
      spawnSync('umount', [disk]);
    });

    test('that is full: a message, and the old site stays', async () => {
      mount('-o', 'size=400k');
      const { exitCode, stderr } = await buildSite({ content: source, out: join(disk, 'site') });
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('The disk is full')]);
      expect(readdirSync(disk)).toEqual([]);
      spawnSync('umount', [disk]);
    });

    test('that gets full while pages are rendered: the same', async () => {
      const content = await copyOf(fixture('pages/minimal/content'), 'long-page');
      // The cards, which are written first, have room, and the page has not.
      await appendFile(join(content, 'terms/oolong.md'), `\n${'It is rolled by hand. '.repeat(1_000)}\n`.repeat(40));
      mount('-o', 'size=800k');
      const { exitCode, stderr } = await buildSite({ content, out: join(disk, 'site') });
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('The disk is full')]);
      expect(readdirSync(disk)).toEqual([]);
      spawnSync('umount', [disk]);
    });

    test('that gets full while the site is published: whole files, and the next build goes on when there is room', async () => {
      const content = await copyOf(fixture('pages/minimal/content'), 'full-disk');
      mount();
      await buildHere({ content, out: disk });
      const before = digestsOf(disk);
      await mkdir(join(content, 'public'));
      for (const name of ['a', 'b']) await writeFile(join(content, `public/${name}.txt`), name.repeat(3_000_000));
      await appendFile(join(content, 'terms/oolong.md'), '\nAnother text.\n');
      const after = await fromNothing(content);
      spawnSync('mount', ['-o', 'remount,size=4500k', disk]);
      const { exitCode, stderr } = await buildSite({ content, out: disk });
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/not all of it is in ".*" yet: ENOSPC/u)]);
      const found = digestsOf(disk);
      expect(found).not.toEqual(after);
      for (const [path, digest] of Object.entries(found)) expect([before[path], after[path]], path).toContain(digest);
      spawnSync('mount', ['-o', 'remount,size=50m', disk]);
      expect((await buildHere({ content, out: disk })).told).toContain('That is done now.');
      expect(digestsOf(disk)).toEqual(after);
      spawnSync('umount', [disk]);
    });
  });
});

function canMount(): boolean {
  const folder = join(work, 'mount');
  const { status } = spawnSync('sh', [
    '-c',
    `mkdir -p ${folder} && mount -t tmpfs tmpfs ${folder} && umount ${folder}`,
  ]);
  return status === 0;
}

function canProtect(): boolean {
  const file = join(work, 'protect');
  writeFileSync(file, '');
  const isProtected = spawnSync('chattr', ['+i', file]).status === 0;
  if (isProtected) spawnSync('chattr', ['-i', file]);
  return isProtected;
}
