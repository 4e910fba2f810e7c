import type { Glossary } from '../../models/glossary.ts';
import { has, hostRules, type Header } from './host-rules.ts';

/** Response headers, in the format that Netlify and Cloudflare read. */
export function headers(glossary: Glossary): string {
  const { base, always, below, markdown } = hostRules(glossary);
  const { hosts } = glossary.site.settings;
  const rules: [string, readonly Header[]][] = [
    [`${base}/*`, always],
    // For a hashed file not `*`, which would be for the page of a term called “Media”, too.
    ...below.map(({ folder, headers }): [string, readonly Header[]] => [
      has(headers, 'Cache-Control') ? `${folder}:file` : `${folder}*`,
      headers,
    ]),
    // Netlify may take whatever follows a `*` for nothing, and would keep search engines from all pages.
    ...(hosts.includes('cloudflare') && !hosts.includes('netlify')
      ? [[`${base}/*.md`, markdown] satisfies [string, readonly Header[]]]
      : []),
  ];
  return rules
    .map(([path, lines]) => `${path}\n${lines.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`)
    .join('\n');
}

/**
 * Redirects from earlier addresses, in the format of the same two hosts; other hosts serve the pages that stand there.
 *
 * Netlify follows a rule only if it is forced (`!`), as a page stands at the address. Cloudflare ignores such a line and
 * follows the second one. Both compare decoded paths, and Netlify finds no percent signs:
 * https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
 */
export function redirects(glossary: Glossary): string {
  return hostRules(glossary)
    .moved.map(({ from, to }) => `${ruleLine(from, to, '301!')}${ruleLine(from, to, '301')}`)
    .join('');
}

function ruleLine(from: string, to: string, status: string): string {
  const plain = (address: string): string => decodeURI(address).replaceAll(' ', '%20');
  return `${plain(from)} ${plain(to)} ${status}\n`;
}
