import { expect, test } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { axeFaults } from './axe-faults.ts';
import { builtSite } from './sites.ts';
import { tooWide } from './too-wide.ts';

/** What the filter of an index leaves, and where it leads on. Its keys are in `keyboard.spec.ts`, pages of letters in `letters.spec.ts`. */
const { home } = builtSite('shipped');
const jumps = `nav[aria-label="${en.letters}"] a`;

test('a letter under which nothing is left is no link, until something is', async ({ page }) => {
  await page.goto(home);
  const hrefs = await page.locator(jumps).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const filter = page.getByRole('textbox', { name: en.filter });
  await filter.fill('latent sp');
  await expect(page.locator(`${jumps}[href]`)).toHaveText(['L']);
  const letter = page.getByRole('navigation', { name: en.letters }).getByRole('link', { name: 'A', exact: true });
  await expect(letter).toHaveAttribute('aria-disabled', 'true');
  // It can't be clicked: a click leads nowhere.
  await letter.click({ force: true });
  await expect(page).toHaveURL(home);
  await filter.fill('');
  expect(await page.locator(jumps).evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
    hrefs,
  );
  await expect(page.locator(`${jumps}:is([aria-disabled], [role])`)).toHaveCount(0);
});

test('where no name is left, the search of all texts is offered with what was typed, and forgives the slip', async ({
  page,
}) => {
  await page.goto(home);
  const filter = page.getByRole('textbox', { name: en.filter });
  const onward = page.locator('.filter a');
  await expect(onward).toBeHidden();
  await filter.fill(' latnet & $& ');
  await expect(page.locator('.filter [role=status]')).toHaveText(en.filterNone);
  await expect(page.getByRole('navigation', { name: en.letters })).toBeHidden();
  await expect(onward).toHaveText('Search all texts for “latnet & $&”');
  await filter.fill('latnet');
  await page.keyboard.press('Tab');
  await expect(onward).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${home}-/search/?q=latnet`);
  // Two names begin with the word that was meant.
  await expect(page.locator('#Results li > a').first()).toHaveText(/^Latent (?:space|diffusion)/u);
  await expect(page.locator('#Results').getByRole('link', { name: 'Latent space', exact: true })).toBeVisible();
  await page.goto(home);
  await filter.fill('latent');
  await expect(onward).toBeHidden();
  await expect(page.getByRole('navigation', { name: en.letters })).toBeVisible();
});

for (const width of [320, 1280]) {
  test(`axe finds nothing where the filter leaves nothing, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(home);
    await page.getByRole('textbox', { name: en.filter }).fill('latnet');
    await expect(page.locator('.filter a')).toBeVisible();
    expect(await axeFaults(page, '.index .part-head')).toEqual([]);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });
}

test('the filter is not sent with a term', async ({ page }) => {
  const loaded: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) loaded.push(await response.text());
  });
  await page.goto(`${home}latent-space/`, { waitUntil: 'networkidle' });
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((script) => script.includes('.filter'))).toEqual([]);
});
