import type { Glossary } from '../../models/glossary.ts';
import { belowPattern, hostRules, literalPattern, type Header } from './host-rules.ts';

/** A `.htaccess` file. What a server has no module for is left out, as it would answer no request otherwise. */
export function apacheConfig(glossary: Glossary): string {
  const { base, always, below, markdown, notFound, moved, hidden } = hostRules(glossary);
  const redirect = ({ from, to }: (typeof moved)[number]): string =>
    `RedirectMatch 301 "^${literalPattern(from)}$" "${decodeURI(to)}"`;
  const isHere = ({ from }: (typeof moved)[number]): boolean => from.startsWith(`${base}/`);
  const elsewhere = moved.filter((one) => !isHere(one));
  const [home, ...languages] = notFound;
  const type = markdown.find(([name]) => name === 'Content-Type')![1].split(';')[0]!;
  return `${[
    '# Written by Headword with each build. Apache reads it where its configuration has "AllowOverride All".',
    ...(elsewhere.length > 0
      ? ['# It is not asked for these addresses, which are for the .htaccess at the root of the host:']
      : []),
    ...elsewhere.map((one) => `#   ${redirect(one)}`),
    'DirectoryIndex index.html',
    'AddDefaultCharset utf-8',
    `AddType ${type} .md`,
    'AddCharset utf-8 .md',
    `ErrorDocument 404 "${home!.page}"`,
    ...languages.map(({ folder, page }) => `<If "${isBelow(folder)}">\n  ErrorDocument 404 "${page}"\n</If>`),
    '<IfModule mod_alias.c>',
    `  RedirectMatch 404 "^(?:${hidden.map(literalPattern).join('|')})$"`,
    ...moved.filter(isHere).map((one) => `  ${redirect(one)}`),
    '</IfModule>',
    '<IfModule mod_headers.c>',
    ...indented(headerLines(always)),
    '  Header always set Cache-Control no-cache',
    ...indented(
      below.flatMap(({ folder, headers }) => [`<If "${isBelow(folder)}">`, ...indented(headerLines(headers)), '</If>']),
    ),
    '  <FilesMatch "\\.md$">',
    ...indented(indented(headerLines(markdown.filter(([name]) => name !== 'Content-Type')))),
    '  </FilesMatch>',
    '</IfModule>',
    // Programs that ask for Markdown get it.
    '<IfModule mod_rewrite.c>',
    '  RewriteEngine On',
    '  RewriteCond %{HTTP:Accept} text/markdown [NC]',
    '  RewriteCond %{REQUEST_FILENAME} ^(.+?)/?$',
    '  RewriteCond %1.md -f',
    '  RewriteRule ^(.+)/$ $1.md [L]',
    '</IfModule>',
  ].join('\n')}\n`;
}

function isBelow(folder: string): string {
  return `%{REQUEST_URI} =~ m#${belowPattern(folder)}#`;
}

function headerLines(headers: readonly Header[]): string[] {
  return headers.map(([name, value]) => `Header always set ${name} "${value.replace(/["\\]/gu, '\\$&')}"`);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
