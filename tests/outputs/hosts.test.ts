import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { everyPage } from '../../src/models/page-kinds.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { sourceFile } from '../../src/source/source-file.ts';

// The files for nginx, Apache and Caddy are tried with these programs. Where one isn't installed, its tests are skipped.

const work = await mkdtemp(join(tmpdir(), 'headword-hosts-'));
const running: ChildProcess[] = [];
afterAll(async () => {
  for (const one of running) one.kill('SIGKILL');
  await rm(work, { recursive: true, force: true });
});

const LIST = '[netlify, cloudflare, vercel, nginx, apache, caddy, github]';

function glossaryAt(base: string, hosts = LIST): Glossary {
  const term = (path: string, fields: string) => sourceFile(path, `---\n${fields}\n---\nWhat it is.\n`);
  const { glossary, problems } = compile({
    settings: sourceFile(
      'site.yaml',
      `name: Tea\ndescription: D.\nurl: https://tea.example${base}\nlanguage: en\nlocales: [de, ja]\nhosts: ${hosts}\n`,
    ),
    terms: [
      term('terms/oolong.md', 'term: Oolong\nformerly: [wulong]'),
      term('terms/media.md', 'term: Media'),
      term('terms/ja/oolong.md', 'term: 烏龍茶\nslug: 烏龍茶\nformerly: [ウーロン茶]'),
    ],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return glossary!;
}

/** Writes the files of a glossary, with a word in place of each page. */
async function writeSite(base: string, folder: string): Promise<void> {
  const glossary = glossaryAt(base);
  const { addresses } = glossary.site;
  const files = [
    ...everyPage(glossary.pages).map(({ address }) => ({ address, body: `<p>The page ${decodeURI(address)}` })),
    ...outputFiles(glossary),
    { address: addresses.own('/_astro/styles.a1b2.css'), body: 'p {}' },
  ];
  for (const { address, body } of files) {
    const file = join(folder, addresses.file(address));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
  }
}

/** Each server by the program's name: writes its configuration and returns the arguments. */
const SERVERS: Record<string, (site: string, folder: string, port: number) => Promise<readonly string[]>> = {
  nginx: async (site, folder, port) => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    await writeFile(
      join(folder, 'main.conf'),
      `daemon off; master_process off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp {\n  access_log off; types { text/html html; text/css css; application/json json; }\n${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};\n`).join('')}  server {\n    listen 127.0.0.1:${port};\n    set $headword ${site};\n    include ${site}/nginx.conf;\n  }\n}\n`,
    );
    return ['-p', folder, '-c', join(folder, 'main.conf')];
  },
  apache2: async (site, folder, port) => {
    const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'mime', 'rewrite'];
    await writeFile(
      join(folder, 'main.conf'),
      `${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}ServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/errors\nMutex file:${folder} default\nTypesConfig /etc/mime.types\nDocumentRoot ${site.slice(0, -baseOf(site).length || undefined)}\n<Directory />\n  AllowOverride All\n  Require all granted\n</Directory>\n<FilesMatch "^\\.ht">\n  Require all denied\n</FilesMatch>\n`,
    );
    return ['-X', '-f', join(folder, 'main.conf')];
  },
  caddy: async (site, folder, port) => {
    await writeFile(
      join(folder, 'main.conf'),
      `{\n  admin off\n  auto_https off\n}\nhttp://127.0.0.1:${port} {\n  vars headword ${site}\n  import ${site}/Caddyfile\n}\n`,
    );
    return ['run', '--adapter', 'caddyfile', '--config', join(folder, 'main.conf')];
  },
};

