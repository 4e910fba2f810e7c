import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from 'playwright/test';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

/** What a link to a term shows before it is followed. */
const site = builtSite('shipped');
const languages = builtSite('languages');
const hostile = builtSite('hostile');
const term = `${site.home}latent-space/`;

test('the script is loaded where there are links to terms, and nowhere else', async ({ page }) => {
  for (const [address, count] of [
    [site.home, 1],
    [term, 1],
    [`${site.home}category/models/`, 0],
    [`${site.home}no-such-term/`, 0],
  ] as const) {
    await page.goto(address);
    await expect(page.locator('script[type=module][src*="/_astro/Previews."]')).toHaveCount(count);
  }
});

test.describe('by pointer', () => {
  test('a link to a term shows its name and summary after half a second, and describes itself by them', async ({
    page,
  }) => {
    const watched = await watchPage(page);
    await stopTime(page, term);
    const link = proseLink(page);
    await link.hover();
    const answer = page.waitForResponse('**/api/**');
    await page.clock.runFor(150);
    await answer;
    await page.clock.runFor(345);
    await expect(cardOf(page)).toBeHidden();
    await page.clock.runFor(5);
    await expect(cardOf(page)).toBeVisible();
    const { name, summary } = await dataOf(link);
    expect(await textsIn(page)).toEqual([name, summary]);
    await expect(page.getByRole('tooltip')).toHaveCount(1);
    await expect(link).toHaveAccessibleDescription(`${name} ${summary}`);
    expect(await cardOf(page).locator('a, button, [tabindex]').count()).toBe(0);
    await expectBeside(page, link);
    expect(watched).toEqual({ complaints: [], failures: [] });
  });

  test('every kind of link that has a preview shows it; cards and the page itself have none', async ({ page }) => {
    await page.goto(term);
    for (const selector of ['.names a', '[rel=prev]', '[rel=next]'])
      await expectPreview(page, page.locator(selector).first());
    await page.locator('main .cards a').first().hover();
    await page.waitForTimeout(900);
    await expect(cardOf(page)).toBeHidden();
    await page.goto(site.home);
    await page.getByRole('checkbox', { name: 'Also called' }).check();
    for (const selector of ['.index-lines li:not(.see) a', '.index-lines .see a'])
      await expectPreview(page, page.locator(selector).first());
  });

  test('the pointer may move onto the card, which stays until it leaves', async ({ page }) => {
    await stopTime(page, term);
    await proseLink(page).hover();
    await page.clock.runFor(500);
    await expect(cardOf(page)).toBeVisible();
    const box = (await cardOf(page).boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + box.height / 2, { steps: 5 });
    await page.clock.runFor(2000);
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.click(box.x + 30, box.y + box.height / 2);
    await page.clock.runFor(2000);
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.move(2, 2);
    await page.clock.runFor(295);
    await expect(cardOf(page)).toBeVisible();
    await page.clock.runFor(5);
    await expect(cardOf(page)).toBeHidden();
    await expect(page.locator('[aria-describedby]')).toHaveCount(0);
  });

  test('Escape closes it, and it stays closed until the pointer comes anew', async ({ page }) => {
    await page.goto(term);
    const link = proseLink(page);
    await link.hover();
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toBeHidden();
    await link.hover({ position: { x: 4, y: 6 } });
    await page.waitForTimeout(900);
    await expect(cardOf(page)).toBeHidden();
    await page.mouse.move(2, 2);
    await expectPreview(page, link);
  });

  test('Escape before it opens keeps it from opening', async ({ page }) => {
    await stopTime(page, term);
    await proseLink(page).hover();
    await page.clock.runFor(400);
    await page.keyboard.press('Escape');
    await page.clock.runFor(2000);
    await expect(cardOf(page)).toBeHidden();
  });

  test('from one link to the next, the next opens', async ({ page }) => {
    await page.goto(site.home);
    const links = page.locator('.index-lines li:not(.see) a');
    await expectPreview(page, links.nth(4));
    await links.nth(3).hover();
    await expect(links.nth(3)).toHaveAttribute('aria-describedby', 'Preview');
    await expect(page.locator('[aria-describedby]')).toHaveCount(1);
  });

  test('crossing links asks for nothing, and a term is asked for once', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked.push(request.url());
    });
    await page.goto(site.home);
    const links = page.locator('.index-lines li:not(.see) a');
    await links.evaluateAll((elements) => {
      for (const element of [...elements, document.body])
        element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }));
    });
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
    for (let time = 0; time < 3; time += 1) {
      await expectPreview(page, links.first());
      await page.mouse.move(2, 2);
      await expect(cardOf(page)).toBeHidden();
    }
    expect(asked).toHaveLength(1);
  });

  test('a link with a fragment leads to the same preview', async ({ page }) => {
    await page.goto(term);
    const link = proseLink(page);
    await link.evaluate((element: HTMLAnchorElement) => (element.hash = '#how-it-works'));
    await expectPreview(page, link);
  });

  test('scrolling under a pointer at rest opens nothing', async ({ page }) => {
    await page.goto(site.home);
    await page.mouse.move(640, 400);
    const link = page.locator('.index-lines a').first();
    await link.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      document.documentElement.style.paddingInlineStart = `${Math.max(0, 640 - left - 10)}px`;
      scrollBy(0, top + height / 2 - 400);
    });
    await page.waitForTimeout(900);
    await expect(cardOf(page)).toBeHidden();
  });
});

