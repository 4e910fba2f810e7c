import { expect, test } from 'playwright/test';
import { builtSite } from './sites.ts';
import { smallTargets } from './small-targets.ts';

/** Everything that can be pressed is large enough for a thumb, or stands apart. */
const { home } = builtSite('shipped');
const languages = builtSite('languages').home;

for (const [name, address] of Object.entries({
  'home page': home,
  'term page': `${home}latent-space/`,
  'category page': `${home}category/models/`,
  'page of several senses': `${home}noise/`,
  'own page': `${home}-/about/`,
  'page of results': `${home}-/search/?q=noise`,
  map: `${home}-/map/`,
  'term page in several languages': `${languages}green-tea/`,
  'term page in Arabic': `${languages}ar/شاي-أخضر/`,
})) {
  test(`${name}: every control can be hit at 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address, { waitUntil: 'networkidle' });
    // A menu lies over what is behind it.
    await page.evaluate(() =>
      document.querySelectorAll<HTMLDetailsElement>('main details').forEach((details) => (details.open = true)),
    );
    expect(await page.evaluate(smallTargets)).toEqual([]);
  });
}

test('the language menu: every control can be hit at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${languages}gaiwan/`);
  await page.locator('header summary').click();
  await page.evaluate(() => document.querySelectorAll('main, footer').forEach((element) => element.remove()));
  expect(await page.evaluate(smallTargets)).toEqual([]);
});
