import type { Glossary } from '../../models/glossary.ts';
import { HIDDEN_FILES } from '../../site/hosts.ts';
import { headerPolicy } from '../../site/policy.ts';

export type Header = readonly [name: string, value: string];

/** What a host is to do with the files of a site, before it is written in the language of any host. Paths are decoded. */
export interface HostRules {
  /** The path of the site without a slash at its end: empty, or `/glossary`. */
  base: string;
  /** For every answer. */
  always: readonly Header[];
  /** For all that is below a folder, whose path begins and ends with a slash. */
  below: readonly { folder: string; headers: readonly Header[] }[];
  /** For Markdown files, which are for programs: people and search engines get the pages. */
  markdown: readonly Header[];
  /** The page for what isn't there, by folder. The site's own comes first. */
  notFound: readonly { folder: string; page: string }[];
  /** Where pages were earlier. A target is percent-encoded. */
  moved: readonly { from: string; to: string }[];
  /** Files for hosts, which they have no reason to publish. */
  hidden: readonly string[];
}

export function has(headers: readonly Header[], name: string): boolean {
  return headers.some((header) => header[0] === name);
}

/** A regular expression for all that is below a folder, except for the page that stands there itself. */
export function belowPattern(folder: string): string {
  return `^${literalPattern(folder)}(?!index\\.html$).`;
}

/** A regular expression for just that text. */
export function literalPattern(text: string): string {
  return text.replace(/["\\.+*?()[\]{}|^$]/gu, '\\$&');
}

export function hostRules({ site, pages }: Glossary): HostRules {
  const { addresses, allowed, isPreview, languages, layout } = site;
  const { base } = addresses;
  const forever: Header[] = [['Cache-Control', 'public, max-age=31536000, immutable']];
  return {
    base,
    always: [
      ['Content-Security-Policy', headerPolicy(allowed)],
      ['X-Content-Type-Options', 'nosniff'],
      ['Referrer-Policy', 'strict-origin-when-cross-origin'],
      ...(isPreview ? [['X-Robots-Tag', 'noindex'] as const] : []),
    ],
    below: [
      ...languages.map((language) => ({
        folder: addresses.data(language),
        headers: [['Access-Control-Allow-Origin', '*'] as const],
      })),
      // Files that are named after their content never change.
      ...['_astro', 'media', 'cards', ...(layout?.files.length ? ['layout'] : [])].map((folder) => ({
        folder: `${base}/${folder}/`,
        headers: forever,
      })),
    ],
    markdown: [
      ['Content-Type', 'text/markdown; charset=utf-8'],
      ['Content-Disposition', 'inline'],
      ...(isPreview ? [] : [['X-Robots-Tag', 'noindex'] as const]),
    ],
    notFound: languages.map((language) => ({
      folder: decodeURI(addresses.home(language)),
      page: decodeURI(addresses.notFound(language)),
    })),
    hidden: HIDDEN_FILES.map((name) => `${base}/${name}`),
    // Hosts never see fragments: a page that has become several leads on by itself.
    moved: pages.moved.flatMap(({ address, target, ways }) =>
      target && ways.length === 0 ? { from: decodeURIComponent(address), to: target.address } : [],
    ),
  };
}
