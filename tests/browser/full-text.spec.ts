import { expect, test } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { buildLongSite, type OwnSite } from './own-sites.ts';
import { watchPage } from './watch-page.ts';

/** A glossary of many terms: a search reads a few small files of it. */
test.describe.configure({ mode: 'default' });

const COUNT = 1_200;
let site: OwnSite;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await buildLongSite(COUNT);
});
test.afterAll(() => site.close());

test('a word of every page is found in all of them, and little is loaded', async ({ page }) => {
  const watched = await watchPage(page);
  const loaded: string[] = [];
  page.on('request', (request) => /-\/search\/.*\.json$/u.test(request.url()) && loaded.push(request.url()));
  await page.goto(`${site.home}-/search/?q=others`);
  await expect(page.locator('#Result-count')).toHaveText('1,200 terms found');
  await expect(page.locator('#Results li').first()).toBeVisible();
  expect(loaded.length).toBeLessThan(8);
  expect(watched).toEqual({ complaints: [], failures: [] });
});

test('results are added as the last one comes into view', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=others`);
  await expect(page.locator('#Results li').first()).toBeVisible();
  const before = await page.locator('#Results li').count();
  await page.locator('#Results li').last().scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator('#Results li').count()).toBeGreaterThan(before);
});

test('a word of one page is found', async ({ page }) => {
  for (const name of ['Teapot', 'Cup', '1123', '987']) {
    await page.goto(`${site.home}-/search/?q=${name}`);
    await expect(page.locator('#Results li a').first()).toContainText(name);
  }
});

test('a term is found first by its name', async ({ page }) => {
  for (const name of ['Sencha 001', 'Sencha 1150', 'Sencha 598']) {
    await page.goto(`${site.home}-/search/?q=${encodeURIComponent(name)}`);
    await expect(page.locator('#Results li a').first()).toHaveText(name);
  }
});

for (const [what, file] of [
  ['list', 'index.json'],
  ['words', 'words*.json'],
  ['texts', 'pages-*.json'],
] as const) {
  test(`where the ${what} can't be had, the page says so, and not that nothing is found`, async ({ page }) => {
    await page.route(`**/${file}`, (route) => route.abort());
    await page.goto(`${site.home}-/search/?q=others`);
    await expect(page.locator('#Result-count')).toHaveText(`${en.searchFailed} ${en.searchHelp}`);
  });
}

test('a file of an older version is asked for again, and never mixed with a newer one', async ({ page }) => {
  let isOld = true;
  await page.route('**/words*.json', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: isOld ? body.replace(/"version":"[^"]*"/u, '"version":"old"') : body });
    isOld = false;
  });
  await page.goto(`${site.home}-/search/?q=Teapot`);
  await expect(page.locator('#Results li a').first()).toContainText('Teapot');
});
