import { expect, test, type Locator, type Page } from 'playwright/test';
import { ar } from '../../src/site/texts/ar.ts';
import { de } from '../../src/site/texts/de.ts';
import { en } from '../../src/site/texts/en.ts';
import { axeFaults } from './axe-faults.ts';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';
import { watchPage } from './watch-page.ts';

/** Finding a term from any page, and a word on the page of results. */
const site = builtSite('shipped');
const languages = builtSite('languages');
const term = `${site.home}seed/`;

const fieldOf = (page: Page): Locator => page.getByRole('search').locator('input');
const options = (page: Page): Locator => page.getByRole('option');

test('only a small script is loaded until the search field is focused', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(term, { waitUntil: 'networkidle' });
  expect(loaded.filter((path) => /search-box|names/u.test(path))).toEqual([]);
  await fieldOf(page).focus();
  await expect.poll(() => loaded.filter((path) => /\/names\.json$/u.test(path)).length).toBe(1);
});

test('names are suggested while typing, and the keyboard opens one', async ({ page }) => {
  const watched = await watchPage(page);
  await page.goto(term);
  await page.keyboard.press('/');
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type('latnet');
  await expect(options(page).first()).toHaveText('Latent space');
  await expect(fieldOf(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d+ terms found$/u);
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(fieldOf(page)).toHaveAttribute(
    'aria-activedescendant',
    (await options(page).first().getAttribute('id'))!,
  );
  await page.keyboard.press('ArrowUp');
  await expect(fieldOf(page)).not.toHaveAttribute('aria-activedescendant', /./u);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.home}latent-space/`);
  expect(watched).toEqual({ complaints: [], failures: [] });
});

test('Escape closes the list and then empties the field; Ctrl+K comes back to it', async ({ page }) => {
  await page.goto(term);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('vae');
  await expect(options(page).first()).toHaveText('VAE → Variational autoencoder');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search').locator('ul')).toBeHidden();
  await expect(fieldOf(page)).toHaveValue('vae');
  await page.keyboard.press('Escape');
  await expect(fieldOf(page)).toHaveValue('');
});

test('where names tell little, the texts are looked through', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(term);
  await page.keyboard.press('/');
  await page.keyboard.type('lat');
  await expect(options(page).first()).toHaveText('Latent space');
  expect(loaded.filter((path) => path.endsWith('/-/search/index.json'))).toEqual([]);
  await fieldOf(page).fill('small grids');
  await expect(options(page).filter({ hasText: 'LoRA' })).toContainText('a few small grids of numbers');
  expect(loaded.filter((path) => path.endsWith('/-/search/index.json'))).toHaveLength(1);
  await options(page).filter({ hasText: 'LoRA' }).click();
  await page.waitForURL(`${site.home}lora/`);
});

test('the header suggests for a question what the page of results finds first', async ({ page }) => {
  const question = 'how many steps do I need';
  await page.goto(`${site.home}-/search/?q=${encodeURIComponent(question)}`);
  const first = await page.locator('#Results li > a').first().textContent();
  await page.goto(term);
  await fieldOf(page).fill(question);
  await expect(options(page).first()).toContainText(first!);
});

test('a question leads to the answer in an entry', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=${encodeURIComponent('what seed number should I use')}`);
  const answer = page.locator('#Results li').first().locator('p a');
  await expect(answer).toHaveText('What seed number should I use?');
  await answer.click();
  await page.waitForURL(/\/seed\/#faq-/u);
});

test('results are narrowed to a category by links, so that the address and the way back keep it', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=noise`);
  const bar = page.getByRole('navigation', { name: en.categories });
  await expect(bar.getByRole('link').first()).toHaveAttribute('aria-current', 'true');
  const all = await page.locator('#Result-count').textContent();
  await bar.getByRole('link', { name: /^Sampling/u }).click();
  await page.waitForURL(/category=Sampling/u);
  await expect(page.locator('#Results .label').first()).toHaveText('Sampling');
  expect(new Set(await page.locator('#Results .label').allTextContents())).toEqual(new Set(['Sampling']));
  await expect(page.locator('#Result-count')).not.toHaveText(all!);
  await page.goBack();
  await expect(page.locator('#Result-count')).toHaveText(all!);
});

test('a word that is in no text is named, and the others still find', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=${encodeURIComponent('seed xyzzyqq')}`);
  await expect(page.locator('#Results li > a').first()).toHaveText('Seed');
  await expect(page.locator('#Left-out')).toContainText('xyzzyqq');
});

test('a pointer opens a suggestion', async ({ page }) => {
  await page.goto(site.home);
  await fieldOf(page).click();
  await page.keyboard.type('noise (photo');
  await options(page).filter({ hasText: 'photography' }).click();
  await page.waitForURL(`${site.home}noise-photography/`);
});

