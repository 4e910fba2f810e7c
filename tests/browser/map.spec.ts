import { expect, test, type Page } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

const site = builtSite('shipped');
const languages = builtSite('languages');
const address = `${site.home}-/map/`;
const drawn = (page: Page): Promise<unknown> => page.waitForSelector('.map-canvas[data-drawn]', { timeout: 30_000 });

test('the home page leads to the map, which is drawn without a complaint', async ({ page }) => {
  const watched = await watchPage(page);
  await page.goto(site.home);
  await page.getByRole('link', { name: en.map }).click();
  await page.waitForURL(address);
  await drawn(page);
  await expect(page.locator('.map canvas').first()).toBeVisible();
  expect(watched).toEqual({ complaints: [], failures: [] });
});

test('a term is found from the keyboard, and leads to its page', async ({ page }) => {
  await page.goto(address);
  await drawn(page);
  await page.getByRole('combobox', { name: en.mapFind }).fill('latent spa');
  await page.keyboard.press('Enter');
  const link = page.locator('.map').getByRole('link', { name: 'Latent space' });
  await expect(link).toBeVisible();
  for (const name of [en.closer, en.farther, en.wholeMap]) {
    const button = page.getByRole('button', { name });
    await button.press('Enter');
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  }
  await link.press('Enter');
  await page.waitForURL(`${site.home}latent-space/`);
});

test('the list says the same to everyone else', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.locator('.map')).toBeHidden();
  await expect(page.locator('.outline').getByRole('link')).toHaveCount(79);
  await context.close();
});

test('where nothing can be drawn, the list stands alone', async ({ page }) => {
  const watched = await watchPage(page);
  await page.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null));
  await page.goto(address, { waitUntil: 'networkidle' });
  await expect(page.locator('.map')).toBeHidden();
  await expect(page.locator('.outline').getByRole('link').first()).toBeVisible();
  expect(watched).toEqual({ complaints: [], failures: [] });
});

for (const [name, where] of [['shipped', address], ['Arabic', `${languages.home}ar/-/map/`]] as const) {
  test(`the map (${name}) fits a narrow screen`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(where);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });
}
