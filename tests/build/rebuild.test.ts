import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readSealed, writeSealed } from '../../src/content/sealed-json.ts';
import { openStaging } from '../../src/build/output/staging.ts';
import { buildSite } from './build-site.ts';
import { fixture, root } from '../places.ts';

/** A build over an old site gives just what a build from nothing gives, and no moment leaves half a site. */
const work = await mkdtemp(join(tmpdir(), 'headword-rebuild-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const source = fixture('pages/languages/content');

describe('a build over an old site', () => {
  const content = join(work, 'edits/content');
  const out = join(work, 'edits/site');
  let clean = 0;

  beforeAll(async () => {
    await cp(source, content, { recursive: true });
    await buildSite({ content, out });
  });

  /** The old site with the change, and a site from nothing with it, must be the same. */
  const expectSame = async (): Promise<string> => {
    const { stdout, stderr, exitCode } = await buildSite({ content, out });
    expect(exitCode, stderr).toBe(0);
    const other = join(work, `clean-${(clean += 1)}`);
    await cp(content, join(other, 'content'), { recursive: true });
    await buildSite({ content: join(other, 'content'), out: join(other, 'site') });
    expect(digests(out)).toEqual(digests(join(other, 'site')));
    await rm(other, { recursive: true });
    return stdout;
  };
  const term = (): string =>
    join(
      content,
      'terms',
      readdirSync(join(content, 'terms')).find((file) => file.endsWith('.md'))!,
    );

  test('says that nothing has changed where nothing has, and does nothing', async () => {
    const before = readdirSync(out, { recursive: true }).length;
    expect((await buildSite({ content, out })).stdout).toContain('nothing has changed');
    expect(readdirSync(out, { recursive: true })).toHaveLength(before);
  });

  test('takes no notice of what is no part of the site, such as the files of a repository', async () => {
    for (const file of ['.git/HEAD', '.headword-import.json', 'notes.txt', 'terms/.DS_Store', 'more/terms/tea.md']) {
      await mkdir(dirname(join(content, file)), { recursive: true });
      await writeFile(join(content, file), 'Another text.');
    }
    expect((await buildSite({ content, out })).stdout).toContain('nothing has changed');
    for (const file of ['.git', '.headword-import.json', 'notes.txt', 'terms/.DS_Store', 'more'])
      await rm(join(content, file), { recursive: true });
    expect((await buildSite({ content, out })).stdout).toContain('nothing has changed');
  });

  test('makes the site anew where somebody has put a file of their own beside its files', async () => {
    await writeFile(join(out, 'stray.txt'), 'mine');
    expect(await expectSame()).not.toContain('all made anew');
    expect(existsSync(join(out, 'stray.txt'))).toBe(false);
  });

  test('takes over an edited summary wherever it is shown', async () => {
    await writeFile(
      term(),
      (await readFile(term(), 'utf8'))
        .replace(/^---\n/u, '---\nsummary: An edited summary.\n')
        .replace(/\nsummary: (?!An edited).*\n/u, '\n'),
    );
    expect(await expectSame()).toMatch(/\d+ of them as they were/u);
  });

  test('relinks pages for a new term, renamed and gone again', async () => {
    const added = join(content, 'terms/porcelain.md');
    await writeFile(
      added,
      '---\nterm: Porcelain\naliases: [tea, leaves]\nhowItIsMade: It is fired twice, before the green tea.\n---\nA fine ware, used for green tea.\n',
    );
    await expectSame();
    await cp(added, join(content, 'terms/china.md'));
    await rm(added);
    await expectSame();
  });

  test('changes every page with the looks and the settings', async () => {
    await writeFile(join(content, 'theme.css'), ':root { --accent: teal; }\n');
    await appendFile(join(content, 'site.yaml'), '\nnavigation: [{ title: Imprint, url: https://tea.example }]\n');
    expect(await expectSame()).toContain('all made anew: the settings, the looks or Headword are different');
  });

  test('replaces what somebody has changed in the output', async () => {
    await writeFile(join(out, 'index.html'), 'mine');
    await rm(join(out, 'sitemap-1.xml'));
    await expectSame();
  });

  test('makes a folder where a file was, and a file where a folder was', async () => {
    await mkdir(join(content, 'public'), { recursive: true });
    await writeFile(join(content, 'public/notes'), 'a file');
    await expectSame();
    await rm(join(content, 'public/notes'));
    await mkdir(join(content, 'public/notes'));
    await writeFile(join(content, 'public/notes/first.txt'), 'in a folder');
    await expectSame();
    await rm(join(content, 'public/notes'), { recursive: true });
    await writeFile(join(content, 'public/notes'), 'a file again');
    await expectSame();
  });

  test('lets files of the owner take the place of its own, and takes it back when they go', async () => {
    const own = [
      'favicon.svg',
      '-/search/index/pagefind.js',
      `${readdirSync(out).find((name) => existsSync(join(out, name, 'index.html')) && !name.startsWith('-'))!}/index.html`,
    ];
    for (const path of own) {
      await mkdir(dirname(join(content, 'public', path)), { recursive: true });
      await writeFile(join(content, 'public', path), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    }
    await expectSame();
    await appendFile(term(), '\nWith an icon of its own.\n');
    await expectSame();
    for (const path of own) await rm(join(content, 'public', path));
    await expectSame();
  });

  test('takes a file in the place of a link that led out, and the other way round', async () => {
    const [elsewhere, here] = [join(work, 'elsewhere.md'), join(content, 'terms/ware.md')];
    await writeFile(elsewhere, '---\nterm: Ware\nhowItIsMade: It is fired.\n---\nA fine ware.\n');
    await symlink(elsewhere, here);
    await expectSame();
    await rm(here);
    await cp(elsewhere, here);
    await expectSame();
    expect(existsSync(join(out, 'ware/index.html'))).toBe(true);
    await rm(here);
    await symlink(elsewhere, here);
    await expectSame();
    await rm(here);
  });

  test('looks into no folder that it comes from', async () => {
    await symlink('.', join(content, 'terms/itself'));
    await symlink('..', join(content, 'terms/above'));
    await symlink('circle', join(content, 'terms/circle'));
    await expectSame();
    for (const name of ['itself', 'above', 'circle']) await rm(join(content, 'terms', name));
  });

  test('forgets what was there only while it was at work', async () => {
    const passing = join(content, 'terms/ware.md');
    await appendFile(term(), '\nOnce more.\n');
    const building = buildSite({ content, out });
    const staging = join(dirname(out), `.${basename(out)}.headword-new`);
    while (!existsSync(staging)) await sleep(1);
    await writeFile(passing, '---\nterm: Ware\nhowItIsMade: It is fired.\n---\nA fine ware.\n');
    expect((await building).exitCode).toBe(0);
    await rm(passing);
    await expectSame();
  });

  test('keeps no looks that were there only while it was at work', async () => {
    const looks = join(content, 'theme.css');
    const before = await readFile(looks);
    await writeFile(looks, ':root { --accent: olive; }');
    const building = buildSite({ content, out });
    const staging = join(dirname(out), `.${basename(out)}.headword-new`);
    while (!existsSync(staging)) await sleep(1);
    await writeFile(looks, ':root { --accent: maroon; }');
    await sleep(100);
    await writeFile(looks, ':root { --accent: olive; }');
    const { exitCode, stderr } = await building;
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('The settings or the looks were changed while the site was being built. Build it again.'),
    ]);
    await expectSame();
    await writeFile(looks, before);
  });

  test('counts a file of any name', async () => {
    await mkdir(join(content, 'public'), { recursive: true });
    for (const text of ['first', 'second']) {
      await writeFile(join(content, 'public/__proto__'), text);
      expect(await expectSame()).not.toContain('nothing has changed');
    }
    await rm(join(content, 'public/__proto__'));
    expect(await expectSame()).not.toContain('nothing has changed');
  });

  test('takes over an image that the looks name in any way', async () => {
    const looks = join(content, 'theme.css');
    const [before, image] = [
      existsSync(looks) ? await readFile(looks, 'utf8') : undefined,
      join(content, 'images/ground.png'),
    ];
    await writeFile(looks, 'body { background-image: image-set("images/ground.png" 1x); }\n');
    for (const background of ['#abc', '#cba']) {
      await writeFile(
        image,
        await sharp({ create: { width: 9, height: 9, channels: 3, background } })
          .png()
          .toBuffer(),
      );
      await expectSame();
    }
    await rm(image);
    await (before === undefined ? rm(looks) : writeFile(looks, before));
  });

  test('publishes nothing that lies elsewhere', async () => {
    await symlink('/etc/hostname', join(content, 'public/leak.txt'));
    await expectSame();
    expect(existsSync(join(out, 'leak.txt'))).toBe(false);
    await rm(join(content, 'public/leak.txt'));
  });

  test('makes its pages where somebody has put a file in the place of their folder', async () => {
    const folder = join(out, '-');
    await rm(folder, { recursive: true });
    await writeFile(folder, 'mine');
    await appendFile(term(), '\nOnce more.\n');
    await expectSame();
  });

  test('follows an output that is a link', async () => {
    const link = join(work, 'edits/link');
    await symlink(out, link);
    await appendFile(term(), '\nBy way of a link.\n');
    expect((await buildSite({ content, out: link })).exitCode).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    await expectSame();
  });

  test('reads a file again only where it does not stand as it was seen, and everything where that was not so', async () => {
    const path = `terms/${basename(term())}`;
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(term());
    const memory = join(cacheOf(content), 'files.json');
    const { by } = readSealed<{ by: string }>(memory)!;
    writeSealed(memory, { by, files: { [path]: [[size, mtimeMs, ctimeMs, ino], { digest: 'another text' }] } });
    const { exitCode, stderr } = await buildSite({ content, out });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining(`${basename(term())}" was changed while the site was being built. Build it again.`),
    ]);
    await expectSame();
  });

  test('does without a record or a store that is damaged', async () => {
    const cache = cacheOf(content);
    for (const file of readdirSync(cache).filter((one) => /^built-|^readings/u.test(one)))
      await writeFile(join(cache, file), 'x'.repeat(5000));
    await appendFile(term(), '\nAnd then some.\n');
    await expectSame();
  });
}, 30_000);

