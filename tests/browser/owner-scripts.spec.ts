import { createServer, type Server } from 'node:http';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { examplesIn } from '../docs/examples-in.ts';
import { root } from '../places.ts';
import { buildOwnSite } from './own-sites.ts';
import { watchPage } from './watch-page.ts';

/** The recipes of the README run under the policy that is built for them, with stand-ins for the services. */
test.describe.configure({ mode: 'default' });

/** What a service's script does, as far as the policy has a say in it. */
const scripts: Record<string, string> = {
  '/gtag/js': `fetch(ORIGIN + '/g/collect?consent=' + dataLayer[0][2].analytics_storage).then((answer) => answer.text()); new Image().src = ORIGIN + '/pixel.svg';`,
  '/js/script.js': `fetch(ORIGIN + '/api/event', { method: 'POST', body: document.currentScript.dataset.domain }).then((answer) => answer.text());`,
  '/banner.js': `addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = '#banner { position: fixed; inset-block-end: 0; color: rgb(1, 2, 3) }';
    document.head.append(style);
    const banner = Object.assign(document.createElement('button'), { id: 'banner', textContent: 'Accept' });
    banner.onclick = () => { fetch(ORIGIN + '/consent?key=abc').then((answer) => answer.text()); banner.remove(); };
    document.body.append(banner);
  });`,
};

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

let server: Server;
let origin: string;
let asked: string[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, origin);
    asked.push(request.url!);
    const script = scripts[pathname]?.replaceAll('ORIGIN', `'${origin}'`);
    const [type, body] = pathname.endsWith('.svg') ? ['image/svg+xml', PICTURE] : ['text/javascript', script ?? '{}'];
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => server.close());

test('Google Analytics is told that consent is denied before it loads', async ({ page }) => {
  await withRecipe('google-analytics', page, async () => {
    await expect.poll(() => asked).toContain('/g/collect?consent=denied');
    await expect.poll(() => asked).toContain('/pixel.svg');
  });
});

test('Plausible sends its event', async ({ page }) => {
  await withRecipe('plausible', page, () => expect.poll(() => asked).toContain('/api/event'));
});

test('a consent banner has its looks and sends the answer', async ({ page }) => {
  await withRecipe('consent-banner', page, async () => {
    const banner = page.getByRole('button', { name: 'Accept' });
    await expect(banner).toHaveCSS('color', 'rgb(1, 2, 3)');
    await banner.click();
    await expect.poll(() => asked).toContain('/consent?key=abc');
  });
});

async function withRecipe(name: string, page: Page, look: () => Promise<void>): Promise<void> {
  const readme = examplesIn(await readFile(join(root, 'README.md'), 'utf8'));
  const recipe = readme.find(({ kind }) => kind === `recipe=${name}`)!.text;
  const content = await mkdtemp(join(tmpdir(), 'headword-recipe-'));
  await mkdir(join(content, 'terms'));
  const settings = 'name: Tea\ndescription: Words of tea.\nurl: https://tea.example/words\nlanguage: en\n';
  // Nothing leaves this machine: one server stands in for all services.
  await writeFile(join(content, 'site.yaml'), settings + recipe.replace(/https:\/\/[\w.*-]+/gu, origin));
  await writeFile(join(content, 'terms/oolong.md'), '---\nterm: Oolong\n---\nA tea between green and black.\n');
  const site = await buildOwnSite({ content, url: 'https://tea.example/words' });
  try {
    asked = [];
    const watched = await watchPage(page);
    await page.goto(`${site.home}oolong/`);
    await look();
    await page.waitForLoadState('networkidle');
    expect(watched).toEqual({ complaints: [], failures: [] });
  } finally {
    await site.close();
    await rm(content, { recursive: true });
  }
}