test('a slash in a field stays a slash', async ({ page }) => {
  await page.goto(term);
  await fieldOf(page).fill('a');
  await page.keyboard.type('/b');
  await expect(fieldOf(page)).toHaveValue('a/b');
});

test('Enter leads to the page of results, with the passages that have the word', async ({ page }) => {
  const watched = await watchPage(page);
  await page.goto(term);
  await fieldOf(page).fill('depth map');
  await page.keyboard.press('Enter');
  await page.waitForURL(/-\/search\/\?q=/u);
  await expect(fieldOf(page)).toHaveValue('depth map');
  await expect(page.locator('#Results li').first()).toBeVisible();
  await expect(page.locator('#Results mark').first()).toBeVisible();
  await expect(page.locator('#Result-count')).toHaveText(/\d+ terms? found/u);
  expect(watched.complaints).toEqual([]);
});

test('a query without results says that no page has these words', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=жжж`);
  await expect(page.locator('#Result-count')).toHaveText(/^No page has these words\. Every term is also in the index/u);
  await expect(page.getByRole('link', { name: en.toIndex })).toBeVisible();
  await expect(page.locator('#Nearest')).toBeHidden();
});

test('a term is found first by any of its names, and not twice', async ({ page }) => {
  for (const [query, name] of [
    ['vae', 'Variational autoencoder'],
    ['latent-space', 'Latent space'],
    ['depth map', 'Depth map'],
  ] as const) {
    await page.goto(`${site.home}-/search/?q=${query}`);
    await expect(page.locator('#Results li a').first()).toHaveText(name);
    await expect(page.locator('#Results li p').first()).not.toBeEmpty();
    await expect(page.locator('#Results li a', { hasText: new RegExp(`^${name}$`, 'u') })).toHaveCount(1);
  }
});

test('a misspelt name is found first, wherever the slip is', async ({ page }) => {
  for (const [slip, name] of [
    ['latnet space', 'Latent space'],
    ['ltaent space', 'Latent space'],
    ['inpaiting', 'Inpainting'],
  ] as const) {
    await page.goto(`${site.home}-/search/?q=${encodeURIComponent(slip)}`);
    await expect(page.locator('#Results li > a').first()).toHaveText(name);
  }
});

test('while the full text is on its way, the page says that it searches', async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/search/index.json', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${site.home}-/search/?q=noise`);
  await expect(page.locator('#Result-count')).toHaveText(en.searching);
  release();
  await expect(page.locator('#Result-count')).toHaveText(/\d+ terms found/u);
});

for (const [what, part] of [
  ['list', 'search/index.json'],
  ['words', 'words*.json'],
  ['texts', 'pages-*.json'],
  ['engine', 'en.*.js'],
] as const) {
  test(`where the ${what} of the full text can't be had, the page says so and helps`, async ({ page }) => {
    await page.route(`**/${part}`, (route) => route.abort());
    await page.goto(`${site.home}-/search/?q=noise`);
    await expect(page.locator('#Result-count')).toHaveText(`${en.searchFailed} ${en.searchHelp}`);
    await expect(page.getByRole('link', { name: en.toIndex })).toBeVisible();
    await expect(page.locator('#Nearest a').first(), 'names are searched all the same').toContainText('Noise');
  });
}

test('where the names can’t be had, what was found in the texts is shown all the same', async ({ page }) => {
  await page.route('**/names.json', (route) => route.abort());
  await page.goto(`${site.home}-/search/?q=haircut`);
  await expect(page.locator('#Results li').first()).toContainText('haircut');
});

test('a passage that is cut out of a sentence says so', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=Stable+Diffusion`);
  await expect(page.locator('#Results p').first()).toBeVisible();
  const passages = await page.locator('#Results p').allTextContents();
  expect(passages.filter((passage) => /^\p{Ll}/u.test(passage) || !/[.!?…][”)]?$/u.test(passage))).toEqual([]);
  expect(passages.filter((passage) => passage.startsWith('… ') || passage.endsWith(' …'))).not.toEqual([]);
});

test('no passage begins with the heading of a list', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=Stable+Diffusion`);
  await expect(page.locator('#Results p').first()).toBeVisible();
  const passages = await page.locator('#Results p').allTextContents();
  for (const heading of [en.related, en.mentionedIn, en.sources, en.questions, en.nextSteps]) {
    expect(passages.filter((passage) => passage.includes(`${heading}.`))).toEqual([]);
  }
});

test('that no name is like what was typed is seen, not only heard', async ({ page }) => {
  await page.goto(term);
  await fieldOf(page).focus();
  await page.keyboard.type('xyzzyq');
  const status = page.getByRole('search').getByRole('status');
  await expect(status).toHaveText(en.nothingFound);
  expect((await status.boundingBox())!.y).toBeGreaterThan((await fieldOf(page).boundingBox())!.y + 24);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(status).toHaveClass('unseen');
});

