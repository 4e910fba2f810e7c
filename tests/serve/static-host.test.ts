import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, type Served } from '../../src/serve/static-host.ts';

let folder: string;
let server: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headword-serve-'));
  const files: Record<string, string> = {
    'index.html': 'home',
    'seed/index.html': 'seed',
    'größe/index.html': 'size',
    'seed.md': '# Seed',
    '_astro/style.css': 'body{}',
    '404.html': 'not found',
    'de/404.html': 'nicht gefunden',
    _headers:
      '# rules\n/glossary/*\n  X-Frame-Options: DENY\n  Link: </a>; rel=a\n\n/glossary/seed.md\n  Link: </b>; rel=b\n  Content-Type: text/plain; charset=utf-8\n/other/*\n  X-Other: yes\n',
    _redirects:
      '/glossary/old/ /glossary/seed/ 301\n/glossary/alt/ /glossary/größe/ 302\n/glossary/tag/:id/* /glossary/category/:id/:splat\n/glossary/moved/ /glossary/nowhere/ 301\n/glossary/moved/ /glossary/seed/ 301!\n/glossary/seed/ /glossary/nowhere/ 301\n',
    'moved/index.html': 'moved',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  server = await serveFolder(folder, { base: '/glossary' });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('answers below the base with the type of the file', async () => {
  expect(await ask('/glossary/')).toMatchObject({ status: 200, body: 'home', type: 'text/html; charset=utf-8' });
  expect(await ask('/glossary/seed/?q=1')).toMatchObject({ status: 200, body: 'seed' });
  expect(await ask('/glossary/gr%C3%B6%C3%9Fe/')).toMatchObject({ status: 200, body: 'size' });
  expect(await ask('/glossary/_astro/style.css')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' });
});

test('answers everything else with the page 404.html and that status', async () => {
  const addresses = [
    '/',
    '/seed/',
    '/glossary/nothing/',
    '/glossary/seed/nothing',
    '/glossaryseed/',
    '/glossary/_headers',
    '/glossary/_redirects',
  ];
  for (const address of addresses)
    expect(await ask(address), address).toMatchObject({ status: 404, body: 'not found' });
});

test('leads from an address without its slash to the one with it', async () => {
  expect(await ask('/glossary')).toMatchObject({ status: 301, location: '/glossary/' });
  expect(await ask('/glossary/gr%C3%B6%C3%9Fe?q=1')).toMatchObject({
    status: 301,
    location: '/glossary/gr%C3%B6%C3%9Fe/?q=1',
  });
});

test('answers below the folder of a language with the page of that language', async () => {
  expect(await ask('/glossary/de/nichts/')).toMatchObject({ status: 404, body: 'nicht gefunden' });
  expect(await ask('/glossary/seed/de/nothing/')).toMatchObject({ status: 404, body: 'not found' });
  expect(await ask('/glossary/404.html/x')).toMatchObject({ status: 404, body: 'not found' });
});

test('follows _redirects', async () => {
  expect(await ask('/glossary/old/')).toMatchObject({ status: 301, location: '/glossary/seed/' });
  expect(await ask('/glossary/alt/')).toMatchObject({ status: 302, location: '/glossary/gr%C3%B6%C3%9Fe/' });
  expect(await ask('/glossary/tag/x/a/b')).toMatchObject({ status: 301, location: '/glossary/category/x/a/b' });
});

test('a file comes before a rule of _redirects, but not before a forced one', async () => {
  expect(await ask('/glossary/seed/')).toMatchObject({ status: 200, body: 'seed' });
  expect(await ask('/glossary/moved/')).toMatchObject({ status: 301, location: '/glossary/seed/' });
});

test('sends the headers of every rule of _headers that matches', async () => {
  expect((await ask('/glossary/')).headers).toMatchObject({ 'x-frame-options': 'DENY', link: '</a>; rel=a' });
  expect((await ask('/glossary/')).headers).not.toHaveProperty('x-other');
  const markdown = await ask('/glossary/seed.md');
  expect(markdown).toMatchObject({ body: '# Seed', type: 'text/plain; charset=utf-8' });
  expect(markdown.headers['link']).toBe('</a>; rel=a, </b>; rel=b');
  expect((await ask('/glossary/nothing/')).headers).toMatchObject({ 'x-frame-options': 'DENY' });
});

test('never leaves its folder', async () => {
  for (const path of [
    '/glossary/../../etc/passwd',
    '/glossary/%2e%2e/%2e%2e/etc/passwd',
    '/glossary/..%5c..%5cx',
    '/glossary/seed%00.md',
    '/glossary/%',
  ]) {
    expect(await ask(path), path).toMatchObject({ status: 404, body: 'not found' });
  }
});

test('sends a part of a file where a browser asks for one, and refuses other methods', async () => {
  expect(await ask('/glossary/seed.md', { headers: { range: 'bytes=2-3' } })).toMatchObject({
    status: 206,
    body: 'Se',
  });
  expect(await ask('/glossary/seed.md', { headers: { range: 'bytes=-4' } })).toMatchObject({
    status: 206,
    body: 'Seed',
  });
  expect(await ask('/glossary/', { method: 'POST' })).toMatchObject({ status: 405 });
  expect(await ask('/glossary/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

test('says which line of a host’s file it can’t read', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'headword-serve-'));
  await writeFile(join(broken, '_redirects'), '/a /b 301 extra\n');
  await expect(serveFolder(broken, { base: '' })).rejects.toThrow(
    '_redirects can\'t be read at the line "/a /b 301 extra": expected "from to status".',
  );
  await rm(broken, { recursive: true });
});

/** Not `fetch`, which tidies a path before it asks. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{
    status: number;
    body: string;
    type: string;
    location: string;
    headers: Record<string, unknown>;
  }>((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    const outgoing = request({ hostname, port, path, ...options }, async (response) => {
      const body = (await response.setEncoding('utf8').toArray()).join('');
      const { headers, statusCode: status = 0 } = response;
      resolve({ status, body, type: String(headers['content-type']), location: String(headers.location), headers });
    });
    outgoing.once('error', reject).end();
  });
}