test.describe('by keyboard', () => {
  test('Tab shows it, Escape closes it and leaves the focus, leaving hides it', async ({ page }) => {
    await page.goto(term);
    const link = proseLink(page);
    await tabTo(page, link);
    await expect(cardOf(page)).toBeVisible();
    expect(await textsIn(page)).toEqual(Object.values(await dataOf(link)));
    await page.waitForTimeout(600);
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cardOf(page)).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(cardOf(page)).toBeVisible();
    await link.evaluate((element) => element.blur());
    await expect(cardOf(page)).toBeHidden();
  });

  test('a pointer that moves elsewhere leaves it open', async ({ page }) => {
    await page.goto(term);
    await page.mouse.move(2, 2);
    await tabTo(page, proseLink(page));
    await page.mouse.move(30, 300, { steps: 3 });
    await expect(cardOf(page)).toBeVisible();
    await page.waitForTimeout(600);
    await expect(cardOf(page)).toBeVisible();
  });
});

test('it is closed when the page is left, so that a page from the cache comes back without it', async ({ page }) => {
  await page.goto(term);
  await proseLink(page).hover();
  await expect(cardOf(page)).toBeVisible();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(cardOf(page)).toBeHidden();
  await page.mouse.move(2, 2);
  await expectPreview(page, proseLink(page));
});

test.describe('on touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  test('the link is a link', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(term);
    const link = proseLink(page);
    const href = await link.getAttribute('href');
    await link.evaluate((element) =>
      element.addEventListener('click', (event) => event.preventDefault(), { once: true }),
    );
    await link.tap();
    await page.waitForTimeout(900);
    await expect(cardOf(page)).toBeHidden();
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
    await link.tap();
    await expect(page).toHaveURL(site.origin + href);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the link is a link, and nothing of its term stands on the page', async ({ page }) => {
    await page.goto(term);
    // A term that is related too has a card, and that says what it is.
    const cards = await page.locator('.cards a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const hrefs = await page
      .locator('.names a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    const link = page.locator(`.names a[href="${hrefs.find((one) => !cards.includes(one))!}"]`);
    const { summary } = await dataOf(link);
    expect(await page.content()).not.toContain(summary);
    await expect(cardOf(page)).toHaveCount(0);
    const href = await link.getAttribute('href');
    await link.click();
    await expect(page).toHaveURL(site.origin + href);
  });
});

for (const [failure, answer] of [
  ['an error', { status: 500, body: 'no' }],
  ['a page that is no JSON', { status: 200, contentType: 'text/html', body: '<h1>Hello</h1>' }],
  ['no answer', undefined],
] as const) {
  test(`where the text fails with ${failure}, nothing is shown or asked for again`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
    });
    let count = 0;
    await page.route('**/api/**', (route) => {
      count += 1;
      return answer ? route.fulfill(answer) : route.abort();
    });
    await page.goto(term);
    for (let time = 0; time < 2; time += 1) {
      await proseLink(page).hover();
      await page.waitForTimeout(800);
      await expect(cardOf(page)).toBeHidden();
      await page.mouse.move(2, 2);
    }
    expect(count).toBe(1);
    expect(complaints).toEqual([]);
  });
}

test('nothing moves and nothing is wider than a screen of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
      Object.assign(window, {
        shift: shifts.reduce((sum, { value }) => sum + value, (window as unknown as { shift?: number }).shift ?? 0),
      });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const address of [term, site.home]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    const links = page.locator(address === term ? '.prose .term' : '.index-lines li:not(.see) a');
    for (const index of [0, 1, 2, 3]) {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await expectPreview(page, links.nth(index));
      expect(await page.evaluate(tooWide)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
      await expectBeside(page, links.nth(index));
    }
    expect(await page.evaluate(() => (window as unknown as { shift?: number }).shift ?? 0)).toBe(0);
  }
});

for (const place of ['start', 'end'] as const) {
  test(`at the ${place} of the screen, the card is on the side that has room`, async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 500 });
    await page.goto(term);
    const link = page.locator('.names a').first();
    await link.evaluate((element, block) => element.scrollIntoView({ block, behavior: 'instant' }), place);
    await expectPreview(page, link);
    const [card, target] = [(await cardOf(page).boundingBox())!, (await link.boundingBox())!];
    expect(card.y > target.y).toBe(place === 'start');
    await expectBeside(page, link);
  });
}