test('names that can’t be had are said to be missing, and asked for again at the next focus', async ({ page }) => {
  const watched = await watchPage(page);
  await page.route('**/names.json', (route) => route.abort());
  await page.goto(term);
  await fieldOf(page).focus();
  await expect(page.getByRole('search').getByRole('status')).toHaveText(en.searchFailed);
  await page.unroute('**/names.json');
  await fieldOf(page).blur();
  await page.keyboard.press('/');
  await page.keyboard.type('noise');
  await expect(options(page).first()).toBeVisible();
  await expect(page.getByRole('search').getByRole('status')).toHaveCount(1);
  expect(watched.complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([]);
});

test('keys that choose among the letters of an input method leave the list alone', async ({ page }) => {
  await page.goto(`${languages.home}ja/`);
  await fieldOf(page).focus();
  await page.keyboard.insertText('緑茶');
  await expect(options(page).first()).toBeVisible();
  await fieldOf(page).evaluate((field) => {
    for (const key of ['ArrowDown', 'Enter'])
      field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
  });
  await expect(options(page).first()).not.toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(`${languages.home}ja/`);
});

test('hostile words in the address are words', async ({ page }) => {
  await page.goto(`${site.home}-/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await expect(page.locator('#Result-count')).not.toBeEmpty();
  expect(await page.locator('main img, main script').count()).toBe(0);
});

test('without JavaScript the form leads to a page that helps', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(term);
  await fieldOf(page).fill('noise');
  await fieldOf(page).press('Enter');
  await page.waitForURL(/-\/search\/\?q=noise/u);
  await expect(page.getByText('The search needs JavaScript, which is off here.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the index' })).toBeVisible();
  await context.close();
});

test('suggestions fit a screen of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(term);
  await fieldOf(page).focus();
  await page.keyboard.type('noi');
  await expect(options(page).first()).toBeVisible();
  expect(await page.evaluate(tooWide)).toEqual([]);
});

test('each language finds its own names', async ({ page }) => {
  await page.goto(`${languages.home}ja/`);
  await fieldOf(page).focus();
  await page.keyboard.insertText('緑茶');
  await expect(options(page).first()).toHaveText('緑茶');
  await page.goto(`${languages.home}ar/`);
  await fieldOf(page).focus();
  await page.keyboard.insertText('شاي');
  await expect(options(page).first()).toContainText('شاي');
  expect(await page.evaluate(tooWide)).toEqual([]);
});

for (const [wrong, found] of [
  ['latent-spaec/', 'Latent space'],
  ['LatentSpace.html', 'Latent space'],
  ['latent-spaec/index.html', 'Latent space'],
  ['vae', 'Variational autoencoder'],
] as const) {
  test(`a wrong address suggests the nearest term: ${wrong}`, async ({ page }) => {
    await page.goto(site.home + wrong);
    await expect(page.getByRole('heading', { name: 'Did you mean one of these terms?' })).toBeVisible();
    await expect(page.locator('#Nearest a').first()).toHaveText(found);
  });
}

test('an address that is like no name suggests nothing', async ({ page }) => {
  await page.goto(`${site.home}quarterly-report-2024/`);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#Nearest')).toBeHidden();
});

test('a wrong address below a language suggests terms of that language', async ({ page }) => {
  await page.goto(`${languages.home}de/gruner-tee/`);
  await expect(page.locator('#Nearest a').first()).toHaveAttribute('lang', 'de');
});

test('a name in another language than the address suggests the term in the language of the address, and tells which it is', async ({
  page,
}) => {
  await page.goto(`${languages.home}de/green-tea/`);
  const found = page.locator('#Nearest a');
  await expect(found).toHaveText(['Grüner Tee', 'Green tea']);
  await expect(found.first()).toHaveAttribute('href', '/words/de/gruener-tee/');
  await expect(found.first()).not.toHaveAttribute('hreflang');
  await expect(found.last()).toHaveAttribute('hreflang', 'en');
});

test('a wrong address is answered in its language, also where a host has one page for all of them', async ({
  page,
}) => {
  await page.goto(`${languages.home}de/gruner-tee/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(de.notFoundTitle);
  const only = await (await page.request.get(`${languages.home}404.html`)).text();
  await page.route('**/ar/nothing/', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: only }));
  await page.goto(`${languages.home}ar/nothing/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.notFoundTitle);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.site-header')).toHaveAttribute('dir', 'ltr');
});

test('a wrong address stays a plain page where the names can’t be had', async ({ page }) => {
  const watched = await watchPage(page);
  await page.route('**/names.json', (route) => route.abort());
  await page.goto(`${site.home}latent-spaec/`, { waitUntil: 'networkidle' });
  await expect(page.locator('#Nearest')).toBeHidden();
  expect(watched.complaints.filter((complaint) => !/ERR_FAILED|404/u.test(complaint))).toEqual([]);
});
