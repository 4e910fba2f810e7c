import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemList } from '../../src/diagnostics/shown-problems.ts';
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
  // German texts know it by its earlier name.
  await edit('term: Gaiwan', 'term: Lidded gaiwan\naliases: [Gaiwan]');
  await until(async () => (await get('')).text.includes('Lidded gaiwan'));
});

test('says of what was wrong before only how much that is, and what a change brings about', async () => {
  const told = said.length;
  await writeFile(
    join(content, 'terms/lonely.md'),
    '---\nterm: Lonely\n---\nA word that nothing else has to do with.\n\n## How it is made\n\nAlone.\n',
  );
  await until(() => /lonely\.md:2:7 {2}warning {2}orphan-term[^]*for details/u.test(said.slice(told)));
  const again = said.length;
  await edit('A bowl of three', 'A cup of three');
  await until(async () => (await get('gaiwan/')).text.includes('A cup'));
  await until(() => said.slice(again).includes('for details'));
  expect(said.slice(again)).not.toContain('  warning  ');
  await edit('A cup of three', 'A bowl of three');
  await rm(join(content, 'terms/lonely.md'));
});

test('what has errors changes no page, and is told in the browser until it is mended', async () => {
  await until(async () => (await get('gaiwan/')).text.includes('A bowl of three'));
  const broken = join(content, 'terms/broken.md');
  const told = said.length;
  await writeFile(broken, '---\naliases: [a]\n---\nA term without a name.\n');
  await until(async () => (await problems()).errors > 0);
  const { problems: shown, ...counts } = await problems();
  expect(counts).toMatchObject({ errors: 2, isBehind: true });
  expect(shown.slice(0, 2)).toMatchObject([
    {
      rule: 'missing-field',
      severity: 'error',
      file: 'terms/broken.md',
      line: 1,
      column: 1,
      message:
        'The field "howItIsMade" is missing: expected the section “How it is made”, as this field or as a heading in the body.',
      hint: 'Add a line "howItIsMade: …".',
      excerpt: { first: 1, lines: ['---', 'aliases: [a]', '---'], column: 0 },
    },
    { rule: 'missing-field', message: expect.stringContaining('"term"') },
  ]);
  expect((await get('broken/')).status).toBe(404);
  // Neither an error elsewhere nor one of its own brings half a page.
  await edit('three pieces', 'just three pieces');
  await edit('term: Lidded', 'trem: Lidded');
  await until(async () => (await problems()).errors > 2);
  expect((await get('gaiwan/')).text).toMatch(/Lidded gaiwan[^]*A bowl of three pieces/u);
  // What must be mended is told until it is.
  expect(said.slice(told).match(/broken\.md:1:1 {2}error {2}missing-field/gu)?.length).toBeGreaterThan(2);
  await rm(broken);
  await edit('trem: Lidded', 'term: Lidded');
  await until(async () => (await get('gaiwan/')).text.includes('just three pieces'));
  expect(await problems()).toMatchObject({ errors: 0, isBehind: false });
});

test('settings that cannot be read leave the pages as they were', async () => {
  const settings = join(content, 'site.yaml');
  const before = await readFile(settings, 'utf8');
  await writeFile(settings, 'name: [\n');
  await until(async () => (await problems()).errors > 0);
  expect((await get('gaiwan/')).status).toBe(200);
  await rm(settings);
  await until(async () => (await problems()).problems[0]?.rule === 'missing-settings');
  expect((await get('gaiwan/')).status).toBe(200);
  await writeFile(settings, before);
  await until(async () => (await problems()).errors === 0);
});

test('shows a changed color, a stylesheet and its font without a restart, and no broken stylesheet', async () => {
  const settings = join(content, 'site.yaml');
  const theme = join(content, 'theme.css');
  const styles = async (): Promise<string> => (await get('gaiwan/')).text.replace(/\s+/gu, ' ');
  await writeFile(settings, `${await readFile(settings, 'utf8')}theme: { accent: "#00838f" }\n`);
  await until(
    async () => (await styles()).includes(') } [data-category="1"]') || (await styles()).includes('--category-1:'),
  );
  await mkdir(join(content, 'fonts'));
  await writeFile(join(content, 'fonts/own.woff2'), 'font');
  await writeFile(theme, '@font-face { font-family: Own; src: url(fonts/own.woff2); }\n.first { color: red }\n');
  await until(async () => (await styles()).includes('.first { color: red }'));
  const [, font] = /url\("?([^)"]*own\.woff2)/u.exec(await styles())!;
  const answer = await fetch(new URL(font!, site));
  expect([answer.status, await answer.text()]).toEqual([200, 'font']);
  await writeFile(theme, '.second { color: blue }\n.third {{');
  await until(async () => (await problems()).errors > 0);
  expect((await problems()).problems[0]).toMatchObject({ rule: 'theme-syntax', file: 'theme.css', line: 2 });
  expect(await get('gaiwan/')).toMatchObject({ status: 200, text: expect.stringContaining('.first') });
  await writeFile(theme, '.second { color: blue }\n');
  await until(async () => (await styles()).includes('.second { color: blue }'));
  await rm(theme);
  await until(async () => !(await styles()).includes('.second'));
  expect(said).not.toContain('restart');
});

test('serves nothing of the content folder that is hidden or leads out of it', async () => {
  await writeFile(join(work, 'secret.txt'), 'secret');
  await writeFile(join(content, '.env'), 'secret');
  await mkdir(join(content, '.git'), { recursive: true });
  await writeFile(join(content, '.git/config'), 'secret');
  await mkdir(join(content, 'public'), { recursive: true });
  await symlink(join(work, 'secret.txt'), join(content, 'public/leads-out.txt'));
  await symlink(join(work, 'secret.txt'), join(content, 'images/leads-out.svg'));
  const { origin } = new URL(site);
  for (const path of ['.env', '.git/config', 'public/leads-out.txt', 'images/leads-out.svg', '../secret.txt'])
    for (const start of [site, `${origin}/@fs${content}/`, `${origin}/@fs/${content}/`, `${site}public/`])
      for (const query of ['', '?raw', '?url&import']) {
        const answer = await fetch(start + path.replaceAll('.', '%2e') + query);
        expect(await answer.text(), start + path + query).not.toMatch(/secret(?!\.txt)/u);
      }
  await rm(join(content, 'public/leads-out.txt'));
  await rm(join(content, 'images/leads-out.svg'));
});

test('says nothing of adapters, which nobody needs here', () => {
  expect(said).not.toMatch(/adapter/u);
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
  await mkdir(join(content, '.git'), { recursive: true });
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

async function problems(): Promise<ProblemList> {
  const answer = await fetch(new URL('/@headword/problems', site));
  return (await answer.json()) as ProblemList;
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
