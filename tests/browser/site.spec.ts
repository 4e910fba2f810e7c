import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { axeFaults } from './axe-faults.ts';
import { expect, test, type Locator, type Page } from 'playwright/test';
import { parse } from 'yaml';
import { en } from '../../src/site/texts/en.ts';
import { builtSite } from './sites.ts';
import { cutText, tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

/** What every site promises its readers, seen on the site that Headword ships with. */
const site = builtSite('shipped');
const TERM = 'latent-space';

/** One page of each kind. */
const templates = {
  home: site.home,
  term: `${site.home}${TERM}/`,
  category: `${site.home}category/models/`,
  'several senses': `${site.home}noise/`,
  'own page': `${site.home}-/about/`,
  'not found': `${site.home}no-such-term/`,
};
const eachTemplate = Object.entries(templates);

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a term page shows every part of its anatomy, in order', async ({ page }) => {
    const entry = await readEntry(TERM);
    const settings = await readSettings();
    await page.goto(templates.term);
    const main = page.getByRole('main');

    await expect(page.getByRole('link', { name: en.skipToContent })).toBeAttached();
    await expect(page.getByRole('banner').getByRole('link', { name: settings.name })).toBeVisible();
    await expect(page.getByRole('navigation', { name: en.navigation }).getByRole('link').first()).toBeVisible();
    await expect(page.getByRole('navigation', { name: en.breadcrumb }).getByRole('link').first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(main.getByRole('heading', { level: 1 })).toContainText(entry.term);
    await expect(main.getByText(entry.summary, { exact: true }).first()).toBeVisible();

    await expect(main.locator('p', { hasText: en.updated }).locator(`time[datetime="${entry.updated}"]`)).toBeVisible();
    await expect(main.getByText(opening(entry.definition))).toBeVisible();
    await expectPreview(main, entry);

    const headings = (await main.getByRole('heading', { level: 2 }).allInnerTexts()).map((text) => text.trim());
    expect.soft(entry.nextSteps, `${TERM}.md is the model of a term page: it needs next steps`).toBeTruthy();
    expect(headings).toEqual([
      ...settings.sections
        .filter(({ field }) => entry[field] !== undefined)
        .map(({ title }) => withProduct(title, settings)),
      en.questions,
      en.related,
      en.sources,
      withProduct(settings.callToAction.title, settings),
      ...(entry.nextSteps ? [en.nextSteps] : []),
    ]);
    for (const { field } of settings.sections) {
      const text = entry[field];
      if (typeof text === 'string') await expect(main.getByText(opening(text))).toBeVisible();
    }

    await expect(questionsOf(page)).toHaveCount(entry.faq.length);
    await questionsOf(page).first().click();
    await expect(main.getByText(opening(entry.faq[0]!.answer))).toBeVisible();
    for (const id of entry.related) await expect(main.locator(`a[href$="/glossary/${id}/"]`).first()).toBeVisible();
    for (const { title, url } of entry.sources)
      await expect(main.getByRole('link', { name: title })).toHaveAttribute('href', url);
    const action = main.getByRole('link', { name: withProduct(settings.callToAction.label, settings) });
    await expect(action).toHaveAttribute('href', settings.callToAction.url);
    if (entry.nextSteps) await expect(main.getByText(en.nextStepsKicker, { exact: true })).toBeVisible();
    for (const { title } of entry.nextSteps ?? []) await expect(main.getByRole('link', { name: title })).toBeVisible();

    const order = page.getByRole('navigation', { name: en.termsInOrder });
    await expect(order.getByRole('link')).toHaveCount(2);
    await expect(page.getByRole('contentinfo').getByRole('link').first()).toBeVisible();
  });

  for (const [name, address] of eachTemplate) {
    test(`the page “${name}” has its landmarks, one title and a heading`, async ({ page }) => {
      await page.goto(address);
      for (const landmark of ['banner', 'main', 'contentinfo'] as const)
        await expect(page.getByRole(landmark)).toHaveCount(1);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page).toHaveTitle(/\S/u);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    });
  }
});

