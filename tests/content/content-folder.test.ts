import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { isInput, scanContent, type ContentFolder } from '../../src/content/content-folder.ts';
import { FileMemory } from '../../src/content/file-memory.ts';
import { inputsOf, isFrameTouched } from '../../src/content/inputs.ts';
import { contentOf, readContent } from '../../src/content/read-content.ts';
import { readSealed, writeSealed } from '../../src/content/sealed-json.ts';
import { digestOf } from '../../src/source/digest.ts';
import { fixture } from '../places.ts';

const work = await mkdtemp(join(tmpdir(), 'headword-folder-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const TERM = 'terms/tea.md';

/** A content folder with a term, and with these files. */
async function folderWith(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const folder = await mkdtemp(join(work, 'content-'));
  for (const [path, body] of Object.entries({ 'site.yaml': 'name: Teas\n', [TERM]: 'A leaf.', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), body);
  }
  return folder;
}

const cup = fixture('pages/anatomy/content/images/cup.png');

describe('what an earlier run found out about a file', () => {
  /** What a run remembers of a folder whose files are older than the two seconds within which a change leaves no sign. */
  const remembered = async (folder: string): Promise<string> => {
    const cache = await mkdtemp(join(work, 'cache-'));
    await pause(2_100);
    const found = scanContent(folder, new FileMemory(cache));
    await contentOf(found);
    found.remember();
    return cache;
  };

  /** Changes what is remembered, so that it can be told from what is read. */
  const forge = (cache: string, path: string, known: object): void => {
    const file = join(cache, 'files.json');
    const { by, files } = readSealed<{ by: string; files: Record<string, [number[], object]> }>(file)!;
    writeSealed(file, { by, files: { ...files, [path]: [files[path]![0], { ...files[path]![1], ...known }] } });
  };

  test('holds while it stands as it did: neither texts nor pictures are read again', async () => {
    const folder = await folderWith();
    await mkdir(join(folder, 'images'));
    await cp(cup, join(folder, 'images/cup.png'));
    const cache = await remembered(folder);
    forge(cache, TERM, { digest: 'remembered' });
    forge(cache, 'images/cup.png', { asset: { width: 7, height: 7 } });
    const content = await contentOf(scanContent(folder, new FileMemory(cache)));
    expect(content.terms[0]!.version).toBe('remembered');
    expect(content.assets.get('images/cup.png')).toMatchObject({ width: 7 });
    // A text that is looked at after all must be the one that was remembered.
    expect(() => content.terms[0]!.text).toThrow(
      /tea\.md" was changed while the site was being built\. Build it again\.$/u,
    );
    expect((await contentOf(scanContent(folder, new FileMemory(cache)))).terms[0]!.text).toBe('A leaf.');
  });

  test('does not hold for another text of the same length and the same date', async () => {
    const folder = await folderWith();
    const cache = await remembered(folder);
    const { atime, mtime } = await stat(join(folder, TERM));
    await writeFile(join(folder, TERM), 'A root.');
    await utimes(join(folder, TERM), atime, mtime);
    const found = scanContent(folder, new FileMemory(cache));
    expect(found.files.get(TERM)!.known.digest).toBe(digestOf('A root.'));
  });

  test('is not kept of what was written a moment ago, whatever its date', async () => {
    const folder = await folderWith();
    const cache = await mkdtemp(join(work, 'cache-'));
    await utimes(join(folder, TERM), new Date(0), new Date(0));
    scanContent(folder, new FileMemory(cache)).remember();
    expect(existsSync(join(cache, 'files.json'))).toBe(false);
  });

  test('is not believed where it is damaged', async () => {
    const folder = await folderWith();
    const cache = await remembered(folder);
    forge(cache, TERM, { digest: 'remembered' });
    await writeFile(join(cache, 'files.json'), ' ', { flag: 'a' });
    expect(scanContent(folder, new FileMemory(cache)).files.get(TERM)!.known.digest).toBe(digestOf('A leaf.'));
  });
});

describe('links, pipes, sockets and devices', () => {
  const told = async (folder: string): Promise<string[]> =>
    (await readContent(folder)).problems.map(({ rule, file, message }) => `${rule} ${file}: ${message}`);
  const FILE = 'This file is not read: expected a file, or a link to one in';

  test('are told and not opened, wherever they lead', async () => {
    const folder = await folderWith({ 'terms/deep/leaf.md': '', 'pages/imprint.md': '' });
    await symlink('/', join(folder, 'terms/all'));
    await symlink('/proc/kmsg', join(folder, 'terms/kernel.md'));
    await symlink('/proc/self/mem', join(folder, 'images.md'));
    await symlink('../pages/imprint.md', join(folder, 'terms/other-part.md'));
    await symlink('../../..', join(folder, 'terms/deep/above'));
    await symlink('deep', join(folder, 'terms/folder'));
    await symlink('nothing.md', join(folder, 'terms/nothing.md'));
    await symlink('circle-2.md', join(folder, 'terms/circle.md'));
    await symlink('circle.md', join(folder, 'terms/circle-2.md'));
    expect(spawnSync('mkfifo', [join(folder, 'terms/pipe.md')]).status).toBe(0);
    const socket = createServer().listen(join(folder, 'terms/socket.md'));
    await new Promise((resolve) => socket.once('listening', resolve));
    expect(await told(folder)).toEqual(
      [
        'all',
        'circle-2.md',
        'circle.md',
        'deep/above',
        'folder',
        'kernel.md',
        'nothing.md',
        'other-part.md',
        'pipe.md',
        'socket.md',
      ].map((name) => `ignored-file terms/${name}: ${FILE} terms/.`),
    );
    socket.close();
  });

  test('that lead out are not even looked at: two folders that hold each other twice have no end', async () => {
    const folder = await folderWith({ 'terms/a/a.md': '', 'terms/b/b.md': '' });
    for (const [from, to] of ['ab', 'ba'])
      for (const number of [0, 1]) await symlink(`../${to}`, join(folder, `terms/${from}/${number}`));
    expect((await told(folder)).length).toBe(4);
  });

  test('to a file of the same part are followed', async () => {
    const folder = await folderWith({ 'terms/hot/oolong.md': 'Half.' });
    await symlink('hot/oolong.md', join(folder, 'terms/wulong.md'));
    await symlink(join(folder, 'terms/wulong.md'), join(folder, 'terms/hot/absolute.md'));
    const { terms, problems } = await readContent(folder);
    expect(terms.map(({ path, text }) => [path, text])).toEqual([
      ['terms/hot/absolute.md', 'Half.'],
      ['terms/hot/oolong.md', 'Half.'],
      ['terms/tea.md', 'A leaf.'],
      ['terms/wulong.md', 'Half.'],
    ]);
    expect(problems).toEqual([]);
  });

  test('in the place of a part, of the settings or of the looks are told', async () => {
    const [elsewhere, folder] = [await folderWith({ 'theme.css': '' }), await folderWith()];
    for (const part of ['pages', 'images', 'public']) await symlink(elsewhere, join(folder, part));
    await rename(join(folder, 'site.yaml'), join(folder, 'own.yaml'));
    await symlink('own.yaml', join(folder, 'site.yaml'));
    await symlink(join(elsewhere, 'theme.css'), join(folder, 'theme.css'));
    expect((await told(folder)).sort()).toEqual([
      ...['images', 'pages', 'public'].map(
        (part) => `ignored-file ${part}: This file is not read: expected a folder, not a link to one.`,
      ),
      `ignored-file theme.css: ${FILE} the content folder.`,
    ]);
    const { settings, publicFiles } = await readContent(folder);
    expect([settings?.text, publicFiles]).toEqual(['name: Teas\n', []]);
  });
});

describe('the files that the looks name', () => {
  const looksOf = async (files: Record<string, string>): Promise<ContentFolder['looks']> =>
    scanContent(await folderWith(files)).looks;

  test('are inputs, in whatever way they are named, and no others', async () => {
    const { files, nameOthers } = await looksOf({
      'theme.css': `@import "styles/base.css" layer(base); @import url(styles/more);
        /* It's url(notes/comment.txt) */
        :root { --mark: url("marks/a%20mark.svg?v=1#part"); --font: "Inter"; }
        body { background: image-set("images/one.png" 1x, 'images/two.png' 2x); mask: url(#part); }`,
      'styles/base.css':
        '@font-face { src: url(../fonts/own.woff2), url(data:font/woff2;base64,x), url(https://a.example/x.woff2); }',
      'styles/more.css': '@import "base.css";',
      'fonts/own.woff2': '',
      'marks/a mark.svg': '',
      'images/one.png': '',
      'images/three.png': '',
      'notes/comment.txt': '',
      'package.json': '',
    });
    expect([...files].sort()).toEqual([
      'fonts/own.woff2',
      'images/one.png',
      'marks/a mark.svg',
      'styles/base.css',
      'styles/more.css',
      'theme.css',
    ]);
    // The second image isn't there.
    expect(nameOthers).toBe(true);
    expect((await looksOf({ 'theme.css': ':root { --font: "Inter", serif; color: teal; }' })).nameOthers).toBe(false);
  });

  test('are none in packages, in hidden folders or elsewhere', async () => {
    const { files, nameOthers } = await looksOf({
      'theme.css': '@import "node_modules/inter/index.css"; a { b: url(.git/config); c: url(../outside.png); }',
      'node_modules/inter/index.css': '',
      '.git/config': '',
    });
    expect([[...files], nameOthers]).toEqual([['theme.css'], true]);
  });

  test('change what every page may depend on, and terms do not', async () => {
    const folder = await folderWith({ 'theme.css': 'a { b: url(mark.svg) }', 'mark.svg': 'one' });
    const inputs = () => inputsOf(scanContent(folder), {});
    const first = inputs();
    await writeFile(join(folder, TERM), 'A root.');
    const second = inputs();
    await writeFile(join(folder, 'mark.svg'), 'two');
    const third = inputs();
    expect(second.frame).toBe(first.frame);
    expect(third.frame).not.toBe(second.frame);
    expect(new Set([first.all, second.all, third.all]).size).toBe(3);
  });

  test('were touched also where that was undone', async () => {
    const folder = await folderWith({ 'theme.css': 'a { color: teal }' });
    const found = scanContent(folder);
    await writeFile(join(folder, TERM), 'A root.');
    expect(isFrameTouched(found)).toBe(false);
    await pause(20);
    await writeFile(join(folder, 'theme.css'), 'a { color: red }');
    await writeFile(join(folder, 'theme.css'), 'a { color: teal }');
    expect(isFrameTouched(found)).toBe(true);
  });
});

test('a date in the future is like any other', async () => {
  const folder = await folderWith({ 'theme.css': 'a { color: teal }' });
  for (const path of ['', 'theme.css', 'site.yaml', TERM]) await utimes(join(folder, path), 2e9, 2e9);
  expect(isFrameTouched(scanContent(folder))).toBe(false);
});

test('a text beyond all use is told, and not read', async () => {
  const folder = await folderWith({ 'terms/long.md': '', 'public/film.mov': '' });
  await truncate(join(folder, 'terms/long.md'), 3e9);
  const { problems, terms } = await readContent(folder);
  expect(terms.map(({ path }) => path)).toEqual([TERM]);
  expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'terms/long.md: The file has 3000 MB: expected at most 2 MB of text.',
  ]);
});