function baseOf(site: string): string {
  return site.endsWith('/glossary') ? '/glossary' : '';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.each(Object.entries(SERVERS))('%s', (program, configure) => {
  const isInstalled = spawnSync('which', [program]).status === 0;

  describe.skipIf(!isInstalled).each(['', '/glossary'])('with a site at "%s"', (base) => {
    let origin = '';
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${origin}${encodeURI(base + path)}`, { headers, redirect: 'manual' });

    beforeAll(async () => {
      const folder = join(work, `${program}${base.replace('/', '-')}`);
      const site = join(folder, `www${base}`);
      await writeSite(base, site);
      const port = await freePort();
      const child = spawn(program, await configure(site, folder, port), { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
      running.push(child);
      origin = `http://127.0.0.1:${port}`;
      for (let tries = 0; ; tries += 1) {
        if (await fetch(origin, { redirect: 'manual' }).catch(() => undefined)) return;
        if (tries > 100 || child.exitCode !== null) throw new Error(`${program} doesn't start: ${said}`);
        await wait(50);
      }
    });

    test('pages have the headers of the policy', async () => {
      const answer = await get('/oolong/');
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe(`<p>The page ${base}/oolong/`);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/u);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'; default-src 'self'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect((await get('/ja/烏龍茶/')).status).toBe(200);
    });

    test('earlier addresses answer with a redirect that keeps the query', async () => {
      for (const [from, to] of [
        ['/wulong/', '/oolong/'],
        ['/ja/ウーロン茶/', '/ja/烏龍茶/'],
      ]) {
        const answer = await get(`${from}?utm=a&b=c`);
        expect(answer.status).toBe(301);
        const target = new URL(answer.headers.get('location')!, origin);
        expect(decodeURI(target.pathname)).toBe(`${base}${to}`);
        expect(target.search).toBe('?utm=a&b=c');
        expect((await get(from!)).headers.get('location')).not.toContain('?');
      }
    });

    test('files that never change are kept, data may be read from any site', async () => {
      const style = await get('/_astro/styles.a1b2.css');
      expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(style.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await get('/media/')).headers.get('cache-control')).toBe('no-cache');
      const data = await get('/api/v1/terms/oolong.json');
      expect(data.status).toBe(200);
      expect(data.headers.get('access-control-allow-origin')).toBe('*');
      expect(data.headers.get('content-security-policy')).not.toBeNull();
      expect((await get('/oolong/')).headers.get('access-control-allow-origin')).toBeNull();
    });

    test('Markdown is shown as text and not listed, and is what a program gets that asks for it', async () => {
      const file = await get('/oolong.md');
      expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
      expect(file.headers.get('content-disposition')).toBe('inline');
      expect(file.headers.get('x-robots-tag')).toBe('noindex');
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      for (const path of ['/oolong/', '/ja/烏龍茶/']) {
        const asked = await get(path, { Accept: 'text/markdown, text/html;q=0.9' });
        expect(asked.status).toBe(200);
        expect(asked.headers.get('content-type'), path).toBe('text/markdown; charset=utf-8');
        expect(await asked.text()).toContain('# ');
      }
      const letter = await get('/letter/o/', { Accept: 'text/markdown, text/html;q=0.9' });
      expect(letter.headers.get('content-type')).toMatch(/^text\/html/u);
    });

    test('what is not there is told by the page of its language', async () => {
      for (const [path, page] of [
        ['/nothing/', '/404.html'],
        ['/ja/nothing/', '/ja/404.html'],
      ]) {
        const answer = await get(path!);
        expect(answer.status).toBe(404);
        expect(await answer.text()).toBe(`<p>The page ${base}${page}`);
        expect(answer.headers.get('content-security-policy')).not.toBeNull();
      }
      for (const name of ['_headers', '_redirects', 'nginx.conf', 'Caddyfile', '.htaccess', 'vercel.json'])
        expect([403, 404]).toContain((await get(`/${name}`)).status);
    });

    test('an address without its slash is led to the one with it', async () => {
      const answer = await get('/oolong');
      expect([301, 308]).toContain(answer.status);
      expect(new URL(answer.headers.get('location')!, origin).pathname).toBe(`${base}/oolong/`);
    });
  });
});

describe('vercel.json', () => {
  const config = (base: string) =>
    JSON.parse(outputFiles(glossaryAt(base)).find(({ address }) => address === `${base}/vercel.json`)!.body) as Record<
      'headers' | 'redirects',
      Record<string, unknown>[]
    >;

  test('has the headers and the redirects below the base', () => {
    const { headers, redirects } = config('/a.b');
    expect(headers[0]).toMatchObject({ source: '/a\\.b/(.*)' });
    expect(headers.map(({ source }) => source)).toContain('/a\\.b/media/(.+)');
    expect(redirects).toEqual([
      { source: '/a\\.b/wulong/', destination: '/a.b/oolong/', statusCode: 301 },
      {
        source: `/a\\.b${encodeURI('/ja/ウーロン茶/')}`,
        destination: `/a.b${encodeURI('/ja/烏龍茶/')}`,
        statusCode: 301,
      },
    ]);
  });
});

test('files are written for the hosts that the settings name', () => {
  const names = (hosts: string) =>
    outputFiles(glossaryAt('', hosts))
      .map(({ address }) => address)
      .filter((address) => /^\/(?:_|\.|vercel|nginx|Caddy)/u.test(address));
  expect(names('[netlify]')).toEqual(['/_headers', '/_redirects']);
  expect(names('[apache, github]')).toEqual(['/_headers', '/_redirects', '/.htaccess', '/.nojekyll']);
});

test('Netlify, which may take a rule for `*.md` as one for all pages, gets none', () => {
  const rules = (hosts: string) =>
    outputFiles(glossaryAt('', hosts)).find(({ address }) => address === '/_headers')!.body;
  expect(rules('[netlify, cloudflare]')).not.toContain('noindex');
  expect(rules('[cloudflare]')).toContain('/*.md\n  Content-Type: text/markdown; charset=utf-8\n');
});
