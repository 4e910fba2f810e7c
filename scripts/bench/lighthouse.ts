import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Glossary } from '../../src/models/glossary.ts';
import { findChromium } from '../../tests/browser/find-chromium.ts';
import { compileFolder } from '../../src/engine/compile-folder.ts';
import { longestTerm } from '../longest-term.ts';
import { packageRoot as root } from '../../src/content/places.ts';
import { EXIT, command } from '../../src/cli/command.ts';
import { contentFolder } from '../../src/cli/paths.ts';
import { serveFolder } from '../../src/serve/static-host.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { readCount } from './count.ts';
import { measureRun } from './measure.ts';
import { median, row } from './rows.ts';

const VERSION = '13.5.0';

/** The part of a report that is used: https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; numericValue?: number }>;
}

type Lighthouse = (
  url: string,
  flags: { port: number; output: 'json'; logLevel: 'silent'; onlyCategories: readonly string[] },
) => Promise<{ lhr: Report } | undefined>;

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const help = `
Prints Lighthouse's scores for each kind of page on a phone. Fetches Lighthouse from npm.

  npm run bench lighthouse -- [--content DIR] [--runs NUMBER]

  --content DIR   the content folder (content)
  --runs NUMBER   how often each page is loaded; the median is printed (5)
`;

export default command({
  help,
  options: { content: { type: 'string' }, runs: { type: 'string', default: '5' } },
  run: async ({ content, runs: count }) => {
    const runs = readCount(count, 'runs');
    const source = contentFolder(content);
    const lighthouse = await fetchLighthouse();
    const work = await mkdtemp(join(tmpdir(), 'headword-lighthouse-'));
    const out = join(work, 'site');
    await measureRun(process.execPath, ['src/cli/headword.js', 'build', '--content', source, '--out', out], {
      cwd: root,
    });
    const glossary = (await compileFolder(source, {})).glossary!;
    const server = await serveFolder(out, { base: glossary.site.addresses.base });
    const found = await findChromium();
    const port = 9_222 + (process.pid % 1_000);
    const browser = await chromium.launch({
      ...found,
      args: [...(found.args ?? []), `--remote-debugging-port=${port}`],
    });
    try {
      console.log(`Lighthouse ${VERSION}, mobile, median of ${runs}: ${CATEGORIES.join(', ')}`);
      for (const [kind, address] of addressesOf(glossary)) {
        const reports: Report[] = [];
        for (let run = 0; run < runs; run += 1) {
          const result = await lighthouse(server.origin + address, {
            port,
            output: 'json',
            logLevel: 'silent',
            onlyCategories: CATEGORIES,
          });
          if (result) reports.push(result.lhr);
        }
        tell(kind, reports);
      }
    } finally {
      await browser.close();
      await server.close();
      await rm(work, { recursive: true, force: true });
    }
    return EXIT.fine;
  },
});

/** Loads Lighthouse. It isn't a dependency, so the first run installs it from npm. @throws UserError if that fails */
async function fetchLighthouse(): Promise<Lighthouse> {
  const folder = join(root, 'node_modules/.cache/headword/lighthouse');
  const importIt = async (): Promise<Lighthouse> =>
    (
      (await import(pathToFileURL(join(folder, 'node_modules/lighthouse/core/index.js')).href)) as {
        default: Lighthouse;
      }
    ).default;
  return importIt().catch(async () => {
    await promisify(execFile)('npm', [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--ignore-scripts',
      `lighthouse@${VERSION}`,
    ]).catch((error: Error) => {
      throw new UserError(`Lighthouse can't be fetched from npm: ${error.message}`);
    });
    return importIt();
  });
}

function addressesOf(glossary: Glossary): [kind: string, address: string][] {
  const {
    site: { addresses, languages },
    pages: {
      category: [category],
    },
  } = glossary;
  const [language] = languages as [string];
  const term = longestTerm(glossary);
  return [
    ['home', addresses.home(language)],
    ...(term ? [[`term (${term.data.slug})`, term.address] as [string, string]] : []),
    ...(category ? [['category', category.address] as [string, string]] : []),
    ['search', `${addresses.search(language)}?q=model`],
    ['map', addresses.map(language)],
  ];
}

function tell(kind: string, reports: readonly Report[]): void {
  const scores = CATEGORIES.map((category) =>
    Math.round(100 * median(reports.map(({ categories }) => categories[category]!.score ?? 0))),
  );
  const value = (audit: string): number => median(reports.map(({ audits }) => audits[audit]!.numericValue ?? 0));
  row(
    kind,
    `${scores.map((score) => String(score).padStart(3)).join('  ')}   LCP ${Math.round(value('largest-contentful-paint'))} ms, TBT ${Math.round(value('total-blocking-time'))} ms, CLS ${value('cumulative-layout-shift').toFixed(3)}`,
  );
  const { categories, audits } = reports.at(-1)!;
  const scored = CATEGORIES.flatMap((category) => categories[category]!.auditRefs.filter(({ weight }) => weight > 0));
  const low = new Set(
    scored.filter(({ id }) => (audits[id]!.score ?? 1) < 0.9).map(({ id }) => `${audits[id]!.title} (${id})`),
  );
  for (const one of low) row('', one);
}
