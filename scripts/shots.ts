import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import type { Glossary } from '../src/models/glossary.ts';
import type { Frame } from '../src/models/page.ts';
import { findChromium } from '../tests/browser/find-chromium.ts';
import { longestTerm } from './longest-term.ts';
import { contentFolder } from '../src/cli/paths.ts';
import { serveFolder } from '../src/serve/static-host.ts';
import { EXIT, runCommand, command } from '../src/cli/command.ts';
import { runProgram } from '../src/cli/program.ts';
import { UserError } from '../src/diagnostics/user-error.ts';
import { load } from '../src/engine/compile-folder.ts';
import { writeSite } from '../src/build/write-site.ts';

const help = `
Takes a picture of every kind of page, 320, 768 and 1440 pixels wide, light and dark. Of very long pages, in parts.

  npm run shots -- [--content DIR] [--to DIR] [--only KIND,…] [--language TAG]

  --content DIR   the content folder (content)
  --to DIR        where the pictures go (a folder for temporary files; the last line says which)
  --only KINDS    of home, letter, term, longest, category, senses, own, search, map, not-found
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
      if (!(await writeSite({ content: source, out: site, tell: console.error }))) return EXIT.problems;
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

/** An address of each kind of page that the site has. */
function addressesOf(glossary: Glossary, language: string): [kind: string, address: string][] {
  const of = <P extends { frame: Pick<Frame, 'language'> }>(pages: readonly P[]): P[] =>
    pages.filter(({ frame }) => frame.language === language);
  const path = (url: string | undefined): string | undefined => url && new URL(url).pathname;
  const terms = of(glossary.terms);
  const { addresses } = glossary.site;
  const found: [string, string | undefined][] = [
    ['home', addresses.home(language)],
    ['letter', path(of(glossary.letters)[0]?.data.url)],
    ['term', path(terms[Math.floor(terms.length / 2)]?.data.url)],
    ['longest', path(longestTerm(glossary, language)?.data.url)],
    ['category', path(of(glossary.categories)[0]?.data.url)],
    ['senses', path(of(glossary.senses)[0]?.data.url)],
    ['own', path(of(glossary.pages)[0]?.data.url)],
    ['search', addresses.search(language)],
    ['map', addresses.map(language)],
    ['not-found', `${addresses.base}/there-is-no-such-page/`],
  ];
  return found.flatMap(([kind, address]) => (address === undefined ? [] : [[kind, address] as [string, string]]));
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
