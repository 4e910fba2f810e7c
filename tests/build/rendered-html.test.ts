import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_KINDS } from '../../src/models/page-kinds.ts';
import { fixture } from '../places.ts';
import { buildSite } from './build-site.ts';

/**
 * The HTML of one page of each kind, so that a view that drops a part of its model is noticed. `UPDATE=1` writes the
 * expected files; then read the difference.
 */
const PAGES: Record<keyof typeof PAGE_KINDS, string> = {
  home: 'index.html',
  term: 'oolong/index.html',
  category: 'category/kinds/index.html',
  tag: 'tag/leaf/index.html',
  tags: '-/tags/index.html',
  senses: 'cup/index.html',
  own: '-/imprint/index.html',
  moved: 'wulong-tea/index.html',
  search: '-/search/index.html',
  map: '-/map/index.html',
  'not-found': '404.html',
  letter: 'letter/w/index.html',
};

/** Only an index with more than 500 terms has pages for letters. */
const LARGE = new Set(['letter']);

const expected = fixture('html/expected');
const work = await mkdtemp(join(tmpdir(), 'headword-html-'));
afterAll(() => rm(work, { recursive: true, force: true }));

describe('the rendered page of the kind', () => {
  beforeAll(async () => {
    const content = join(work, 'content');
    await cp(fixture('html/content'), content, { recursive: true });
    await build(content, join(work, 'small'));
    for (let number = 1; number <= 500; number += 1)
      await writeFile(join(content, 'terms', `blend-${number}.md`), `---\nterm: Blend ${number}\n---\nA tea blend.\n`);
    await build(content, join(work, 'large'));
    if (process.env['UPDATE']) await mkdir(expected, { recursive: true });
  });

  test.each(Object.entries(PAGES))('%s has the expected HTML', async (kind, file) => {
    const html = readable(await readFile(join(work, LARGE.has(kind) ? 'large' : 'small', file), 'utf8'));
    const fixtureFile = join(expected, `${kind}.html`);
    if (process.env['UPDATE']) await writeFile(fixtureFile, html);
    expect(html).toBe(await readFile(fixtureFile, 'utf8'));
  });

  test('is known, and has no other fixture', async () => {
    expect(Object.keys(PAGES).sort()).toEqual(Object.keys(PAGE_KINDS).sort());
    expect((await readdir(expected)).sort()).toEqual(
      Object.keys(PAGES)
        .map((kind) => `${kind}.html`)
        .sort(),
    );
  });
});

async function build(content: string, out: string): Promise<void> {
  const { exitCode, stderr } = await buildSite({ content, out });
  if (exitCode !== 0) throw new Error(stderr);
}

/** Breaks lines between tags, so that differences can be read, and replaces the digests in file names, which change with any script or style. */
function readable(html: string): string {
  return `${html
    .replace(/></gu, '>\n<')
    .replace(/(\/_astro\/[^"' ]*?)\.[\w-]{8}(\.\w+)/gu, '$1.*$2')
    .replace(/(\/(?:media|cards)\/[^"' ]*?[.-])[0-9a-f]{10,}/gu, '$1*')
    .trimEnd()}\n`;
}
