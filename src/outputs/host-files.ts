import type { Glossary } from '../models/glossary.ts';
import { headerPolicy } from '../site/policy.ts';

/** Response headers, in the format that Netlify and Cloudflare read. Hashed files never change; data may be read from any site. */
export function headers({ site: { addresses, allowed, isPreview, languages } }: Glossary): string {
  const { base } = addresses;
  const always = [
    `Content-Security-Policy: ${headerPolicy(allowed)}`,
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: strict-origin-when-cross-origin',
    ...(isPreview ? ['X-Robots-Tag: noindex'] : []),
  ];
  const forever = ['Cache-Control: public, max-age=31536000, immutable'];
  const rules: [string, string[]][] = [
    [`${base}/*`, always],
    ...languages.map((language): [string, string[]] => [
      `${addresses.data(language)}*`,
      ['Access-Control-Allow-Origin: *'],
    ]),
    // Not `*`, which would be for the page of a term called “Media”, too.
    ...['_astro', 'media', 'cards'].map((folder): [string, string[]] => [`${base}/${folder}/:file`, forever]),
  ];
  return rules.map(([path, lines]) => `${path}\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n');
}

/**
 * Redirects from earlier addresses, in the format of the same two hosts; other hosts serve the pages that stand there.
 *
 * Netlify follows a rule only if it is forced (`!`), as a page stands at the address. Cloudflare ignores such a line and
 * follows the second one. Both compare decoded paths, and Netlify finds no percent signs:
 * https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
 */
export function redirects({ pages }: Glossary): string {
  return pages.moved
    .map(
      ({ address, target }) =>
        `${ruleLine(address, target.address, '301!')}${ruleLine(address, target.address, '301')}`,
    )
    .join('');
}

function ruleLine(from: string, to: string, status: string): string {
  return `${decodeURI(from)} ${decodeURI(to)} ${status}\n`;
}