describe('a build that is killed', () => {
  const content = join(work, 'killed/content');
  const out = join(work, 'killed/site');

  test('leaves the old site or the new one, and the next one mends it', async () => {
    await cp(source, content, { recursive: true });
    await buildSite({ content, out });
    let old = digests(out);
    for (const milliseconds of [300, 900, 1500, 2100, 2600]) {
      await writeFile(
        join(content, 'terms/milliseconds.md'),
        `---\nterm: Milliseconds\nhowItIsMade: By clocks.\n---\nThere are ${milliseconds} of them, for oolong.\n`,
      );
      await killed(content, out, milliseconds);
      const left = [out, join(work, 'killed/.site.headword-old')].find((folder) => existsSync(folder))!;
      const found = digests(left);
      const isOld = JSON.stringify([...found]) === JSON.stringify([...old]);
      const { exitCode, stderr } = await buildSite({ content, out });
      expect(exitCode, stderr).toBe(0);
      const now = digests(out);
      if (!isOld) expect(found).toEqual(now);
      expect(now).not.toEqual(old);
      old = now;
    }
    const other = join(work, 'killed-clean');
    await cp(content, join(other, 'content'), { recursive: true });
    await buildSite({ content: join(other, 'content'), out: join(other, 'site') });
    expect(digests(out)).toEqual(digests(join(other, 'site')));
    expect((await readdir(join(work, 'killed'))).sort()).toEqual(['content', 'site']);
  }, 120_000);
});