test('beside a link that is broken over two lines, the card is at the line of the pointer', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(term);
  const link = proseLink(page);
  const lines = await link.evaluate((element) => {
    element.textContent = 'latent '.repeat(12);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    return [...element.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
  });
  const [first] = lines;
  expect(lines.length).toBeGreaterThan(1);
  await page.mouse.move(first!.x + first!.width - 5, first!.y + first!.height / 2);
  await expect(cardOf(page)).toBeVisible();
  expect((await cardOf(page).boundingBox())!.y - first!.y - first!.height).toBeLessThan(20);
});

test('it is never printed', async ({ page }) => {
  await page.goto(term);
  await expectPreview(page, proseLink(page));
  await page.emulateMedia({ media: 'print' });
  await expect(cardOf(page)).toBeHidden();
});

test('from right to left, it begins at the right; a text in another language says so and reads its own way', async ({
  page,
}) => {
  await page.goto(`${languages.home}ar/${encodeURIComponent('شاي-أخضر')}/`);
  const link = page.locator('.definition .term');
  await expect(link).toHaveAttribute('hreflang', 'en');
  await expectPreview(page, link);
  const card = cardOf(page);
  await expect(card).toHaveAttribute('lang', 'en');
  expect(await card.locator('span').evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  const [box, target] = [(await card.boundingBox())!, (await link.boundingBox())!];
  expect(Math.abs(box.x + box.width - target.x - target.width)).toBeLessThan(2);

  await page.goto(`${languages.home}ar/`);
  await expectPreview(page, page.locator('.index-lines a').first());
  await expect(card).toHaveAttribute('lang', 'ar');
  expect(await card.locator('span').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});

test('whatever an author writes is text', async ({ page }) => {
  const watched = await watchPage(page);
  await page.goto(hostile.home);
  const links = page.locator('.index-lines li:not(.see) a');
  expect(await links.count()).toBeGreaterThan(3);
  for (const link of await links.all()) {
    await expectPreview(page, link);
    expect(await cardOf(page).locator('*').count()).toBe(2);
    expect(await page.evaluate(tooWide)).toEqual([]);
  }
  expect(await page.evaluate(() => (window as unknown as { __pwned?: string }).__pwned)).toBeUndefined();
  expect(watched).toEqual({ complaints: [], failures: [] });
});

test('the text of a term may be read from any site', async ({ request }) => {
  const response = await request.get(`${site.home}api/v1/terms/latent-space.json`);
  expect(response.headers()).toMatchObject({
    'access-control-allow-origin': '*',
    'content-type': 'application/json; charset=utf-8',
  });
});

function cardOf(page: Page): Locator {
  return page.locator('#Preview');
}

/** From here on, time passes only when a test says so. */
async function stopTime(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await page.goto(address);
  await page.clock.pauseAt(Date.now() + 60_000);
}

function proseLink(page: Page): Locator {
  return page.locator('main .prose .term').first();
}

async function textsIn(page: Page): Promise<string[]> {
  return cardOf(page)
    .locator('*')
    .evaluateAll((elements) => elements.map((element) => element.textContent));
}

/** What the site says of the term that a link leads to, read from its file. */
async function dataOf(link: Locator): Promise<{ name: string; summary: string }> {
  const address = new URL(await link.evaluate((element: HTMLAnchorElement) => element.href));
  const built = [site, languages, hostile].find(({ origin }) => origin === address.origin)!;
  const [, ...path] = decodeURIComponent(address.pathname)
    .split('/')
    .filter((part) => part !== '');
  const file = join(built.folder, ...path.slice(0, -1), 'api/v1/terms', `${path.at(-1)}.json`);
  const { name, summary } = JSON.parse(await readFile(file, 'utf8')) as { name: string; summary: string };
  return { name, summary };
}

async function expectPreview(page: Page, link: Locator): Promise<void> {
  // The card of an earlier link may lie over this one.
  await page.mouse.move(2, 2);
  await expect(cardOf(page)).toBeHidden();
  await link.hover();
  await expect(link).toHaveAttribute('aria-describedby', 'Preview');
  await expect(cardOf(page)).toBeVisible();
  expect(await textsIn(page)).toEqual(Object.values(await dataOf(link)));
}

/** The card is inside the screen and next to its link, which it doesn't cover. */
async function expectBeside(page: Page, link: Locator): Promise<void> {
  const [card, target] = [(await cardOf(page).boundingBox())!, (await link.boundingBox())!];
  const { width, height } = page.viewportSize()!;
  expect(card.x).toBeGreaterThanOrEqual(0);
  expect(card.x + card.width).toBeLessThanOrEqual(width);
  expect(card.y).toBeGreaterThanOrEqual(0);
  expect(card.y + card.height).toBeLessThanOrEqual(height);
  const distance = Math.max(card.y - target.y - target.height, target.y - card.y - card.height);
  expect(distance).toBeGreaterThan(0);
  expect(distance).toBeLessThan(20);
}

async function tabTo(page: Page, link: Locator): Promise<void> {
  for (let count = 0; count < 100; count += 1) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The link was not reached.');
}
