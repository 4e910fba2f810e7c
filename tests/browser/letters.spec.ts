import { expect, test } from 'playwright/test';
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
for (const [name, address, part] of [['home page', '', 'html'], ['page of a letter', 'letter/t/', 'html'], ['way from page to page', 'letter/s/2/', '.parts']] as const) {
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
