import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment, headword } from '../cli/run-headword.ts';
import { fixture, root } from '../places.ts';

const work = await mkdtemp(join(tmpdir(), 'headword-dev-'));
const content = join(work, 'content');
const term = join(content, 'terms/gaiwan.md');

let server: ChildProcess;
let site = '';
let said = '';

beforeAll(async () => {
  await cp(fixture('pages/languages/content'), content, { recursive: true });
  server = spawn(process.execPath, [headword, 'dev', '--content', content, '--port', String(await freePort())], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout!, server.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  site = await until(() => / Reading: (\S+)/u.exec(said)?.[1]);
});

afterAll(async () => {
  if (server.kill()) await once(server, 'exit');
  await rm(work, { recursive: true, force: true });
});

test('shows a page, its card, and the files beside the pages', async () => {
  const { status, text } = await get('gaiwan/');
  expect(status).toBe(200);
  expect(text).toContain('A lidded bowl');
  const card = /https?:\/\/[^"]*\/(cards\/[^"]+\.png)/u.exec(text)![1]!;
  expect(await get(card)).toMatchObject({ status: 200, type: 'image/png' });
  expect(await get('sitemap-index.xml')).toMatchObject({ status: 200, type: 'application/xml; charset=utf-8' });
  expect(await get('api/v1/terms/gaiwan.json')).toMatchObject({ status: 200, type: 'application/json; charset=utf-8' });
});

test('answers a wrong address with the page for that', async () => {
  const { status, text } = await get('no-such-term/');
  expect([status, text]).toEqual([404, expect.stringContaining('id="Nearest"')]);
});

test('shows drafts', async () => {
  const draft = join(content, 'terms/kettle.md');
  await writeFile(draft, '---\nterm: Kettle\nstatus: draft\n---\nWhat water is heated in.\n');
  await until(async () => (await get('kettle/')).text.includes('What water is heated in'));
  expect(await get('kettle/')).toMatchObject({ status: 200 });
  await rm(draft);
  await until(async () => (await get('kettle/')).status === 404);
});

test('shows what was saved, on its page and wherever else it stands', async () => {
  await edit('A lidded bowl', 'A bowl of three pieces');
  await until(async () => (await get('gaiwan/')).text.includes('A bowl of three pieces'));
  await edit('term: Gaiwan', 'term: Lidded gaiwan');
  await until(async () => (await get('')).text.includes('Lidded gaiwan'));
});

test('says of what was wrong before only how much that is, and what a change brings about', async () => {
  const told = said.length;
  await writeFile(
    join(content, 'terms/lonely.md'),
    '---\nterm: Lonely\n---\nA word that nothing else has to do with.\n',
  );
  await until(() => /lonely\.md:2:7 {2}warning {2}orphan-term[^]*for details/u.test(said.slice(told)));
  const again = said.length;
  await edit('A bowl of three', 'A cup of three');
  await until(async () => (await get('gaiwan/')).text.includes('A cup'));
  await until(() => said.slice(again).includes('for details'));
  // What must be mended is told until it is.
  expect(said.slice(again)).toContain('lonely.md:1:1  error  missing-field');
  expect(said.slice(again)).not.toContain('  warning  ');
  await edit('A cup of three', 'A bowl of three');
  await rm(join(content, 'terms/lonely.md'));
});

test('says what is wrong, and goes on when that is mended', async () => {
  const broken = join(content, 'terms/broken.md');
  await writeFile(broken, '---\naliases: [a]\n---\nA term without a name.\n');
  await until(() => said.includes('terms/broken.md'));
  expect((await get('gaiwan/')).status).toBe(200);
  await rm(broken);
  await edit('three pieces', 'just three pieces');
  await until(async () => (await get('gaiwan/')).text.includes('just three pieces'));
});

test('serves what the owner publishes, over Headword’s own', async () => {
  expect((await get('favicon.svg')).text).not.toContain('mine');
  await mkdir(join(content, 'public/.well-known'), { recursive: true });
  await writeFile(
    join(content, 'public/favicon.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><title>mine</title></svg>',
  );
  await writeFile(join(content, 'public/.well-known/security.txt'), 'Contact: mailto:tea@tea.example');
  await until(async () => (await get('favicon.svg')).text.includes('mine'));
  expect(await get('favicon.svg')).toMatchObject({ status: 200, type: 'image/svg+xml' });
  expect((await get('.well-known/security.txt')).text).toContain('Contact');
  await rm(join(content, 'public/favicon.svg'));
  await until(async () => !(await get('favicon.svg')).text.includes('mine'));
});

test('compiles for files of the site only, and follows no link', async () => {
  await symlink('/', join(content, 'terms/everything'));
  await until(() => said.includes('terms/everything'));
  // The rest of that report may still be on its way.
  let told = 0;
  while (said.length > told) {
    told = said.length;
    await pause(500);
  }
  await mkdir(join(content, '.git'));
  for (const path of ['.git/index', 'README.md', 'terms/.gaiwan.md.swp', 'terms/gaiwan.md~', 'images/cup.psd'])
    await writeFile(join(content, path), 'x');
  await pause(1_000);
  expect(said.slice(told)).toBe('');
  await rm(join(content, 'terms/everything'));
  await until(() => said.length > told);
});

async function edit(from: string, to: string): Promise<void> {
  const text = await readFile(term, 'utf8');
  expect(text).toContain(from);
  await writeFile(term, text.replace(from, to));
}

async function get(path: string): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(site + path);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** @throws where a minute isn't enough */
async function until<T>(find: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const found = await find();
    if (found) return found;
    if (server.exitCode !== null) break;
    await pause(50);
  }
  throw new Error(`The server said:\n${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