describe('what a killed build left', () => {
  test('the old site comes back into a folder that somebody has emptied meanwhile', async () => {
    const [content, out] = [join(work, 'emptied/content'), join(work, 'emptied/site')];
    await cp(source, content, { recursive: true });
    await buildSite({ content, out });
    const before = digests(out);
    await rename(out, join(work, 'emptied/.site.headword-old'));
    await mkdir(out);
    await writeFile(join(content, 'terms/faulty.md'), 'no frontmatter');
    expect((await buildSite({ content, out })).exitCode).toBe(1);
    expect(digests(out)).toEqual(before);
  });

  test('what a build that was killed had begun is gone, also where its edit is undone', async () => {
    const out = join(work, 'undone/site');
    const content = join(work, 'undone/content');
    await cp(source, content, { recursive: true });
    await buildSite({ content, out });
    await mkdir(join(work, 'undone/.site.headword-new'));
    await writeFile(join(work, 'undone/.site.headword-new/index.html'), 'half');
    await writeFile(join(work, 'undone/.site.headword-lock'), '999999999');
    expect((await buildSite({ content, out })).stdout).toContain('nothing has changed');
    expect(readdirSync(join(work, 'undone')).sort()).toEqual(['content', 'site']);
  });

  test('a site comes back whose place somebody has taken at the last moment', async () => {
    const out = join(work, 'taken/site');
    const content = join(work, 'taken/content');
    await cp(source, content, { recursive: true });
    await buildSite({ content, out });
    const before = digests(out);
    await rename(out, join(work, 'taken/.site.headword-old'));
    await mkdir(out);
    await writeFile(join(out, 'x'), 'mine');
    const { exitCode, stderr } = await buildSite({ content, out });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/The site that stood there is now ".*\.site\.headword-old"/u);
    await rm(out, { recursive: true });
    await writeFile(join(content, 'terms/faulty.md'), 'no frontmatter');
    expect((await buildSite({ content, out })).exitCode).toBe(1);
    expect(digests(out)).toEqual(before);
  });

  test('a lock with our own number is of one that is dead', async () => {
    const out = join(work, 'same-number/site');
    await mkdir(dirname(out));
    await writeFile(join(work, 'same-number/.site.headword-lock'), String(process.pid));
    await (await openStaging(out, source, () => undefined)).close();
  });
});

