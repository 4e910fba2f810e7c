import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';
import { astroBuild, giveLayout, hostSite, inLayout } from '../astro/host.ts';
import { serveSite } from '../build/serve-site.ts';
import { watchPage } from './watch-page.ts';

/** A glossary inside Astro sites. */
test.describe.configure({ mode: 'default' });
test.setTimeout(300_000);

interface Hosted {
  origin: string;
  host: string;
  close(): Promise<void>;
}

async function build(host: string): Promise<Hosted> {
  const { status, stdout, stderr } = await astroBuild(host);
  if (status !== 0) throw new Error(stdout + stderr);
  const server = await serveSite(join(host, 'dist'), { base: '' });
  const close = async (): Promise<void> => {
    await server.close();
    await rm(host, { recursive: true, force: true });
  };
  return { origin: server.origin, host, close };
}

test.describe('in the layout of the site', () => {
  let site: Hosted;
  test.beforeAll(async () => {
    const host = await hostSite(inLayout);
    await giveLayout(host, '<ClientRouter />', `import { ClientRouter } from 'astro:transitions';`);
    site = await build(host);
  });
  test.afterAll(() => site.close());

  test('header and footer of the site look the same with and without our styles', async ({ page }) => {
    const looks = (): Promise<string[]> =>
      page.locator('.company, .company-footer, :is(.company, .company-footer) *').evaluateAll((elements) =>
        elements.map((element) => {
          const style = getComputedStyle(element);
          return [element.localName, ...[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`)].join(
            '; ',
          );
        }),
      );
    await page.goto(`${site.origin}/`);
    const before = await looks();
    expect(before.length).toBeGreaterThan(4);
    await page.goto(`${site.origin}/glossary/gaiwan/`);
    expect(await looks()).toEqual(before);
  });

  test('resets and equal class names of the site do not reach the glossary, its font and theme do', async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${site.origin}/glossary/gaiwan/`);
    const styleOf = (selector: string, name: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((one, of) => getComputedStyle(one).getPropertyValue(of), name);
    expect(await styleOf('#Content .card', 'border-top-width')).toBe('1px');
    expect(await styleOf('#Content .card', 'padding-top')).not.toBe('0px');
    expect(Number.parseFloat(await styleOf('#Content h1', 'font-size'))).toBeGreaterThan(30);
    expect(await styleOf('#Content h1', 'font-family')).toContain('Verdana');
    // The site has no dark theme.
    expect(await styleOf('#Content', 'background-color')).toBe('rgb(255, 255, 255)');
    for (const path of ['gaiwan/', '', '-/search/', '-/map/', 'de/gruener-tee/']) {
      await page.goto(`${site.origin}/glossary/${path}`);
      const { violations } = await new AxeBuilder({ page }).include('#Content').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
    }
  });

  test('search works after the site swapped its pages, and after going on and back', async ({ page }) => {
    const watched = await watchPage(page);
    await page.goto(`${site.origin}/`);
    await page.evaluate(() => Object.assign(window, { isSwapped: true }));
    await page.getByRole('main').getByRole('link', { name: 'gaiwan' }).click();
    await expect(page.locator('h1')).toHaveText('Gaiwan');
    expect(await page.evaluate(() => 'isSwapped' in window)).toBe(true);
    await find(page, 'Green tea');
    await page.getByRole('option', { name: 'Green tea' }).click();
    await expect(page.locator('h1')).toHaveText('Green tea');
    await find(page, 'Gaiwan');
    await page.goBack();
    await expect(page.locator('h1')).toHaveText('Gaiwan');
    await find(page, 'Green tea');
    await page.goto(`${site.origin}/glossary/-/map/`);
    await page.locator('.map [data-near*="0"], .map [data-near*="1"]').first().hover();
    await expect(page.locator('.map svg path').first()).toBeAttached();
    // Whoever leaves a page doesn't wait for what its search still asks for.
    const failures = watched.failures.filter((failure) => !failure.endsWith('ERR_ABORTED'));
    expect({ ...watched, failures }).toEqual({ complaints: [], failures: [] });
  });
});

test('the policy of the site allows what the pages need', async ({ page }) => {
  const host = await hostSite(
    `security: { csp: true }, integrations: [headword({ content: './glossary', base: '/glossary' })],`,
  );
  const settings = join(host, 'glossary/site.yaml');
  await writeFile(settings, `${await readFile(settings, 'utf8')}\nhead: '<script>window.isOwn = true</script>'\n`);
  const site = await build(host);
  try {
    const watched = await watchPage(page);
    await page.goto(`${site.origin}/glossary/-/search/?q=bowl`);
    await expect(page.locator('meta[http-equiv="content-security-policy"]')).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Gaiwan' })).toBeVisible();
    expect(await page.evaluate(() => 'isOwn' in window)).toBe(true);
    await page.locator('[data-theme-switch]').click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    expect(watched).toEqual({ complaints: [], failures: [] });
  } finally {
    await site.close();
  }
});

async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill(name.slice(0, 4));
  await expect(page.getByRole('option', { name })).toBeVisible();
}
