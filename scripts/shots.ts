import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import type { Glossary } from '../src/models/glossary.ts';
import { PAGE_KINDS, type SitePage } from '../src/models/page-kinds.ts';
import { findChromium } from '../tests/browser/find-chromium.ts';
import { longestTerm } from './longest-term.ts';
import { contentFolder } from '../src/cli/paths.ts';
import { serveFolder } from '../src/serve/static-host.ts';
import { EXIT, runCommand, command } from '../src/cli/command.ts';
import { runProgram } from '../src/cli/program.ts';
import { UserError } from '../src/diagnostics/user-error.ts';
import { compileFolder } from '../src/engine/compile-folder.ts';
import { buildSite } from '../src/build/build-site.ts';

/** The kind of pages that redirect at once, so that no screenshot can be taken. */
const REDIRECT = 'moved';

const help = `
Takes screenshots of every kind of page, 320, 768 and 1440 pixels wide, light and dark. Very long pages are taken in parts.

  npm run shots -- [--content DIR] [--to DIR] [--only KIND,…] [--language TAG]

  --content DIR   the content folder (content)
  --to DIR        where the screenshots go (a new temporary folder; the last line of output names it)
  --only KINDS    only these kinds: ${[...Object.keys(PAGE_KINDS).filter((kind) => kind !== REDIRECT), 'longest'].join(', ')}
  --language TAG  the language of the pages (the site's default language)
`;

const WIDTHS = [320, 768, 1440];

/**
 * In pixels. Without a graphics card, Chromium repeats the page from the top after 8,192 pixels:
 * https://github.com/puppeteer/puppeteer/issues/1576
 */
const HIGHEST = 8_000;

const options = {
  content: { type: 'string' },
  to: { type: 'string' },
  only: { type: 'string' },
  language: { type: 'string' },
} as const;

const shots = command({
  help,
  options,
  run: async ({ content, to, only, language }) => {
    const target = resolve(to ?? (await mkdtemp(join(tmpdir(), 'headword-shots-'))));
    const site = await mkdtemp(join(tmpdir(), 'headword-site-'));
    try {
      await mkdir(target, { recursive: true });
      const source = contentFolder(content);
      if (!(await buildSite({ content: source, out: site, tell: console.error }))) return EXIT.problems;
      const glossary = (await compileFolder(source, {})).glossary!;
      const {
        languages,
        addresses: { base },
      } = glossary.site;
      if (language !== undefined && !languages.includes(language))
        throw new UserError(`"${language}" is no language of the site: expected ${languages.join(', ')}.`);
      const addresses = addressesOf(glossary, language ?? languages[0]!).filter(
        ([kind]) => !only || only.split(',').includes(kind),
      );
      const server = await serveFolder(site, { base });
      const browser = await chromium.launch(await findChromium());
      for (const [kind, address] of addresses) await shoot(browser, server.origin + address, join(target, kind));
      await browser.close();
      await server.close();
    } finally {
      await rm(site, { recursive: true, force: true });
    }
    console.log(target);
    return EXIT.fine;
  },
});
await runProgram(() => runCommand(shots, process.argv.slice(2)));

/** The address of one page of each kind that the site has: the middle one. */
function addressesOf({ pages, site }: Glossary, language: string): [kind: string, address: string][] {
  const middle = Object.entries<readonly SitePage[]>(pages).map(([kind, all]) => {
    const own = all.filter(({ frame }) => frame.language === language);
    return [kind, own[Math.floor(own.length / 2)]] as const;
  });
  return [...middle, ['longest', longestTerm({ pages, site }, language)] as const].flatMap(([kind, page]) =>
    page && kind !== REDIRECT ? [[kind, page.address]] : [],
  );
}

async function shoot(browser: Browser, url: string, file: string): Promise<void> {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: width < 500 ? 640 : 900 }, colorScheme });
      await page.goto(url);
      // Lazy images further down wouldn't be loaded otherwise.
      await page.evaluate(() =>
        Promise.all(
          [...document.images].map((image) => ((image.loading = 'eager'), image.decode().catch(() => undefined))),
        ),
      );
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let part = 0; part * HIGHEST < height; part += 1) {
        const clip = { x: 0, y: part * HIGHEST, width, height: Math.min(HIGHEST, height - part * HIGHEST) };
        await page.screenshot({
          path: `${file}-${width}-${colorScheme}${part === 0 ? '' : `-${part + 1}`}.png`,
          fullPage: true,
          clip,
        });
      }
      await page.close();
    }
  }
}
