import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
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
  await expect(page.locator('.outline').getByRole('link')).toHaveCount(terms.length);
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

test('where what is drawn can’t be had, the list stands alone', async ({ page }) => {
  await page.route('**/media/map-*.json', (route) => route.abort());
  await page.goto(address, { waitUntil: 'networkidle' });
  await expect(page.locator('.map')).toBeHidden();
  await expect(page.locator('.outline').getByRole('link').first()).toBeVisible();
});

test('where nothing can move the picture, a term is still found by its name', async ({ page }) => {
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
      return kind === '2d' ? getContext.call(this, kind) : null;
    } as typeof getContext;
  });
  await page.goto(address);
  await drawn(page);
  const field = page.getByRole('combobox', { name: en.mapFind });
  await field.fill('latent space');
  await expect(page.locator('.map').getByRole('link', { name: 'Latent space' })).toBeVisible();
  await expect(page.locator('.map button:visible')).toHaveCount(0);
  await field.fill('xyzzyq');
  await field.press('Enter');
  await expect(page.locator('.map [role=status]')).toHaveText(en.nothingFound);
});

test('in forced colours the map is drawn in those of the reader', async ({ page }) => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page.goto(address);
    await drawn(page);
    const colours = await page.evaluate(coloursOfPicture);
    for (const name of ['CanvasText', 'color-mix(in srgb, CanvasText 35%, Canvas)'])
      expect(colours).toContain(await page.evaluate(systemColour, name));
  }
});

for (const looks of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active', colorScheme: 'dark' },
] as const) {
  test(`the legend has the colours of the picture, ${Object.values(looks).join(', ')}`, async ({ page }) => {
    await page.emulateMedia(looks);
    await page.goto(address);
    await drawn(page);
    const legend = page.getByRole('list', { name: en.mapColours });
    await expect(legend.getByRole('link')).toHaveCount(8);
    const inPicture = await page.evaluate(coloursOfPicture);
    const dots = (): Promise<string[]> =>
      legend
        .locator('li')
        .evaluateAll((entries) => entries.map((entry) => getComputedStyle(entry, '::before').backgroundColor));
    expect(new Set(await dots()).size).toBe(8);
    for (const colour of await dots()) expect(inPicture).toContain(colour);
    const before = await dots();
    await page.getByRole('combobox', { name: en.mapFind }).focus();
    await expect(page.locator('.map canvas')).not.toHaveCount(1);
    await page.emulateMedia({ ...looks, colorScheme: looks.colorScheme === 'dark' ? 'light' : 'dark' });
    await expect.poll(dots, 'the moving map changes them, too').not.toEqual(before);
    expect(await axeFaults(page, '.map')).toEqual([]);
  });
}

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

/* In the page. */

/** Every colour of the picture that covers what is behind it. */
function coloursOfPicture(): string[] {
  const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const found = new Set<string>();
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 3] === 255) found.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
  return [...found];
}

function systemColour(name: string): string {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.forcedColorAdjust = 'none';
  probe.style.color = name;
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = getComputedStyle(probe).color;
  context.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}