describe('a place that can not be used', () => {
  test('another build is at work: a message, and nothing happens', async () => {
    const out = join(work, 'busy/site');
    const other = await openStaging(out, source, () => undefined);
    const { exitCode, stderr } = await buildSite({ content: source, out });
    expect(stderr).toContain('Another build is writing');
    expect(exitCode).toBe(2);
    await other.close();
    expect((await buildSite({ content: source, out })).exitCode).toBe(0);
  });

  test('an old site that can not be removed: the new one has its place, and whoever builds again is told', async () => {
    const out = join(work, 'stuck/site');
    const staging = await openStaging(out, source, () => undefined);
    await writeFile(join(staging.folder, 'index.html'), 'new');
    await mkdir(join(work, 'stuck/.site.headword-old'));
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await staging.publish(() => Promise.reject(Object.assign(new Error('No.'), { code: 'EBUSY' })));
    await staging.close();
    expect(told.mock.calls.flat()).toEqual([
      expect.stringMatching(
        /^The new site is in place\. The old one, .*\.site\.headword-old", can't be removed \(EBUSY\)/u,
      ),
    ]);
    told.mockRestore();
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(existsSync(join(work, 'stuck/.site.headword-lock'))).toBe(false);
  });

  test('a lock that is about to be signed is a lock, one that nobody signs is not', async () => {
    const out = join(work, 'unsigned/site');
    const lock = join(work, 'unsigned/.site.headword-lock');
    await mkdir(join(work, 'unsigned'));
    await writeFile(lock, '');
    setTimeout(() => void writeFile(lock, String(process.ppid)), 200);
    await expect(openStaging(out, source, () => undefined)).rejects.toThrow('Another build is writing');
    await writeFile(lock, '');
    await (await openStaging(out, source, () => undefined)).close();
  });

  test('an output that is a link to nowhere, a cache that is a file: a message', async () => {
    const folder = join(work, 'nowhere');
    await mkdir(folder);
    await symlink(join(folder, 'none'), join(folder, 'link'));
    await writeFile(join(folder, 'file'), '');
    const linked = await buildSite({ content: source, out: join(folder, 'link') });
    expect(linked).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is a link that leads nowhere') as string,
    });
    const cached = await buildSite({ content: source, out: join(folder, 'site'), cache: join(folder, 'file') });
    expect(cached).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('A file stands where a folder is needed') as string,
    });
    expect((await readdir(folder)).sort()).toEqual(['file', 'link']);
  });

  test('two builds at once leave one whole site, and whoever came too late says so', async () => {
    const [content, out] = [join(work, 'twice/content'), join(work, 'twice/site')];
    await cp(source, content, { recursive: true });
    const results = await Promise.all([buildSite({ content, out }), buildSite({ content, out })]);
    expect(results.map(({ exitCode }) => exitCode)).toContain(0);
    for (const { exitCode, stderr } of results.filter((one) => one.exitCode !== 0)) {
      expect(stderr).toContain('Another build is writing');
      expect(exitCode).toBe(2);
    }
    await buildSite({ content: source, out: join(work, 'once') });
    expect(digests(out)).toEqual(digests(join(work, 'once')));
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may only be read', async () => {
    const folder = join(work, 'read-only');
    await mkdir(folder);
    await chmod(folder, 0o555);
    const { exitCode, stderr } = await buildSite({ content: source, out: join(folder, 'site') });
    expect(stderr).toContain('may not be written to');
    expect(exitCode).toBe(2);
  });

  test.skipIf(process.platform === 'win32')(
    'the system stops what makes the full-text index, as it does where memory is short',
    async () => {
      const [program, folder] = [join(work, 'stopped-pagefind'), join(work, 'stopped')];
      await writeFile(program, '#!/bin/sh\nhead -c 9 > /dev/null\nexit 137\n', { mode: 0o755 });
      process.env['PAGEFIND_EXTENDED_BINARY_PATH'] = program;
      const { exitCode, stderr } = await buildSite({ content: source, out: join(folder, 'site') });
      delete process.env['PAGEFIND_EXTENDED_BINARY_PATH'];
      expect(stderr).toContain('Pagefind, which makes the full-text index, ended before its time.');
      expect(exitCode).toBe(2);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  // Only root may mount.
  describe.skipIf(!canMount())('a disk of its own', () => {
    const disk = join(work, 'disk');
    beforeAll(() => mkdir(disk));
    afterAll(() => void spawnSync('umount', [disk]));

    test('is filled file by file, and said so', async () => {
      spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]);
      const { exitCode, stdout } = await buildSite({ content: source, out: disk });
      expect(stdout).toContain('replaced one by one');
      expect(exitCode).toBe(0);
      await buildSite({ content: source, out: join(work, 'disk-clean') });
      expect(digests(disk)).toEqual(digests(join(work, 'disk-clean')));
      // What links there lead to is nobody's business.
      const precious = join(work, 'precious');
      await mkdir(precious);
      await writeFile(join(precious, 'notes.txt'), 'keep');
      await writeFile(join(precious, 'index.html'), 'keep');
      await symlink(precious, join(disk, 'archive'));
      await rm(join(disk, '-'), { recursive: true });
      await symlink(precious, join(disk, '-'));
      await rm(join(disk, 'robots.txt'));
      await mkdir(join(disk, 'robots.txt/inside'), { recursive: true });
      await rm(join(disk, '404.html'));
      await cp(join(work, 'disk-clean/404.html'), join(disk, '404.html'));
      const again = await buildSite({ content: source, out: disk });
      expect(again.exitCode, again.stderr).toBe(0);
      expect(digests(disk)).toEqual(digests(join(work, 'disk-clean')));
      expect([...digests(precious).keys()].sort()).toEqual(['index.html', 'notes.txt']);
      expect(await readFile(join(precious, 'index.html'), 'utf8')).toBe('keep');
      spawnSync('umount', [disk]);
    });

    test('that is full: a message, and the old site stays', async () => {
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk]);
      const { exitCode, stderr } = await buildSite({ content: source, out: join(disk, 'site') });
      expect(stderr).toContain('The disk is full');
      expect(exitCode).toBe(2);
      expect(readdirSync(disk)).toEqual([]);
      spawnSync('umount', [disk]);
    });

    test('that gets full while pages are rendered: the same', async () => {
      const content = join(work, 'long-page');
      await cp(fixture('pages/minimal/content'), content, { recursive: true });
      // The cards, which are written first, have room, and the page has not.
      const oolong = join(content, 'terms/oolong.md');
      await appendFile(oolong, '\nIt is rolled by hand.\n'.repeat(40_000));
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=800k', 'tmpfs', disk]);
      const { exitCode, stderr } = await buildSite({ content, out: join(disk, 'site') });
      expect(stderr).toContain('The disk is full');
      expect(exitCode).toBe(2);
      expect(readdirSync(disk)).toEqual([]);
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

async function killed(content: string, out: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ['src/cli/headword.js', 'build', '--content', content, '--out', out], {
    cwd: root,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await new Promise((settle) => child.once('close', settle));
  clearTimeout(timer);
}

function cacheOf(content: string): string {
  const key = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const folder = join(root, 'node_modules/.cache/headword');
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(key))!,
  );
}

function digests(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files
      .sort()
      .map((file) => [file.slice(folder.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}
