import { readdirSync, statSync } from 'node:fs';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../src/source/digest.ts';
import { buildSite } from './build-site.ts';
import { fixture } from '../places.ts';

/** Astro bundles the program that renders pages. That takes seconds, so it is done once for all sites that need the same. */
const work = await mkdtemp(join(tmpdir(), 'headword-bundle-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const cache = join(work, 'cache');
const bundles = (): string[] => readdirSync(join(cache, 'bundles')).sort();

beforeEach(async () => {
  for (const folder of ['one', 'two'])
    await cp(fixture('pages/minimal/content'), join(work, folder), { recursive: true });
});

async function build(folder: string): Promise<void> {
  const { exitCode, stderr } = await buildSite({
    content: join(work, folder),
    out: join(work, `${folder}-site`),
    cache,
  });
  expect(exitCode, stderr).toBe(0);
}

test('is shared by content folders with the same settings and looks, and made again where it is damaged', async () => {
  await build('one');
  const [bundle] = bundles();
  const list = join(cache, 'bundles', bundle!, 'bundle.json');
  const { ino } = statSync(list);
  await appendFile(join(work, 'two/terms/oolong.md'), '\nAnother text.\n');
  await build('two');
  expect([bundles(), statSync(list).ino]).toEqual([[bundle], ino]);
  await appendFile(join(cache, 'bundles', bundle!, 'server/entry.mjs'), 'throw 1;');
  await appendFile(join(work, 'two/terms/oolong.md'), '\nAnd then some.\n');
  await build('two');
  expect(bundles()).toEqual([bundle]);
  expect(await readFile(join(cache, 'bundles', bundle!, 'server/entry.mjs'), 'utf8')).not.toContain('throw 1;');
});

test('ends before its time: the build ends, too, and says so', async () => {
  await build('one');
  const bundle = join(cache, 'bundles', bundles()[0]!);
  const program = join(bundle, 'server/entry.mjs');
  const before = digestOf(await readFile(program));
  await appendFile(program, 'process.exit(0);');
  const after = digestOf(await readFile(program));
  const list = await readFile(join(bundle, 'bundle.json'), 'utf8');
  await writeFile(join(bundle, 'bundle.json'), list.replace(before, after));
  await appendFile(join(work, 'one/terms/oolong.md'), '\nAnother text.\n');
  const { exitCode, stderr } = await buildSite({ content: join(work, 'one'), out: join(work, 'one-site'), cache });
  expect([exitCode, stderr]).toEqual([
    70,
    expect.stringContaining('The thread that renders pages ended before its time.'),
  ]);
  expect(readdirSync(work).filter((name) => name.startsWith('.'))).toEqual([]);
  await rm(bundle, { recursive: true });
});

test('is not shared where the looks name files that may lie outside the content folder', async () => {
  for (const folder of ['one', 'two']) {
    await writeFile(join(work, folder, 'theme.css'), 'body { background-image: url(../ground.svg); }\n');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>${folder}</title></svg>`;
    await writeFile(join(work, 'ground.svg'), svg);
    await build(folder);
    const [image] = readdirSync(join(work, `${folder}-site/_astro`)).filter((name) => name.startsWith('ground.'));
    expect(await readFile(join(work, `${folder}-site/_astro`, image!), 'utf8')).toBe(svg);
  }
});
