import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { astroBuild, hostSite } from './host.ts';

let host = '';
beforeAll(async () => {
  host = await hostSite(`base: '/docs', trailingSlash: 'always', integrations: [headword({
    content: './glossary', base: '/words', components: { SiteHeader: './src/Header.astro' },
  })],`);
  await writeFile(join(host, 'src/Header.astro'), '<header class="company">Company</header>');
});
afterAll(() => rm(host, { recursive: true, force: true }));

test('a component of the site stands in place of ours, under the base of the site', async () => {
  const { status, stdout, stderr } = await astroBuild(host);
  expect(status, stdout + stderr).toBe(0);
  const page = await readFile(join(host, 'dist/words/gaiwan/index.html'), 'utf8');
  expect(page.match(/<header.*?<\/header>/gsu)?.[0]).toBe('<header class="company">Company</header>');
  expect(page).toContain('<link rel="canonical" href="https://example.com/docs/words/gaiwan/">');
  expect(page).toContain('href="/docs/words/green-tea/"');
});

test('a component that does not exist is told', async () => {
  const config = join(host, 'astro.config.mjs');
  await writeFile(config, (await readFile(config, 'utf8')).replace('SiteHeader', 'Header'));
  const { status, stdout, stderr } = await astroBuild(host);
  expect(status).toBe(1);
  expect(stdout + stderr).toContain(`"Header" is no component of Headword's pages`);
});