test.describe('by keyboard', () => {
  test('the skip link comes first, shows itself and leads into the content', async ({ page }) => {
    await page.goto(templates.term);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: en.skipToContent });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  });

  test('the focus visits everything in the order of the page, always visibly', async ({ page }) => {
    await page.goto(templates.term);
    const stops: { place: number; isShown: boolean; what: string }[] = [];
    for (let count = 0; count < 500; count += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(describeFocus);
      if (stop === undefined) break;
      stops.push(stop);
    }
    expect(stops.length).toBeGreaterThan(10);
    expect(stops.map(({ place }) => place)).toEqual(stops.map(({ place }) => place).toSorted((a, b) => a - b));
    expect(stops.filter(({ isShown }) => !isShown).map(({ what }) => what)).toEqual([]);
  });

  test('a question opens by Enter and by Space', async ({ page }) => {
    await page.goto(templates.term);
    for (const [index, key] of ['Enter', 'Space'].entries()) {
      const question = questionsOf(page).nth(index);
      const details = question.locator('xpath=..');
      await question.focus();
      await page.keyboard.press(key);
      await expect(details).toHaveAttribute('open');
      await page.keyboard.press(key);
      await expect(details).not.toHaveAttribute('open');
    }
  });
});

test('assistive technology meets each question by name, closed, and its answer once opened', async ({ page }) => {
  const { faq } = await readEntry(TERM);
  await page.goto(templates.term);
  expect(await disclosures(page)).toEqual(faq.map(({ question }) => ({ name: question, expanded: false })));
  await questionsOf(page).first().click();
  expect((await disclosures(page)).map(({ expanded }) => expanded)).toEqual(faq.map((_, index) => index === 0));
});

test('an unknown address is answered with status 404 and a page that leads on', async ({ page }) => {
  const response = await page.goto(templates['not found']);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: en.notFoundTitle })).toBeVisible();
  await page.getByRole('link', { name: en.toIndex }).click();
  await expect(page).toHaveURL(site.home);
});

