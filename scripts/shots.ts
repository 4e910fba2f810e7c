import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import type { Glossary } from '../src/models/glossary.ts';
import { findChromium } from '../tests/browser/find-chromium.ts';
import { longestTerm } from './io/longest-term.ts';
import { place } from './io/places.ts';
import { serveFolder } from './io/serve.ts';
import { EXIT, runCommand } from './io/usage.ts';
import { load } from './io/load.ts';
import { writeSite } from './io/write-site.ts';

const help = `
Takes a picture of every kind of page, 320, 768 and 1440 pixels wide, light and dark.

  npm run shots -- [--content DIR] [--to DIR] [--only KIND,…]

  --content DIR   the content folder (content)
  --to DIR        where the pictures go (a folder for temporary files; the last line says which)
  --only KINDS    of home, letter, term, longest, category, senses, own, search, map, not-found
`;

const WIDTHS = [320, 768, 1440];

const options = { content: { type: 'string' }, to: { type: 'string' }, only: { type: 'string' } } as const;

await runCommand(help, options, async ({ content, to, only }) => {
  const target = resolve(to ?? (await mkdtemp(join(tmpdir(), 'headword-shots-'))));
  const site = await mkdtemp(join(tmpdir(), 'headword-site-'));
  try {
    await mkdir(target, { recursive: true });
    const source = place(content, 'content');
    if (!(await writeSite({ content: source, out: site }))) return EXIT.problems;
    const glossary = (await load(source, {})).glossary!;
    const addresses = addressesOf(glossary).filter(([kind]) => !only || only.split(',').includes(kind));
    const server = await serveFolder(site, { base: glossary.site.addresses.base });
    const browser = await chromium.launch(await findChromium());
    for (const [kind, address] of addresses) await shoot(browser, server.origin + address, join(target, kind));
    await browser.close();
    await server.close();
  } finally {
    await rm(site, { recursive: true, force: true });
  }
  console.log(target);
  return EXIT.fine;
});

/** An address of each kind of page that the site has. */
function addressesOf(glossary: Glossary): [kind: string, address: string][] {
  const { site, homes, letters, terms, categories, senses, pages, searches, maps } = glossary;
  const path = (url: string | undefined): string | undefined => url && new URL(url).pathname;
  const own = terms.filter(({ frame }) => frame.language === site.languages[0]);
  const found: [string, string | undefined][] = [
    ['home', path(homes[0]?.data.url)],
    ['letter', path(letters[0]?.data.url)],
    ['term', path(own[Math.floor(own.length / 2)]?.data.url)],
    ['longest', path(longestTerm(glossary)?.data.url)],
    ['category', path(categories[0]?.data.url)],
    ['senses', path(senses[0]?.data.url)],
    ['own', path(pages[0]?.data.url)],
    ['search', searches[0] && path(searches[0].frame.head.canonical)],
    ['map', maps[0] && path(maps[0].frame.head.canonical)],
    ['not-found', `${site.addresses.base}/there-is-no-such-page/`],
  ];
  return found.flatMap(([kind, address]) => (address === undefined ? [] : [[kind, address] as [string, string]]));
}

async function shoot(browser: Browser, url: string, file: string): Promise<void> {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: width < 500 ? 640 : 900 }, colorScheme });
      await page.goto(url);
      // Pictures further down would be loaded only when somebody comes there.
      await page.evaluate(() => Promise.all([...document.images].map((image) => ((image.loading = 'eager'), image.decode().catch(() => undefined)))));
      await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true });
      await page.close();
    }
  }
}
