import type { Glossary } from '../../models/glossary.ts';
import { belowPattern, has, hostRules, literalPattern, type Header, type HostRules } from './host-rules.ts';

/**
 * A part of a server block of nginx. Headers and rewrites of a location don't reach the locations inside it, so each has
 * all of its own.
 */
export function nginxConfig(glossary: Glossary): string {
  const rules = hostRules(glossary);
  const { base, always, below, markdown, notFound, moved } = rules;
  const [home, ...languages] = notFound.map(({ folder, page }) => ({
    folder,
    lines: [`error_page 404 ${quoted(page)};`, ...pageLines(rules)],
  }));
  return `${[
    '# Written by Headword with each build. In a server block, with the folder in which this file is:',
    '#   set $headword /srv/glossary;',
    '#   include /srv/glossary/nginx.conf;',
    ...moved.map(({ from, to }) => `location = ${quoted(from)} { return 301 "${escaped(to)}$is_args$args"; }`),
    ...(base === '' ? [] : [`location = ${quoted(base)} { return 301 "${escaped(base)}/$is_args$args"; }`]),
    `location ${quoted(home!.folder)} {`,
    '  alias $headword/;',
    '  index index.html;',
    '  charset utf-8;',
    ...indented([
      ...home!.lines,
      ...languages.flatMap(({ folder, lines }) => [`location ${quoted(folder)} {`, ...indented(lines), '}']),
      ...below.flatMap(({ folder, headers }) => [
        `location ~ "${belowPattern(folder)}" {`,
        ...indented(headerLines([...always, ...headers, ...(has(headers, CACHE[0]) ? [] : [CACHE])])),
        '}',
      ]),
      'location ~ \\.md$ {',
      '  types {}',
      ...indented(
        [...markdown, ...always, CACHE].flatMap(([name, value]) =>
          name === 'Content-Type' ? [`default_type ${quoted(value)};`] : headerLines([[name, value]]),
        ),
      ),
      '}',
      ...rules.hidden.map((path) => `location = ${quoted(path)} { return 404; }`),
    ]),
    '}',
  ].join('\n')}\n`;
}

/** A browser asks each time whether a page has changed. */
const CACHE: Header = ['Cache-Control', 'no-cache'];

/** What serves a page, or its Markdown to a program that asks for that. */
function pageLines({ base, always }: HostRules): string[] {
  return [
    ...headerLines([...always, CACHE, ['Vary', 'Accept']]),
    'set $headword_markdown "";',
    // A numbered group would be percent-encoded.
    `if ($uri ~ "^${literalPattern(base)}(?<headword_page>/.+)/$") { set $headword_markdown $headword_page.md; }`,
    'if (!-f $headword$headword_markdown) { set $headword_markdown ""; }',
    'if ($http_accept !~* "text/markdown") { set $headword_markdown ""; }',
    `if ($headword_markdown) { rewrite ^ "${escaped(base)}$headword_markdown" last; }`,
  ];
}

function headerLines(headers: readonly Header[]): string[] {
  return headers.map(([name, value]) => `add_header ${name} ${quoted(value)} always;`);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/gu, '\\$&');
}
