import { axeFaults } from './axe-faults.ts';
import { expect, test } from 'playwright/test';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

/** A site in several languages and two directions, of which not every page is translated. */
const site = builtSite('languages');

const greenTea: Record<string, string> = {
  en: 'green-tea/',
  de: 'de/gruener-tee/',
  ar: 'ar/شاي-أخضر/',
  ja: 'ja/緑茶/',
};
const pages = Object.entries(greenTea).flatMap(([language, term]) => [
  { language, name: 'term', address: site.home + term },
  { language, name: 'home', address: `${site.home}${language === 'en' ? '' : `${language}/`}` },
  { language, name: 'category', address: `${site.home}${language === 'en' ? '' : `${language}/`}category/kinds/` },
]);

for (const { language, name, address } of pages) {
  test(`${name} in ${language}: says its language and direction, and fits a screen of 320 pixels`, async ({ page }) => {
    const watched = await watchPage(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    expect(await page.evaluate(tooWide)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  test(`axe finds nothing on the ${name} in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    await page.evaluate(() => document.querySelectorAll('details').forEach((element) => (element.open = true)));
    expect(await axeFaults(page)).toEqual([]);
  });
}

test('every version of a page names all versions, itself and the default one', async ({ page }) => {
  const expected = [
    ...Object.entries(greenTea).map(([language, term]) => [language, `${site.url}/${encodeURI(term)}`]),
    ['x-default', `${site.url}/green-tea/`],
  ];
  for (const term of Object.values(greenTea)) {
    await page.goto(site.home + term);
    const found = await page
      .locator('link[rel=alternate][hreflang]')
      .evaluateAll((links) => links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
    expect(found).toEqual(expected);
  }
});

test('the language menu leads to the same term, and says where it is not translated', async ({ page }) => {
  await page.goto(`${site.home}de/gruener-tee/`);
  await page.locator('header details summary').click();
  await page.getByRole('banner').getByRole('link', { name: '日本語' }).click();
  await expect(page).toHaveURL(encodeURI(`${site.home}ja/緑茶/`));
  await page.goto(`${site.home}gaiwan/`);
  await page.locator('header details summary').click();
  const missing = page.getByRole('banner').getByRole('listitem').filter({ hasText: 'Deutsch' });
  await expect(missing).toContainText('not translated');
  await expect(missing.getByRole('link')).toHaveAttribute('href', '/words/de/');
});

test('a link to a term without a translation leads to the default language and says so', async ({ page }) => {
  await page.goto(`${site.home}de/gruener-tee/`);
  const link = page.getByRole('main').locator('.definition').getByRole('link', { name: 'Gaiwan' });
  await expect(link).toHaveAttribute('hreflang', 'en');
  await expect(link).toHaveAttribute('href', '/words/gaiwan/');
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain('en');
});

test('a translation that is older than its original says so, with a link', async ({ page }) => {
  await page.goto(`${site.home}de/gruener-tee/`);
  await expect(page.getByRole('note').getByRole('link')).toHaveAttribute('href', '/words/green-tea/');
});
