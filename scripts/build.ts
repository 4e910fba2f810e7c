import type { Glossary } from '../src/models/glossary.ts';
import { place, shown } from './io/places.ts';
import { listFiles } from './io/read-content.ts';
import type { Stopwatch } from './io/stopwatch.ts';
import { EXIT, runCommand } from './io/usage.ts';
import { writeSite } from './io/write-site.ts';

const help = `
Builds the site.

  npm run build -- [--content DIR] [--out DIR] [--site URL] [--drafts]

  --content DIR   the content folder (content)
  --out DIR       where the site goes (dist); the old one stays in place until the new one is complete
  --site URL      the public address, in place of the one in site.yaml
  --drafts        with the terms whose status is draft

Exit status: 0 built, 1 errors in the content (nothing was written), 2 wrong usage.
`;

const options = {
  content: { type: 'string' },
  out: { type: 'string' },
  site: { type: 'string' },
  drafts: { type: 'boolean' },
} as const;

await runCommand(help, options, async ({ content, out, site: url, drafts }) => {
  const target = place(out, 'dist');
  const written = await writeSite({ content: place(content, 'content'), out: target, url, drafts });
  if (!written) return EXIT.problems;
  await summarise(written.glossary, target, written.watch);
  return EXIT.fine;
});

async function summarise({ site, terms, homes, categories, senses, pages, moved, searches, maps, letters }: Glossary, out: string, watch: Stopwatch): Promise<void> {
  const { base, origin, sitemapIndex } = site.addresses;
  const count = terms.length + homes.length + categories.length + senses.length + pages.length + moved.length + searches.length + maps.length + letters.length + 1;
  const files = await listFiles(out);
  console.log(`${terms.length} ${terms.length === 1 ? 'term' : 'terms'}, ${count} pages, ${files.length} files in ${shown(out)} after ${watch.total()}: ${watch.report()}.`);
  if (base === '') return;
  console.log(
    `The site's place is ${base}/, and crawlers read robots.txt at the root of the host only. Add this line to ${origin}/robots.txt:\n` +
      `  Sitemap: ${origin}${sitemapIndex}`,
  );
}
