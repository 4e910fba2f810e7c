import { readdirSync, readFileSync, statSync } from 'node:fs';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../src/source/digest.ts';
import { filesBelow } from '../../src/content/walk-folder.ts';
import { buildSite } from './build-site.ts';
import { fixture, root } from '../places.ts';

/** Astro bundles the program that renders pages. That takes seconds, so it is done once for all sites. */
const work = await mkdtemp(join(tmpdir(), 'headword-bundle-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const cache = join(work, 'cache');
const bundles = (): string[] => readdirSync(join(cache, 'bundles'));
const stylesheets = (): string[] => readdirSync(join(cache, 'stylesheets'));

beforeEach(async () => {
  for (const folder of ['one', 'two'])
    await cp(fixture('pages/minimal/content'), join(work, folder), { recursive: true });
});

async function replace(path: string, text: RegExp, by: string): Promise<void> {
  const file = join(work, path);
  await writeFile(file, (await readFile(file, 'utf8')).replace(text, by));
}

async function build(folder: string): Promise<void> {
  const { exitCode, stderr } = await buildSite({
    content: join(work, folder),
    out: join(work, `${folder}-site`),
    cache,
  });
  expect(exitCode, stderr).toBe(0);
}

test('is shared by all sites, whatever their settings and looks, and made again where it is damaged', async () => {
  await build('one');
  const [bundle] = bundles();
  const list = join(cache, 'bundles', bundle!, 'files.json');
  const { ino } = statSync(list);
  await replace('two/site.yaml', /^url: .*/mu, 'url: https://other.example/a/b\ntheme: { accent: teal }');
  await writeFile(join(work, 'two/theme.css'), 'h1 { color: #123456; }\n');
  await build('two');
  expect([bundles(), statSync(list).ino]).toEqual([[bundle], ino]);
  const page = await readFile(join(work, 'two-site/oolong/index.html'), 'utf8');
  const [, stylesheet] = /<link rel="stylesheet" href="\/a\/b\/(_astro\/styles\.[^"]+)"/u.exec(page) ?? [];
  expect(page).toMatch(/<script type="module" src="\/a\/b\/_astro\//u);
  const styles = await readFile(join(work, 'two-site', stylesheet!), 'utf8');
  expect(styles).toMatch(/^@layer headword\{:root\{.*--accent:.*h1\{color:#123456\}\n$/su);
  await appendFile(join(cache, 'bundles', bundle!, 'server/entry.mjs'), 'throw 1;');
  await appendFile(join(work, 'two/terms/oolong.md'), '\nAnd then some.\n');
  await build('two');
  expect(bundles()).toEqual([bundle]);
  expect(await readFile(join(cache, 'bundles', bundle!, 'server/entry.mjs'), 'utf8')).not.toContain('throw 1;');
});

test('does not say where it was made', async () => {
  await build('one');
  const bundle = join(cache, 'bundles', bundles()[0]!);
  const files = filesBelow(bundle).map((path) => readFileSync(join(bundle, path), 'utf8'));
  expect(files.filter((text) => text.includes(work) || text.includes(root))).toEqual([]);
});

test('the stylesheet is made again for other colors and looks only', async () => {
  await replace('one/site.yaml', /$/u, '\ntheme: { accent: teal }\n');
  await build('one');
  const before = stylesheets();
  await replace('one/site.yaml', /^name: .*/mu, 'name: Another name');
  await build('one');
  expect(stylesheets()).toEqual(before);
  await replace('one/site.yaml', /accent: teal/u, 'accent: navy');
  await build('one');
  expect(stylesheets()).toHaveLength(before.length + 1);
});

test('ends before its time: the build ends, too, and says so', async () => {
  await build('one');
  const bundle = join(cache, 'bundles', bundles()[0]!);
  const program = join(bundle, 'server/entry.mjs');
  const before = digestOf(await readFile(program));
  await appendFile(program, 'process.exit(0);');
  const after = digestOf(await readFile(program));
  const list = await readFile(join(bundle, 'files.json'), 'utf8');
  await writeFile(join(bundle, 'files.json'), list.replace(before, after));
  await appendFile(join(work, 'one/terms/oolong.md'), '\nAnother text.\n');
  const { exitCode, stderr } = await buildSite({ content: join(work, 'one'), out: join(work, 'one-site'), cache });
  expect([exitCode, stderr]).toEqual([
    70,
    expect.stringContaining('The thread that renders pages ended before its time.'),
  ]);
  expect(readdirSync(work).filter((name) => name.startsWith('.'))).toEqual([]);
  await rm(bundle, { recursive: true });
});

test('the stylesheet is not shared where the looks name files that may lie outside the content folder', async () => {
  for (const folder of ['one', 'two']) {
    await writeFile(join(work, folder, 'theme.css'), 'body { background-image: url(../ground.svg); }\n');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>${folder}</title></svg>`;
    await writeFile(join(work, 'ground.svg'), svg);
    await build(folder);
    const [image] = readdirSync(join(work, `${folder}-site/_astro`)).filter((name) => name.startsWith('ground.'));
    expect(await readFile(join(work, `${folder}-site/_astro`, image!), 'utf8')).toBe(svg);
  }
});
