import { shown } from '../content/places.ts';
import { contentFolder, outFolder } from './paths.ts';
import { displayFor } from './progress.ts';
import { tell } from './called.ts';
import { EXIT, command } from './command.ts';
import { buildSite, type BuiltSite } from '../build/build-site.ts';

const help = `
Builds the site.

  headword build [--content DIR] [--out DIR] [--site URL] [--drafts] [--quiet]

  --content DIR   the content folder (content)
  --out DIR       where the site goes (dist); the old one stays in place until the new one is complete
  --site URL      the public address, in place of the one in site.yaml: a preview, which search engines leave out
                  (unless site.yaml says preview: false)
  --drafts        with the terms whose status is draft
  --quiet         says only what is wrong

Exit status: 0 built, 1 errors in the content (nothing was written), 2 wrong usage.
`;

const options = {
  content: { type: 'string' },
  out: { type: 'string' },
  site: { type: 'string' },
  drafts: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const;

/** Cloudflare Pages, the strictest of the large hosts, takes no more files on its free plan. https://developers.cloudflare.com/pages/platform/limits/ */
const HOST_LIMIT = 20_000;

export default command({
  help,
  options,
  run: async ({ content, out, site: url, drafts, quiet }) => {
    const target = outFolder(out);
    const written = await buildSite({
      content: contentFolder(content),
      out: target,
      url,
      drafts,
      display: displayFor(quiet),
      tell,
    });
    if (!written) return EXIT.problems;
    if (!quiet) summarize(written, target);
    return EXIT.fine;
  },
});

function summarize(
  {
    summary: { terms, pages, links, base, origin, isPreview, robots },
    files,
    reused,
    isSame,
    isFullRebuild,
    watch,
  }: BuiltSite,
  out: string,
): void {
  const count = (number: number, one: string): string =>
    `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
  const kept = isSame
    ? 'nothing has changed'
    : isFullRebuild
      ? 'all made anew: the settings, the looks or Headword are different'
      : reused > 0
        ? `${reused.toLocaleString('en')} of them as they were`
        : '';
  console.log(
    `${count(terms, 'term')}, ${count(links, 'link')}, ${count(pages, 'page')}, ${count(files, 'file')}${kept === '' ? '' : ` (${kept})`} in ${shown(out)} after ${watch.total()}: ${watch.report()}.`,
  );
  if (files > HOST_LIMIT)
    console.log(
      `Some hosts take no more than ${HOST_LIMIT.toLocaleString('en')} files: look whether yours takes ${files.toLocaleString('en')}.`,
    );
  if (isPreview)
    console.log(
      'A preview: every page says noindex, as `preview` is on or --site is not the `url` of site.yaml. `preview: false` makes it public.',
    );
  if (base === '' || isPreview) return;
  console.log(
    `The site's place is ${base}/, and crawlers read robots.txt at the root of the host only. Add to ${origin}/robots.txt:\n` +
      linesForHost(robots),
  );
}

/** Where all may be read, crawlers need to be told of nothing but the sitemap. */
function linesForHost(robots: string): string {
  const lines = robots.trimEnd().split('\n');
  return (robots.includes('Disallow') ? lines : lines.filter((line) => line.startsWith('Sitemap')))
    .map((line) => `  ${line}`)
    .join('\n');
}
