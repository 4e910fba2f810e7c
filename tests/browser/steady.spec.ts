import { expect, test, type Page } from 'playwright/test';
import { builtSite } from './sites.ts';

/** The layout doesn't shift during a first visit. */
const { home } = builtSite('shipped');
const languages = builtSite('languages').home;

for (const [name, address] of Object.entries({
  home,
  term: `${home}latent-space/`,
  'term in Japanese': `${languages}ja/緑茶/`,
  'term in Arabic': `${languages}ar/شاي-أخضر/`,
})) {
  for (const width of [320, 1280]) {
    test(`the page “${name}” comes to stand at once, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 640 });
      await page.addInitScript(recordShifts);
      const release = await holdPictures(page);
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(twoFrames);
      const places = await page.evaluate(placesOfPictures);
      release();
      for (const picture of await page.locator('img').all()) {
        await picture.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.complete)).toBe(true);
        await page.evaluate(twoFrames);
      }
      await page.waitForLoadState('networkidle');
      expect.soft(await page.evaluate(placesOfPictures), 'a picture has its place before it comes').toEqual(places);
      expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
    });
  }
}

/**
 * Over a network, pictures come after the text.
 * @returns lets them come
 */
async function holdPictures(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/media/*', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/* In the page. */

function placesOfPictures(): string[] {
  return [...document.images].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    return `${image.alt.slice(0, 40)}: ${Math.round(width)} × ${Math.round(height)}`;
  });
}

/** What has changed is painted. */
async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}

/** From before the first paint: what was moved, how far and by how much of the screen. */
function recordShifts(): void {
  interface Shift extends PerformanceEntry {
    value: number;
    sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  }
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[]) {
      const moved = sources.map(
        ({ node, previousRect, currentRect }) =>
          `${(node as Element | undefined)?.outerHTML?.slice(0, 80)} ${previousRect.y} → ${currentRect.y}`,
      );
      shifts.push(`${value}: ${moved.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
