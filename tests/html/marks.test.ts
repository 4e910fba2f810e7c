import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const SETTINGS =
  'name: Tea\ndescription: Words of tea.\nurl: https://tea.example\nlanguage: en\nlinking: { budget: 50 }\n';

/**
 * The definition of a term of this text, as it is shown.
 * @param others the names of the other terms, by their ids
 */
function definitionOf(text: string, others: Record<string, string> = { tea: 'Tea' }): string {
  const terms = [
    ...Object.entries(others).map(([id, name]) => sourceFile(`terms/${id}.md`, `---\nterm: ${name}\n---\nIt is.\n`)),
    sourceFile('terms/cup.md', `---\nterm: Cup\n---\n${text}\n`),
  ];
  const { glossary } = compile({
    settings: sourceFile('site.yaml', SETTINGS),
    terms,
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  return glossary!.pages.term.find(({ data }) => data.slug === 'cup')!.page().definitionHtml;
}

const link = '<a href="/tea/" class="term">tea</a>';

test('the first mention is a link, and of the others nothing is left but their words', () => {
  expect(definitionOf('For tea & tea, *tea*.')).toBe(`<p>For ${link} &#x26; tea, <em>tea</em>.</p>`);
});

test('a mention that is all that is emphasised is a link within', () => {
  expect(definitionOf('For **tea**.')).toBe(`<p>For <strong>${link}</strong>.</p>`);
});

test('a mention that reaches over a comment is a link around', () => {
  expect(definitionOf('For te<!-- c -->a.')).toBe(`<p>For ${link}.</p>`);
});

describe('a mention that reaches out of emphasised words, beside others', () => {
  const OTHERS = { 'green-tea': 'Green tea', pot: 'Black pot', cord: 'Cord' };
  const green = '<a href="/green-tea/" class="term">';
  const pot = '<a href="/pot/" class="term">';

  test.each([
    [
      'after a plain one',
      'In a black pot we make *green* tea.',
      `In a ${pot}black pot</a> we make ${green}<em>green</em> tea</a>.`,
    ],
    ['next to a plain one', 'The black pot *green* tea.', `The ${pot}black pot</a> ${green}<em>green</em> tea</a>.`],
    [
      'before a plain one',
      'Make *green* tea in a black pot.',
      `Make ${green}<em>green</em> tea</a> in a ${pot}black pot</a>.`,
    ],
    ['over a comment', 'The black pot, green<!-- c --> tea.', `The ${pot}black pot</a>, ${green}green tea</a>.`],
    [
      'beside a link and HTML',
      'Black pot [x](/cord/) *green* tea <kbd>y</kbd>.',
      `${pot}Black pot</a> <a href="/cord/" class="term">x</a> ${green}<em>green</em> tea</a> <kbd>y</kbd>.`,
    ],
    [
      'twice, of which one is left',
      'Make *green* tea, and *green* tea.',
      `Make ${green}<em>green</em> tea</a>, and <em>green</em> tea.`,
    ],
  ])('%s', (_, text, expected) => {
    expect(definitionOf(text, OTHERS)).toBe(`<p>${expected}</p>`);
  });
});

test.each([
  ['as they are', 'A cup of \uFDD00\uFDD1evil\uFDD2, with [a \uFDD00\uFDD1link\uFDD2](https://x.example), for tea.'],
  [
    'as numbers in Markdown',
    'A cup of &#xFDD0;0&#xFDD1;evil&#xFDD2;, with [a &#64976;0&#64977;link&#64978;](https://x.example), for tea.',
  ],
  [
    'as numbers in HTML',
    '<div>A cup of <b>&#xFDD0;0&#xFDD1;evil&#x0fdd2;</b>, with <a href="https://x.example">a &#064976;0&#64977link&#xfdd2</a>.</div>\n\nNow for tea.',
  ],
])('authors who write the marks of mentions, %s, get signs that can not be read, and no link', (_, text) => {
  const html = definitionOf(text);
  expect(html).not.toMatch(/[\uFDD0-\uFDEF]/u);
  expect(html.match(/\uFFFD/gu)).toHaveLength(6);
  expect(html.match(/<a /gu)).toHaveLength(2);
  expect(html).toContain(`for ${link}`);
});
