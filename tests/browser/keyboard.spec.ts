import { expect, test, type Locator, type Page } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { builtSite } from './sites.ts';

/**
 * Nothing but keys, from the top of the page. The skip link, the questions and the order of the focus are in
 * `site.spec.ts`, the search is in `search.spec.ts`, previews are in `previews.spec.ts`.
 */
const { home } = builtSite('shipped');
const languages = builtSite('languages').home;
const term = `${home}latent-space/`;

test('the language menu opens by Enter and by Space, and its languages come next', async ({ page }) => {
  await page.goto(`${languages}green-tea/`);
  const summary = page.locator('header summary');
  const link = page.getByRole('banner').getByRole('link', { name: 'Deutsch' });
  await tabTo(page, summary);
  await expect(link).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(link).toBeVisible();
  await page.keyboard.press('Space');
  await expect(link).toBeHidden();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('banner').getByRole('link', { name: 'English' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${languages}de/gruener-tee/`);
});

test('a closed language menu is passed over', async ({ page }) => {
  await page.goto(`${languages}green-tea/`);
  await tabTo(page, page.locator('header summary'));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: en.theme })).toBeFocused();
});

test('the theme goes round by Enter and by Space, and says what it is', async ({ page }) => {
  await page.goto(term);
  const button = page.getByRole('button', { name: en.theme });
  await tabTo(page, button);
  for (const [key, theme, says] of [
    ['Enter', 'light', en.themeLight],
    ['Space', 'dark', en.themeDark],
    ['Enter', 'auto', en.themeAuto],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.locator('.theme [role=status]')).toHaveText(says);
    await expect(button).toHaveAccessibleName(`${en.theme}: ${says}`);
    await expect(button).toBeFocused();
  }
});

test('the search leads to its results by Enter, and by its button', async ({ page }) => {
  for (const keys of [['Enter'], ['Escape', 'Tab', 'Enter']]) {
    await page.goto(term);
    await tabTo(page, page.getByRole('search').locator('input'));
    await page.keyboard.type('noise');
    await expect(page.getByRole('option').first()).toBeVisible();
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(`${home}-/search/?q=noise`);
  }
});

test('the list of suggestions is left by Tab, and closes', async ({ page }) => {
  await page.goto(term);
  await page.keyboard.press('/');
  await page.keyboard.type('noise');
  await expect(page.getByRole('option').first()).toBeVisible();
  for (let count = 0; count < 2; count += 1) await page.keyboard.press('Tab');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(page.getByRole('button', { name: en.theme })).toBeFocused();
});

test('the filter is reached, narrows the index, leads on to what is left, and is emptied by Escape', async ({
  page,
}) => {
  await page.goto(home);
  const filter = page.getByRole('textbox', { name: en.filter });
  const lines = page.locator('.index-lines li:visible');
  const all = await lines.count();
  await tabTo(page, filter);
  await page.keyboard.type('latent sp');
  await expect(lines).toHaveCount(1);
  await tabTo(page, lines.getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(term);
  await page.goto(home);
  await tabTo(page, filter);
  await page.keyboard.type('latent sp');
  await page.keyboard.press('Escape');
  await expect(filter).toHaveValue('');
  await expect(filter).toBeFocused();
  await expect(lines).toHaveCount(all);
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  test('the link to a heading shows itself to the focus and is copied by Enter', async ({ page }) => {
    await page.goto(term);
    const link = page.getByRole('link', { name: 'Link to “How it works”' });
    await tabTo(page, link);
    await expect(link).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    await expect(page.locator('#Copied')).toHaveText(en.copied);
    expect(await clipboard(page)).toBe(`${term}#how-it-works`);
  });

  test('the citation opens, its texts can be read one by one and are copied', async ({ page }) => {
    await page.goto(term);
    await tabTo(page, page.locator('.cite summary'));
    await page.keyboard.press('Enter');
    for (const [index, label] of [en.link, en.plainText, 'Markdown', 'BibTeX'].entries()) {
      await page.keyboard.press('Tab');
      await expect(page.locator('.cite pre').nth(index)).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('button', { name: `${en.copy}: ${label}` })).toBeFocused();
      await page.keyboard.press(index % 2 ? 'Enter' : 'Space');
      await expect.poll(() => clipboard(page)).toBe(await page.locator('.cite pre').nth(index).textContent());
    }
    await expect(page.locator('#Copied')).toHaveText(en.copied);
  });

  test('what was copied is said once, by one button at a time, and no longer than it takes to read', async ({
    page,
  }) => {
    await page.goto(term);
    await page.clock.install();
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) said.push(node.textContent!);
      }).observe(document.querySelector('#Copied')!, { childList: true });
    });
    const said = (): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said);
    await page.locator('.cite summary').click();
    const [first, second] = [en.link, 'BibTeX'].map((label) =>
      page.getByRole('button', { name: `${en.copy}: ${label}` }),
    ) as [Locator, Locator];
    await first.click();
    await expect(first).toHaveAttribute('data-copied', en.copied);
    await page.clock.runFor(1500);
    await second.click();
    await expect(second).toHaveAttribute('data-copied', en.copied);
    await expect(first).not.toHaveAttribute('data-copied');
    await page.clock.runFor(1500);
    await expect(second, 'the end of the first one is not its own').toHaveAttribute('data-copied', en.copied);
    expect(await said()).toEqual([en.copied, en.copied]);
    await page.clock.runFor(600);
    await expect(second).not.toHaveAttribute('data-copied');
    await expect(page.locator('#Copied'), 'who comes by later finds nothing there').toBeEmpty();
    expect(await said()).toEqual([en.copied, en.copied]);
  });
});

for (const [name, address] of [
  ['home page', home],
  ['term page', term],
] as const) {
  test(`the focus is never hidden behind what sticks to a narrow screen, there and back, on the ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    const hidden: string[] = [];
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let count = 0; count < 100; count += 1) {
        await page.keyboard.press(key);
        const stop = await page.evaluate(hiddenFocus);
        if (stop === undefined) break;
        if (stop !== '') hidden.push(`${key}: ${stop}`);
      }
    }
    expect(hidden).toEqual([]);
  });
}

async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let count = 0; count < 300; count += 1) {
    await page.keyboard.press('Tab');
    if (await place.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('It was not reached.');
}

/** In the page: what has the focus, if nothing of it is to be seen; empty where it is; undefined where nothing has it. */
function hiddenFocus(): string | undefined {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return undefined;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const isSeen = [0.1, 0.5, 0.9].some((x) =>
    [0.1, 0.5, 0.9].some((y) => focused.contains(document.elementFromPoint(left + x * width, top + y * height))),
  );
  return isSeen ? '' : `${Math.round(top)} ${focused.outerHTML.slice(0, 120)}`;
}
