import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/content/walk-folder.ts';
import { astroBuild, astroDev, hostSite } from './host.ts';

let host = '';
beforeAll(async () => {
  host = await hostSite();
});
afterAll(() => rm(host, { recursive: true, force: true }));

const term = (): string => join(host, 'glossary/terms/gaiwan.md');

describe('astro build', () => {
  let said = '';
  const built = (path: string): Promise<string> => readFile(join(host, 'dist', path), 'utf8');
  beforeAll(async () => {
    const { status, stdout, stderr } = await astroBuild(host);
    said = stdout + stderr;
    expect(status, said).toBe(0);
  });

  test('puts the pages of the glossary beside those of the site', async () => {
    expect(await built('index.html')).toContain('<h1>Host</h1>');
    const page = await built('glossary/gaiwan/index.html');
    expect(page).toContain('<link rel="canonical" href="https://example.com/glossary/gaiwan/">');
    expect(page).toContain('A lidded bowl');
    expect(await built('glossary/de/gruener-tee/index.html')).toContain('<html lang="de"');
  });

  test('writes every file that the pages name', async () => {
    const files = new Set(filesBelow(join(host, 'dist')));
    const named = [...files]
      .filter((path) => path.endsWith('.html'))
      .map(async (path) => [
        ...(await built(path)).matchAll(/\s(?:href|src|data-names)="(?:https:\/\/example\.com)?(\/[^"#?]*)/gu),
      ]);
    const addresses = new Set((await Promise.all(named)).flat().map(([, address]) => decodeURIComponent(address!)));
    expect(addresses.size).toBeGreaterThan(20);
    expect([...addresses].filter((address) => !files.has(address.slice(1).replace(/^$|\/$/u, '$&index.html')))).toEqual(
      [],
    );
    for (const path of ['api/v1/terms/gaiwan.json', '-/search/names.json', '-/search/index.json', 'sitemap-1.xml'])
      expect(files).toContain(`glossary/${path}`);
  });

  test('leaves the root to the site, and says what its files lack', () => {
    const files = filesBelow(join(host, 'dist'));
    expect(files.filter((path) => /robots\.txt|_headers|_redirects|404/u.test(path))).toEqual([]);
    expect(said).toContain('Sitemap: https://example.com/glossary/sitemap-index.xml');
    expect(said).toContain('/glossary/cards/:file\n  Cache-Control: public, max-age=31536000, immutable');
  });

  test('leaves the policy to the site', async () => {
    expect(await built('glossary/gaiwan/index.html')).not.toContain('content-security-policy');
  });
});

test('astro dev shows the pages and files, and what changes', async () => {
  const { site, said, end } = await astroDev(host);
  try {
    const get = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`${site}${path}`);
      return [answer.status, await answer.text()];
    };
    expect(await get('/')).toEqual([200, expect.stringContaining('>Host</h1>')]);
    expect(await get('/glossary/gaiwan/')).toEqual([200, expect.stringContaining('A lidded bowl')]);
    expect(await get('/glossary')).toEqual([200, expect.stringContaining('Gaiwan')]);
    expect(await get('/glossary/api/v1/terms/gaiwan.json')).toEqual([200, expect.stringContaining('"Gaiwan"')]);
    expect(await get('/glossary/favicon.svg')).toEqual([200, expect.stringContaining('<svg')]);
    for (const path of ['/glossary/nothing/', '/glossary/robots.txt', '/nothing'])
      expect((await get(path))[0]).toBe(404);
    const before = await readFile(term(), 'utf8');
    await writeFile(term(), before.replace('lidded bowl', 'covered bowl'));
    await expect
      .poll(() => get('/glossary/gaiwan/'), { timeout: 20_000 })
      .toEqual([200, expect.stringContaining('A covered bowl')]);
    await writeFile(term(), before.replace('term:', 'trem:'));
    await expect.poll(said, { timeout: 20_000 }).toContain('terms/gaiwan.md:2:1  error  unknown-field');
    expect((await get('/'))[0]).toBe(200);
    expect(await get('/glossary/gaiwan/')).toEqual([200, expect.stringContaining('A covered bowl')]);
    expect(await get('/@headword/problems')).toEqual([200, expect.stringContaining('"isBehind":true')]);
    await writeFile(term(), before);
    await expect
      .poll(() => get('/glossary/gaiwan/'), { timeout: 20_000 })
      .toEqual([200, expect.stringContaining('A lidded bowl')]);
    expect(said()).not.toContain('adapter');
  } finally {
    await end();
  }
});

test('astro dev begins with a broken glossary, too, and shows it when it is mended', async () => {
  const settings = join(host, 'glossary/site.yaml');
  const before = await readFile(settings, 'utf8');
  await writeFile(settings, 'name: [');
  const { site, end } = await astroDev(host);
  try {
    const get = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`${site}${path}`);
      return [answer.status, await answer.text()];
    };
    expect((await get('/'))[0]).toBe(200);
    expect(await get('/glossary/gaiwan/')).toEqual([503, expect.stringContaining('site.yaml:1:7')]);
    await writeFile(settings, before);
    await expect
      .poll(() => get('/glossary/gaiwan/'), { timeout: 20_000 })
      .toEqual([200, expect.stringContaining('A lidded bowl')]);
  } finally {
    await end();
    await writeFile(settings, before);
  }
});

test('an error of the content ends astro build with its place', async () => {
  const before = await readFile(term(), 'utf8');
  await writeFile(term(), before.replace('term:', 'trem:'));
  const { status, stdout, stderr } = await astroBuild(host);
  await writeFile(term(), before);
  expect(status).toBe(1);
  expect(stdout + stderr).toContain('glossary/terms/gaiwan.md:2:1  error  unknown-field');
});
