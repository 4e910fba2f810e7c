import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { expectTree } from './expect-tree.ts';
import { buildOwnSite, type OwnSite } from './own-sites.ts';
import { fixture } from '../places.ts';

/** What assistive technology meets on a page of each kind. The pages of a long index are in `letters.spec.ts`. */
const content = fixture('trees/content');

// One worker builds the site for all.
test.describe.configure({ mode: 'default' });

let site: OwnSite;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await buildOwnSite({ content, url: 'https://tea.example/words' });
});

test.afterAll(() => site?.close());

for (const [name, address] of Object.entries({
  home: '',
  'home-german': 'de/',
  category: 'category/kinds/',
  senses: 'cup/',
  tag: 'tag/leaf/',
  tags: '-/tags/',
  'own-page': '-/imprint/',
  'not-found': '2026/quarterly-report',
  'term-deprecated': 'gaiwan/',
  'term-german': 'de/gruener-tee/',
})) {
  test(`the tree of ${name}.yaml`, async ({ page }) => {
    await page.goto(site.home + address);
    await expectTree(page.locator('body'), name);
  });
}

test('the tree of a term with everything opened', async ({ page }) => {
  await page.goto(`${site.home}oolong/`);
  for (const summary of await page.locator('summary').all()) await summary.press('Enter');
  await expectTree(page.locator('body'), 'term');
});

test('the tree of the search with results', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=oxidised`);
  await expect(page.locator('#Results li')).toHaveCount(2);
  await expectTree(page.locator('body'), 'search');
});

test('the tree of suggestions', async ({ page }) => {
  await page.goto(site.home);
  await page.keyboard.press('/');
  await page.keyboard.type('cup');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expectTree(page.getByRole('search'), 'suggestions');
});

test('the tree of the map', async ({ page }) => {
  await page.goto(`${site.home}-/map/`);
  await expectTree(page.locator('body'), 'map');
});

test('the tree of a wrong address with the nearest term', async ({ page }) => {
  await page.goto(`${site.home}oolnog/`);
  await expect(page.locator('#Nearest')).toBeVisible();
  await expectTree(page.getByRole('main'), 'nearest');
});

test('the tree of an earlier address, which leads on', async ({ page }) => {
  await page.goto(`${site.home}wulong-tea/`);
  await expect(page).toHaveURL(`${site.home}oolong/`);
  // As on a host that knows no redirects; an answer without content lets the reader stay.
  await page.route(`${site.home}wulong-tea/`, (route) =>
    route.fulfill({ path: join(site.folder, 'wulong-tea/index.html') }),
  );
  await page.route(`${site.home}oolong/`, (route) => route.fulfill({ status: 204 }));
  const onward = page.waitForRequest(`${site.home}oolong/`);
  await page.goto(`${site.home}wulong-tea/`);
  await onward;
  await expectTree(page.locator('body'), 'moved');
});

test('an older page that has become several leads on to the one that an address asks for', async ({ page }) => {
  for (const [from, to] of [
    ['list.html#Gaiwan', 'gaiwan/'],
    ['list.html?from=mail#gr%C3%BCn', 'green-tea/?from=mail'],
    ['list.html#gruen', 'de/gruener-tee/'],
    ['old.php?id=1&from=mail#end', 'gaiwan/?from=mail#end'],
    ['old.php?id=2', 'oolong/?id=2'],
    ['?term=gaiwan', 'gaiwan/'],
    ['#green', 'green-tea/'],
  ]) {
    await page.goto('about:blank');
    await page.goto(`${site.home}${from}`);
    await expect(page).toHaveURL(`${site.home}${to}`);
  }
  await page.goto(`${site.home}?term=other#Content`);
  await expect(page).toHaveURL(`${site.home}?term=other#Content`);
  await page.goto(`${site.home}list.html#other`);
  await expect(page).toHaveURL(`${site.home}list.html#other`);
  await expectTree(page.getByRole('main'), 'moved-parts');
});