test('two pictures whose names differ in their Unicode form only are told, and the first one counts', async () => {
  const folder = await folderWith();
  await mkdir(join(folder, 'images'));
  for (const form of ['NFC', 'NFD'] as const) await cp(cup, join(folder, 'images', 'th\u00e9.png'.normalize(form)));
  const { assets, problems } = await readContent(folder);
  expect([...assets.values()].map(({ path, file }) => [path, file])).toEqual([
    ['images/th\u00e9.png', 'images/the\u0301.png'],
  ]);
  expect(problems.map(({ rule, file }) => [rule, file])).toEqual([['ignored-file', 'images/th\u00e9.png']]);
});

test('what isn’t published or shown is no input: repositories, packages, editors’ files, drawings', () => {
  const paths = {
    true: ['site.yaml', 'theme.css', 'terms/a/b.md', 'terms/b.txt', 'images/a.png', 'public/.well-known/x', 'public/a'],
    false: [
      'README.md',
      '.git/index',
      'node_modules/x/index.js',
      'terms',
      'terms/.hidden.md',
      'terms/.tea.md.swp',
      'terms/tea.md~',
      'terms/.#tea.md',
      'terms/#tea.md#',
      'terms/node_modules/tea.md',
      'images/drawing.psd',
      'public/.mark.svg.swp',
    ],
  };
  for (const [expected, all] of Object.entries(paths))
    for (const path of all) expect([path, String(isInput(path))]).toEqual([path, expected]);
});