for (const [name, address] of eachTemplate) {
  test(`the page “${name}” loads without a complaint or a failed request`, async ({ page }) => {
    const watched = await watchPage(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    // Images further down are asked for when they come into view.
    await page.evaluate(() => document.querySelectorAll('img').forEach((image) => image.scrollIntoView()));
    await page.waitForLoadState('networkidle');
    expect(watched).toEqual({ complaints: [], failures: [] });
    const broken = await page.evaluate(() =>
      [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map(({ src }) => src),
    );
    expect(broken).toEqual([]);
  });

  test(`the page “${name}” fits a screen of 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    await openAll(page);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  // What WCAG asks for: the page magnified (1.4.10 leaves it half the width), and the text alone (1.4.4).
  for (const [kind, magnify] of Object.entries({
    page: (page: Page) => page.setViewportSize({ width: 640, height: 360 }),
    text: doubleText,
  })) {
    test(`the page “${name}” shows all of itself with its ${kind} at 200 %`, async ({ page }) => {
      await page.goto(address);
      await magnify(page);
      await openAll(page);
      expect(await page.evaluate(tooWide)).toEqual([]);
      expect(await page.evaluate(cutText)).toEqual([]);
    });
  }

  test(`the page “${name}” carries the policy, and its one inline script is the one that the policy names`, async ({
    page,
    request,
  }) => {
    const policy = await policyOfHeadersFile();
    const response = (await page.goto(address))!;
    expect(response.headers()['content-security-policy']).toBe(policy);
    expect(policy.split(/;\s*/u)).toEqual(expect.arrayContaining(["default-src 'self'", "style-src 'self'"]));
    expect(policy).not.toContain('unsafe');
    const own = (await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content'))!;
    expect(own).not.toContain('unsafe');
    const source = await (await request.get(address)).text();
    const inline = [...source.matchAll(/<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/gu)]
      .map(({ groups }) => groups!)
      .filter(({ attributes }) => !/\ssrc=|application\/(?:ld\+)?json/u.test(attributes!));
    const hashes = inline.map(({ text }) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
    expect(hashes).toHaveLength(1);
    // The header is one for all pages, those that lead on to another address included.
    expect(own.match(/'sha\d+-[^']+'/gu)).toEqual(hashes);
    expect(policy).toContain(hashes[0]!);
  });
}

for (const [name, address] of [
  ...eachTemplate,
  ['map', `${site.home}-/map/`],
  ['search', `${site.home}-/search/?q=noise`],
] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on the page “${name}”, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      if (name === 'search') await page.waitForSelector('.results li');
      await openAll(page);
      expect(await axeFaults(page)).toEqual([]);
    });
  }
}

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });

  test('is chosen once, remembered on every page, and set before anything is painted', async ({ page }) => {
    const watched = await watchPage(page);
    await page.addInitScript(recordHowThePageIsBuilt);
    await page.goto(templates.home);
    const light = await page.evaluate(background);
    await chooseTheme(page, 'dark');
    const dark = await page.evaluate(background);
    expect(dark).not.toBe(light);

    for (const address of [templates.term, templates.category, templates['not found']]) {
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      expect(await page.evaluate(background)).toBe(dark);
      const steps = await page.evaluate(() => (window as unknown as { steps: string[] }).steps);
      expect(steps, 'the theme comes before the body, and so before the first paint').toEqual(['theme', 'body']);
    }

    await chooseTheme(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(templates.home);
    expect(await page.evaluate(background)).toBe(light);
    await chooseTheme(page, 'auto');
    expect(await page.evaluate(background)).toBe(dark);
    expect(watched.complaints).toEqual([]);
  });

  test('follows the system where nothing was chosen', async ({ page }) => {
    await page.goto(templates.term);
    const light = await page.evaluate(background);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(background)).not.toBe(light);
  });
});

type Entry = Record<string, unknown> & {
  term: string;
  summary: string;
  definition: string;
  updated: string;
  faq: { question: string; answer: string }[];
  related: string[];
  sources: { title: string; url: string }[];
  image?: { alt: string };
  nextSteps?: { title: string }[];
};

interface Settings {
  name: string;
  product: { name: string };
  sections: { field: string; title: string }[];
  callToAction: { title: string; label: string; url: string };
}

async function readEntry(id: string): Promise<Entry> {
  const folder = join(site.content, 'terms');
  const path = (await readdir(folder, { recursive: true })).find((file) => basename(file) === `${id}.md`);
  const [, frontmatter = ''] = (await readFile(join(folder, path!), 'utf8')).split(/^---$/mu);
  return parse(frontmatter) as Entry;
}

async function readSettings(): Promise<Settings> {
  return parse(await readFile(join(site.content, 'site.yaml'), 'utf8')) as Settings;
}

function withProduct(text: string, settings: Settings): string {
  return text.replaceAll('{product}', settings.product.name);
}

/** The first words of a text in Markdown, up to where markup may begin. */
function opening(markdown: string): string {
  return /^[^*_[\]`!<$\n]{10,60}(?=[\s.,])/u.exec(markdown.trim())?.[0] ?? markdown.trim().slice(0, 20);
}

async function expectPreview(main: Locator, entry: Entry): Promise<void> {
  const preview = main.getByRole('img', {
    name: entry.image?.alt ?? new RegExp(`^${entry.term} - .+ preview from .+ \\(.+\\)$`, 'u'),
  });
  await expect(preview).toBeVisible();
  await expect(preview).toHaveAttribute('width', /^\d+$/u);
  await expect(preview).toHaveAttribute('height', /^\d+$/u);
}

function questionsOf(page: Page): Locator {
  return page.getByRole('main').locator('details:not(.cite) > summary');
}

/** From Chromium's own accessibility tree, where a summary is a disclosure triangle: those of the questions. */
async function disclosures(page: Page): Promise<{ name: string; expanded: boolean }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(
      ({ role, ignored, name }) =>
        !ignored && String(role?.value).startsWith('DisclosureTriangle') && name?.value !== en.cite,
    )
    .map(({ name, properties }) => ({
      name: String(name?.value),
      expanded: properties?.find((property) => property.name === 'expanded')?.value.value === true,
    }));
}

/** One button goes round auto, light and dark. */
async function chooseTheme(page: Page, theme: 'auto' | 'light' | 'dark'): Promise<void> {
  const root = page.locator('html');
  for (let presses = 0; presses < 3 && (await root.getAttribute('data-theme')) !== theme; presses += 1) {
    await page.getByRole('button', { name: en.theme }).click();
  }
  await expect(root).toHaveAttribute('data-theme', theme);
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
}

async function policyOfHeadersFile(): Promise<string> {
  const headers = await readFile(join(site.folder, '_headers'), 'utf8');
  return /^\s+content-security-policy:\s*(.+?)\s*$/imu.exec(headers)?.[1] ?? '';
}

/* In the page. */

function describeFocus(): { place: number; isShown: boolean; what: string } | undefined {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return undefined;
  const { width, height } = focused.getBoundingClientRect();
  // The mark may be drawn by the element or around it, as on a card that is one large link.
  const isMarked = [null, '::before', '::after'].some((pseudo) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused, pseudo);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  return {
    place: [...document.querySelectorAll('*')].indexOf(focused),
    isShown: width > 0 && height > 0 && isMarked,
    what: focused.outerHTML.slice(0, 200),
  };
}

function background(): string {
  const colours = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
  return colours.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'none';
}

/** Nothing is painted before there is a body, so it is enough to know what came first. */
function recordHowThePageIsBuilt(): void {
  const steps: string[] = [];
  Object.assign(window, { steps });
  const observer = new MutationObserver((records) => {
    for (const { type, addedNodes, target } of records) {
      if (type === 'attributes' && target === document.documentElement) steps.push('theme');
      if ([...addedNodes].some(({ nodeName }) => nodeName === 'BODY')) {
        steps.push('body');
        observer.disconnect();
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-theme'] });
}

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  test('a heading, an answer and a reference are copied, and it is said', async ({ page }) => {
    await page.goto(templates.term);
    const link = page.getByRole('link', { name: 'Link to “How it works”' });
    await link.click();
    expect(await clipboard(page)).toBe(`${templates.term}#how-it-works`);
    await expect(page.locator('#Copied')).toHaveText(en.copied);
    await questionsOf(page).first().click();
    await page.locator('.answer .here').first().click();
    expect(await clipboard(page)).toMatch(/#faq-/u);
    await page.getByText(en.cite).click();
    await page.getByRole('button', { name: `${en.copy}: BibTeX` }).click();
    expect(await clipboard(page)).toMatch(/^@misc\{latent-space,\n {2}author = \{.*\n(?: {2}.*\n)+\}$/u);
  });

  test('the address of an answer opens its question', async ({ page }) => {
    await page.goto(templates.term);
    const id = await page.locator('.answer').first().getAttribute('id');
    await page.goto(`${templates.term}#${id}`);
    await expect(page.locator('.answer').first()).toBeVisible();
  });

  test('the address of an answer leads to its question on a fresh page', async ({ page, context }) => {
    await page.goto(templates.term);
    const id = await page.locator('.answer').last().getAttribute('id');
    const fresh = await context.newPage();
    await fresh.goto(`${templates.term}#${id}`);
    await expect(fresh.locator('.answer').last()).toBeInViewport();
  });
});

test('the filter narrows the index, says how much is left, and gives it back', async ({ page }) => {
  await page.goto(site.home);
  const filter = page.getByRole('textbox', { name: en.filter });
  await filter.fill('diffusion mod');
  const lines = page.locator('.index-lines li:visible');
  await expect(lines.filter({ hasNotText: /diffusion mod/iu })).toHaveCount(0);
  await expect(lines.filter({ hasText: /diffusion mod/iu })).not.toHaveCount(0);
  const terms = new Set(
    await lines.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)),
  );
  await expect(page.locator('.filter [role=status]')).toHaveText(`${terms.size} terms found`);
  await expect(page.locator('.letter:visible').filter({ hasNot: lines })).toHaveCount(0);
  await filter.fill('xyzzy');
  await expect(page.locator('.letter:visible')).toHaveCount(0);
  await expect(page.locator('.filter [role=status]')).toHaveText(en.filterNone);
  await filter.press('Escape');
  await expect(page.locator('.letter:visible')).not.toHaveCount(0);
});

test('the letters stay in sight on a wide screen that is low', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto(site.home);
  await page.getByRole('navigation', { name: en.letters }).getByRole('link', { name: 'T', exact: true }).click();
  await expect(page.getByRole('navigation', { name: en.letters })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('heading', { name: 'T', exact: true })).toBeInViewport();
});

test('on a phone the letters stay in sight', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(site.home);
  await page.getByRole('navigation', { name: en.letters }).getByRole('link', { name: 'T', exact: true }).click();
  await expect(page.getByRole('navigation', { name: en.letters })).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'T', exact: true })).toBeInViewport();
});

/** The reader's own setting of the browser. */
async function doubleText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
}
