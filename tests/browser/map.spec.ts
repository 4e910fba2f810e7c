import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { axeFaults } from './axe-faults.ts';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

const site = builtSite('shipped');
const terms = readdirSync(join(site.content, 'terms'), { recursive: true }).filter((path) =>
  String(path).endsWith('.md'),
);
const languages = builtSite('languages');
const address = `${site.home}-/map/`;

test('the home page leads to the map, which has every term under its category, without a script', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.home);
  await page.getByRole('link', { name: en.map }).click();
  await expect(page.locator('.map section')).toHaveCount(8);
  await expect(page.locator('.map li a:visible')).toHaveCount(terms.length);
  await page.getByRole('region', { name: 'Sampling' }).getByRole('link', { name: 'Seed' }).click();
  await expect(page).toHaveURL(`${site.home}seed/`);
  await context.close();
});

test('no name is cut off or lies over another', async ({ page }) => {
  for (const width of [375, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    const faults = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.map li')].map((item) => ({
        name: item.textContent,
        box: item.getBoundingClientRect(),
        region: item.closest('section')!.getBoundingClientRect(),
      }));
      return boxes.flatMap(({ name, box, region }, index) => {
        const isOutside = box.left < region.left || box.right > region.right || box.bottom > region.bottom;
        const over = boxes
          .slice(index + 1)
          .filter(
            ({ box: other }) =>
              box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
          );
        return [...(isOutside ? [name] : []), ...over.map((other) => `${name} / ${other.name}`)];
      });
    });
    expect(faults, `${width} pixels wide`).toEqual([]);
  }
});

test('lines join what the pointer is on, or the focus, with what is near, and nothing else', async ({ page }) => {
  const watched = await watchPage(page);
  await page.goto(address);
  const [lines, near] = [page.locator('.map path'), page.locator('.map .near')];
  await expect(lines).toHaveCount(0);
  const seed = page.locator('.map').getByRole('link', { name: 'Seed', exact: true });
  await seed.hover();
  const count = await lines.count();
  expect(count).toBeGreaterThan(1);
  await expect(near).toHaveCount(count + 1);
  await expect(near.filter({ hasText: 'Noise (diffusion)' })).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(lines).toHaveCount(0);
  await seed.focus();
  await expect(lines).toHaveCount(count);
  await seed.blur();
  await expect(lines).toHaveCount(0);
  expect(watched).toEqual({ complaints: [], failures: [] });
});

test('axe finds nothing while lines are drawn', async ({ page }) => {
  await page.goto(address);
  await page.locator('.map').getByRole('link', { name: 'Seed', exact: true }).focus();
  await expect(page.locator('.map path').first()).toBeAttached();
  expect(await axeFaults(page, '.map')).toEqual([]);
});

for (const [name, where] of [
  ['shipped', address],
  ['Arabic', `${languages.home}ar/-/map/`],
] as const) {
  test(`the map (${name}) fits a narrow screen`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(where);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });
}