test('files of public/ have names in NFC, and two of one name are told', async () => {
  const name = 'public/año.txt';
  const folder = await folderWith({ [name.normalize('NFD')]: 'x' });
  expect((await readContent(folder)).publicFiles).toEqual(['/año.txt'.normalize('NFC')]);
  await writeFile(join(folder, name.normalize('NFC')), 'y');
  // Some disks keep one of the two.
  const { publicFiles, problems } = await readContent(folder);
  expect(publicFiles).toEqual(['/año.txt'.normalize('NFC')]);
  expect(problems.map(({ rule }) => rule).filter((rule) => rule === 'ignored-file').length).toBeLessThanOrEqual(1);
});

test('a file of any size is read piece by piece, and what it has by now must be what it had', async () => {
  const folder = await folderWith({ 'public/film.bin': new Uint8Array(1_000_000).fill(7) });
  const film = scanContent(folder).files.get('public/film.bin')!;
  const sizes: number[] = [];
  film.read((piece) => sizes.push(piece.length));
  expect(sizes.reduce((sum, size) => sum + size)).toBe(1_000_000);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  await writeFile(join(folder, 'public/film.bin'), '');
  expect(() => film.read(() => undefined)).toThrow(
    '"public/film.bin" was changed while the site was being built. Build it again.',
  );
});
