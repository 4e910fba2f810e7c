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
import { load } from '../src/engine/compile-folder.ts';
import { buildSite } from '../src/build/build-site.ts';

/** A page at an earlier address leads on at once: there is nothing to take a picture of. */
const LEADS_ON = 'moved';

const help = `
Takes a picture of every kind of page, 320, 768 and 1440 pixels wide, light and dark. Of very long pages, in parts.

  npm run shots -- [--content DIR] [--to DIR] [--only KIND,…] [--language TAG]

  --content DIR   the content folder (content)
  --to DIR        where the pictures go (a folder for temporary files; the last line says which)
  --only KINDS    of ${[...Object.keys(PAGE_KINDS).filter((kind) => kind !== LEADS_ON), 'longest'].join(', ')}
  --language TAG  of these, the pages in this language (the site's own)
`;

const WIDTHS = [320, 768, 1440];

/** Below 8,192 pixels, Chromium without a graphics card begins again at the top: a higher page is taken in parts. */
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
      const glossary = (await load(source, {})).glossary!;
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

/** An address of each kind of page that the site has: of many pages, of the middle one. */
function addressesOf({ pages, site }: Glossary, language: string): [kind: string, address: string][] {
  const middle = Object.entries<readonly SitePage[]>(pages).map(([kind, all]) => {
    const own = all.filter(({ frame }) => frame.language === language);
    return [kind, own[Math.floor(own.length / 2)]] as const;
  });
  return [...middle, ['longest', longestTerm({ pages, site }, language)] as const].flatMap(([kind, page]) =>
    page && kind !== LEADS_ON ? [[kind, page.address]] : [],
  );
}

async function shoot(browser: Browser, url: string, file: string): Promise<void> {
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: width < 500 ? 640 : 900 }, colorScheme });
      await page.goto(url);
      // Pictures further down would be loaded only when somebody comes there.
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
