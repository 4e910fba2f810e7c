import { expect, test, type Locator, type Page } from 'playwright/test';
import { en } from '../../src/site/texts/en.ts';
import { axeFaults } from './axe-faults.ts';
import { builtSite } from './sites.ts';

/** What opens on a page is as accessible as the page: one thing at a time, as a reader opens it. */
const term = `${builtSite('shipped').home}latent-space/`;
const { home } = builtSite('languages');

/** Each opens something and says what. */
const states: Record<string, [address: string, open: (page: Page) => Promise<Locator>]> = {
  'the language menu': [`${home}green-tea/`, openMenu],
  'the language menu from right to left': [`${home}ar/`, openMenu],
  suggestions: [
    term,
    async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('noi');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      return page.getByRole('option').first();
    },
  ],
  'a preview': [
    term,
    async (page) => {
      await page.locator('main .prose .term').first().hover();
      return page.getByRole('tooltip');
    },
  ],
  'the citation': [
    term,
    async (page) => {
      await page.getByText(en.cite).click();
      return page.getByRole('button', { name: `${en.copy}: BibTeX` });
    },
  ],
  'a question': [
    term,
    async (page) => {
      await page.locator('.questions summary').first().click();
      return page.locator('.answer').first();
    },
  ],
};

for (const [name, [address, open]] of Object.entries(states)) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing with ${name} open, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      const opened = await open(page);
      await expect(opened).toBeVisible();
      expect(await axeFaults(page)).toEqual([]);
      await expect(opened, 'it was open all the time').toBeVisible();
    });
  }
}

async function openMenu(page: Page): Promise<Locator> {
  await page.locator('header details summary').click();
  return page.getByRole('banner').getByRole('link', { name: 'Deutsch' });
}
