import { expect, test } from 'playwright/test';
import { builtSite } from './sites.ts';

/** On paper, nothing can be pressed, opened or followed. */
const { home } = builtSite('shipped');
const languages = builtSite('languages').home;

test.beforeEach(({ page }) => page.emulateMedia({ media: 'print', colorScheme: 'dark' }));

for (const [name, address] of Object.entries({
  home,
  term: `${home}latent-space/`,
  map: `${home}-/map/`,
  'term in several languages': `${languages}green-tea/`,
})) {
  test(`the page “${name}” is printed without its tools`, async ({ page }) => {
    await page.goto(address);
    const tools = page.locator('nav, form, input, button, header details, footer, .skip, .here, .cite, .call');
    expect(
      await tools
        .filter({ visible: true })
        .evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML.slice(0, 120))),
    ).toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      'white, whatever the theme',
    ).toBe('rgb(255, 255, 255)');
  });
}

test('no heading stands alone at the end of a page, and no line alone at the top of one', async ({ page }) => {
  await page.goto(`${home}latent-space/`);
  // Only what is a block of its own keeps the next one beside it: the headings here are words in a line.
  const loose = await page.locator('main :is(h2, h3), summary').evaluateAll((headings) =>
    headings
      .filter((heading) => {
        let block = heading as Element;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement!;
        return (
          heading.checkVisibility() &&
          getComputedStyle(block).breakAfter !== 'avoid' &&
          !block.closest('summary, .card')
        );
      })
      .map(({ textContent }) => textContent),
  );
  expect(loose).toEqual([]);
  await expect(page.locator('main .prose p').first()).toHaveCSS('widows', '3');
});

test('every answer is printed, though its question is closed', async ({ page }) => {
  await page.goto(`${home}latent-space/`);
  const answers = page.locator('.answer .prose');
  await expect(answers).not.toHaveCount(0);
  for (const answer of await answers.all()) {
    await expect(answer.locator('xpath=ancestor::details')).not.toHaveAttribute('open');
    await expect(answer).toBeVisible();
    expect((await answer.boundingBox())!.height).toBeGreaterThan(10);
  }
});

test('the address of a link to elsewhere is printed after it, and no other', async ({ page }) => {
  await page.goto(`${home}latent-space/`);
  const printed = await page.locator('main a').evaluateAll((links) =>
    (links as HTMLAnchorElement[])
      .filter((link) => link.checkVisibility())
      .map((link) => ({
        link: link.getAttribute('href'),
        isElsewhere: link.origin !== location.origin,
        after: getComputedStyle(link, '::after').content,
      })),
  );
  const elsewhere = printed.filter(({ isElsewhere }) => isElsewhere);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(elsewhere.map(({ after }) => after)).toEqual(elsewhere.map(({ link }) => `" (${link})"`));
  expect(printed.filter(({ isElsewhere, after }) => !isElsewhere && after.includes('('))).toEqual([]);
});

test('the texts of a citation are not printed, open or not', async ({ page }) => {
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${home}latent-space/`);
  await page.locator('.cite summary').click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.cite pre').first()).toBeHidden();
});
