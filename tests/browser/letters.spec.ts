import { expect, test } from 'playwright/test';
import { fill } from '../../src/site/placeholders.ts';
import { en } from '../../src/site/texts/en.ts';
import { axeFaults } from './axe-faults.ts';
import { expectTree } from './expect-tree.ts';
import { buildLongSite, type OwnSite } from './own-sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

/** An index of so many terms that each letter has a page, or several. */
test.describe.configure({ mode: 'default' });

let site: OwnSite;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await buildLongSite();
});

test.afterAll(() => site?.close());

test('the tree of its home page', async ({ page }) => {
  await page.goto(site.home);
  await expectTree(page.locator('body'), 'home-long');
});

test('the tree of a letter', async ({ page }) => {
  await page.goto(`${site.home}letter/t/`);
  await expectTree(page.locator('body'), 'letter');
});

test('the tree of the way from page to page', async ({ page }) => {
  await page.goto(`${site.home}letter/s/2/`);
  await expectTree(page.getByRole('navigation', { name: en.pages }), 'letter-pages');
});

// Of the names there are hundreds, all alike: of their pages, the way from page to page is new.
for (const [name, address, part] of [
  ['home page', '', 'html'],
  ['page of a letter', 'letter/t/', 'html'],
  ['way from page to page', 'letter/s/2/', '.parts'],
  ['head of a long category', 'category/leaves/2/', '.part-head'],
] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on the ${name}, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(site.home + address);
      expect(await axeFaults(page, part)).toEqual([]);
    });
  }

  test(`the ${name} fits a screen of 320 pixels, without a complaint`, async ({ page }) => {
    const watched = await watchPage(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.home + address, { waitUntil: 'networkidle' });
    expect(await page.evaluate(tooWide)).toEqual([]);
    expect(watched).toEqual({ complaints: [], failures: [] });
  });
}

test('the filter narrows the page of a letter', async ({ page }) => {
  await page.goto(`${site.home}letter/s/2/`);
  await page.getByRole('textbox', { name: en.filter }).fill('sencha 300');
  await expect(page.locator('.index-lines li:visible')).toHaveCount(2);
  await expect(page.locator('.filter [role=status]')).toHaveText('1 term found');
});

test('the filter narrows the cards of a long category by their names', async ({ page }) => {
  await page.goto(`${site.home}category/leaves/2/`);
  const filter = page.getByRole('textbox', { name: en.filter });
  await filter.fill('sencha 20');
  await expect(page.locator('.cards .card:visible a')).toHaveText(
    Array.from({ length: 10 }, (_, index) => `Sencha 20${index}`),
  );
  // What is no name doesn't count, and the other categories stay.
  await filter.fill('a word like');
  await expect(page.locator('.cards .card:visible')).toHaveCount(0);
  await expect(page.locator('.filter a:visible')).toHaveText(['Search all texts for “a word like”']);
});

test('where the name would stand on another page of the list, the filter leads there', async ({ page }) => {
  await page.goto(`${site.home}category/leaves/2/`);
  const filter = page.getByRole('textbox', { name: en.filter });
  await filter.fill('sencha 400');
  await page.locator('.filter').getByRole('link', { name: 'Sencha 336 – Sencha 502' }).click();
  await expect(page).toHaveURL(`${site.home}category/leaves/3/`);
  await page.goto(`${site.home}letter/s/2/`);
  for (const [typed, links] of [
    ['Senc', 0],
    ['Sencha 001', 2],
    ['abacus', 1],
    ['tea', 0],
    ['zebra', 1],
  ] as const) {
    await filter.fill(typed);
    await expect(page.locator('.filter a:visible'), typed).toHaveCount(links);
  }
});

test('the head of a list says which part of it stands here, and leads to the others', async ({ page }) => {
  await page.goto(`${site.home}category/leaves/2/`);
  await expect(page.locator('.part-head')).toContainText('Sencha 168 – Sencha 335');
  await page.locator('.part-head').getByRole('link', { name: en.pages }).click();
  await expect(page.getByRole('navigation', { name: en.pages })).toBeInViewport();
  await page.goto(`${site.home}letter/s/2/`);
  await expect(page.locator('.part-head .label').getByRole('link', { name: en.pages })).toHaveAttribute(
    'href',
    '#Pages',
  );
});

test('the map of a large glossary says which terms it shows', async ({ page }) => {
  await page.goto(`${site.home}-/map/`);
  const shown = await page.locator('.map li').count();
  expect(shown).toBeLessThanOrEqual(402);
  await expect(page.locator('.opening')).toContainText(fill(en.mapMost, { count: shown }));
});
