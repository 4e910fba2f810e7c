import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoped } from '../../src/astro/scope-styles.ts';
import { astroBuild, giveLayout, hostSite, inLayout } from './host.ts';

let host = '';
beforeAll(async () => {
  host = await hostSite(inLayout);
  await giveLayout(host);
  await writeFile(join(host, 'glossary/more.css'), 'h2 { color: #123456; }\n');
  await writeFile(join(host, 'glossary/theme.css'), "@import './more.css';\nh3 { color: #654321; }\n");
});
afterAll(() => rm(host, { recursive: true, force: true }));

const layout = (): string => join(host, 'src/layouts/Site.astro');

test('the layout of the site surrounds the pages, with what their heads say', async () => {
  const { status, stdout, stderr } = await astroBuild(host);
  expect(status, stdout + stderr).toBe(0);
  expect(stdout + stderr).not.toMatch(/Site\.astro (?:leaves|writes|has)/u);
  const page = await readFile(join(host, 'dist/glossary/de/gruener-tee/index.html'), 'utf8');
  const [head, body] = page.split('<body>') as [string, string];
  for (const once of ['<title>', 'rel="canonical"', 'name="description"', 'property="og:title"', '"@graph"'])
    expect(head.split(once).length - 1, once).toBe(1);
  expect(page).toContain('<html lang="de" dir="ltr">');
  expect(body.match(/<(?:header|footer)[^>]*>/gu)).toEqual([
    '<header class="company">',
    '<footer class="company-footer">',
  ]);
  expect(body.match(/<main>.*<\/main>/su)?.[0]).toContain('<h1');
  const [, styles] = /<link rel="stylesheet" href="([^"]+)"/u.exec(head)!;
  const css = await readFile(join(host, 'dist', styles!), 'utf8');
  expect(css).not.toMatch(/@view-transition/u);
  expect(css).toMatch(
    /@layer headword-theme\{h2:where\([^)]+\)\{color:#123456\}h3:where\([^)]+\)\{color:#654321\}.*\}\.headword\.headword \*/su,
  );
});

test('what a layout lacks or repeats is told', async () => {
  const before = await readFile(layout(), 'utf8');
  const settings = join(host, 'glossary/site.yaml');
  const given = await readFile(settings, 'utf8');
  await writeFile(settings, `${given}\nnavigation: [{ title: Shop, url: 'https://shop.example' }]\n`);
  await writeFile(
    layout(),
    before
      .replace('<slot name="head" />', '')
      .replace(/<\/?main>/gu, '')
      .replace(/<title>.*?<\/title>/u, ''),
  );
  const { status, stdout, stderr } = await astroBuild(host);
  await writeFile(layout(), before);
  await writeFile(settings, given);
  expect(status, stdout + stderr).toBe(0);
  for (const told of [
    'put <slot name="head" /> into its <head>',
    'writes no title',
    'has no <main>',
    `"navigation" in site.yaml isn't shown`,
  ])
    expect(stdout + stderr).toContain(told);
});

test.each([
  [':root { --ink: red }', ':root .headword'],
  ['body { margin: 0 }', 'body .headword'],
  ['a:hover { color: red }', 'a:hover:where(.headword, .headword *)'],
  ['[dir=rtl] .x::before { color: red }', '[dir="rtl"] .x:where(.headword, .headword *):before'],
  ['@layer x { @media print { p { margin: 0 } } }', 'p:where(.headword, .headword *)'],
  ['.x { & .y { margin: 0 } }', '& .y'],
])('%s stays inside the glossary', (css, selector) => {
  expect(scoped(css)).toContain(`${selector} {`);
});
