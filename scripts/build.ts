import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { hasErrors } from '../src/diagnostics/problem.ts';
import { renderText } from '../src/diagnostics/render-text.ts';
import { handOver } from '../src/handover.ts';
import type { Glossary } from '../src/models/glossary.ts';
import { outputFiles } from '../src/outputs/output-files.ts';
import { astroOptions } from './io/astro-options.ts';
import { load } from './io/load.ts';
import { MediaMaker } from './io/media.ts';
import { cacheFolder } from './io/places.ts';
import { isFolder, listFiles } from './io/read-content.ts';
import { openStaging } from './io/staging.ts';
import { Stopwatch } from './io/stopwatch.ts';
import { EXIT, runCommand } from './io/usage.ts';

const help = `
Builds the site.

  npm run build -- [--content DIR] [--out DIR] [--site URL] [--drafts]

  --content DIR   the content folder (content)
  --out DIR       where the site goes (dist); the old one stays in place until the new one is complete
  --site URL      the public address, in place of the one in site.yaml
  --drafts        with the terms whose status is draft

Exit status: 0 built, 1 problems in the content (nothing was written), 2 wrong usage.
`;

process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.NODE_ENV ??= 'production';

const options = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: 'dist' },
  site: { type: 'string' },
  drafts: { type: 'boolean' },
} as const;

await runCommand(help, options, async ({ content, out, site: url, drafts }) => {
  const watch = new Stopwatch();
  const { glossary, problems } = await load(content, { url, drafts });
  watch.lap('read and compile');
  if (problems.length > 0) console.error(renderText(problems, content));
  if (!glossary || hasErrors(problems)) {
    console.error('Nothing was written: mend the errors first.');
    return EXIT.problems;
  }

  const staging = await openStaging(out, content);
  try {
    await writeSite(glossary, { folder: staging.folder, content, watch });
    await staging.publish();
  } catch (error) {
    await staging.discard();
    throw error;
  }
  watch.lap('publish');
  await summarise(glossary, out, watch);
  return EXIT.fine;
});

async function writeSite(glossary: Glossary, { folder, content, watch }: { folder: string; content: string; watch: Stopwatch }): Promise<void> {
  const { site } = glossary;
  const cache = cacheFolder(content);
  handOver(glossary);
  const { build } = await import('astro');
  watch.lap('load Astro');
  await build({ ...astroOptions(site, content, cache), outDir: folder });
  watch.lap('render pages');

  const fileOf = (address: string): string => join(folder, site.addresses.file(address));
  for (const { address, body } of outputFiles(glossary)) {
    await mkdir(dirname(fileOf(address)), { recursive: true });
    await writeFile(fileOf(address), body);
  }
  await new MediaMaker(resolve(content), cache).writeAll(glossary, fileOf);
  watch.lap('cards and images');
  const own = join(resolve(content), 'public');
  if (await isFolder(own)) await cp(own, folder, { recursive: true });
}

async function summarise({ site, terms, homes, categories, pages, moved }: Glossary, out: string, watch: Stopwatch): Promise<void> {
  const { base, origin, robots } = site.addresses;
  const count = terms.length + homes.length + categories.length + pages.length + moved.length + 1;
  const files = await listFiles(resolve(out));
  console.log(`${terms.length} terms, ${count} pages, ${files.length} files in ${out} after ${watch.total()}: ${watch.report()}`);
  if (base !== '') {
    console.log(
      `The site is published below ${base}/, where crawlers don't look for robots.txt. Add to ${origin}/robots.txt:\n` +
        `  Sitemap: ${origin}${site.addresses.sitemapIndex}\n` +
        `(${robots} says the same.) If ${out} is served as ${base}/, the host's _headers and _redirects are at its own root too.`,
    );
  }
}
