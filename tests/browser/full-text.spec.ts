import { expect, test } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { buildLongSite, type OwnSite } from './own-sites.ts';
import { watchPage } from './watch-page.ts';

/** The full text of many pages comes in parts, and a reader doesn't notice. */
test.describe.configure({ mode: 'default' });

const COUNT = 2_600;
let site: OwnSite;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await buildLongSite(COUNT);
});
test.afterAll(() => site.close());

test('a word of every page is found in all of them', async ({ page }) => {
  const watched = await watchPage(page);
  const parts = new Set<string>();
  page.on('request', (request) => parts.add(/\/index(?:-\d)?\/pagefind-entry\.json/u.exec(request.url())?.[0] ?? ''));
  await page.goto(`${site.home}-/search/?q=others`);
  await expect(page.locator('#Result-count')).toHaveText('2,600 terms found');
  await expect(page.locator('#Results li').first()).toBeVisible();
  expect([...parts].sort().filter(Boolean)).toEqual(['/index-1/pagefind-entry.json', '/index/pagefind-entry.json']);
  expect(watched).toEqual({ complaints: [], failures: [] });
});

test('a word of one page is found in whatever part that is', async ({ page }) => {
  for (const name of ['Teapot', 'Cup', '1234', '2345', '987']) {
    await page.goto(`${site.home}-/search/?q=${name}`);
    await expect(page.locator('#Results li a').first()).toContainText(name);
  }
});

test('a term is found first by its name, whatever part it is in', async ({ page }) => {
  for (const name of ['Sencha 001', 'Sencha 1500', 'Sencha 2598']) {
    await page.goto(`${site.home}-/search/?q=${encodeURIComponent(name)}`);
    await expect(page.locator('#Results li a').first()).toHaveText(name);
  }
});

for (const file of ['pagefind-entry', 'wasm']) {
  test(`if ${file} of the first part can't be loaded, the search fails without waiting for the others`, async ({
    page,
  }) => {
    await page.route(new RegExp(`/index/${file}`, 'u'), (route) => route.abort());
    await page.goto(`${site.home}-/search/?q=others`);
    await expect(page.locator('#Result-count')).toHaveText(`${en.searchFailed} ${en.searchHelp}`);
  });
}

for (const [what, file] of [
  ['list', 'pagefind-entry'],
  ['list of pages', 'pf_meta'],
  ['words', 'pf_index'],
] as const) {
  test(`where the ${what} of a further part can't be had, the page says so, and not that less is found`, async ({
    page,
  }) => {
    await page.route(new RegExp(`/index-1/.*${file}`, 'u'), (route) => route.abort());
    await page.goto(`${site.home}-/search/?q=others`);
    await expect(page.locator('#Result-count')).toHaveText(`${en.searchFailed} ${en.searchHelp}`);
  });
}
