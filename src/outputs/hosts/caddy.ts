import type { Glossary } from '../../models/glossary.ts';
import { hostRules, literalPattern, type Header } from './host-rules.ts';

/** A part of a site in a Caddyfile. */
export function caddyConfig(glossary: Glossary): string {
  const { base, always, below, markdown, notFound, moved, hidden } = hostRules(glossary);
  const inside = (path: string): string => path.slice(base.length);
  const serve = [
    `@hidden path ${hidden.map((path) => quoted(inside(path))).join(' ')}`,
    'error @hidden 404',
    // A browser asks each time whether a page has changed.
    ...headerLines('', [...always, ['Cache-Control', 'no-cache'], ['Vary', 'Accept']]),
    ...below.flatMap(({ folder, headers }, at) => [
      `@below${at} path_regexp ^${literalPattern(inside(folder))}.`,
      ...headerLines(`@below${at} `, headers),
    ]),
    '@asked {',
    '  path_regexp page ^(.+)/$',
    '  header Accept *text/markdown*',
    '}',
    'route @asked {',
    '  @there file {re.page.1}.md',
    '  rewrite @there {re.page.1}.md',
    '}',
    '@markdown path *.md',
    ...headerLines('@markdown ', markdown),
    ...[...notFound]
      .reverse()
      .flatMap(({ folder, page }, at) => [
        `@missing${at} {`,
        `  path ${quoted(`${inside(folder)}*`)}`,
        '  not file {path} {path}/index.html',
        '}',
        `handle @missing${at} {`,
        `  rewrite * ${quoted(inside(page))}`,
        '  file_server {',
        '    status 404',
        '  }',
        '}',
      ]),
    'file_server',
  ];
  return `${[
    '# Written by Headword with each build. In a site, with the folder in which this file is:',
    '#   vars headword /srv/glossary',
    '#   import /srv/glossary/Caddyfile',
    ...(moved.length === 0
      ? []
      : [
          'map {path} {headword_moved} {',
          ...moved.map(({ from, to }) => `  ${quoted(from)} ${quoted(to)}`),
          '  default ""',
          '}',
          '@headword_asked expression {headword_moved} != "" && {query} != ""',
          'redir @headword_asked {headword_moved}?{query} 301',
          '@headword_moved expression {headword_moved} != ""',
          'redir @headword_moved {headword_moved} 301',
        ]),
    ...(base === '' ? [] : [`redir ${quoted(base)} ${quoted(`${base}/`)} 301`]),
    base === '' ? 'handle {' : `handle_path ${quoted(`${base}/*`)} {`,
    '  root * {vars.headword}',
    // In the order in which they stand here.
    '  route {',
    ...serve.map((line) => `    ${line}`),
    '  }',
    '}',
  ].join('\n')}\n`;
}

function headerLines(matcher: string, headers: readonly Header[]): string[] {
  return headers.map(([name, value]) => `header ${matcher}${name} ${quoted(value)}`);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}
