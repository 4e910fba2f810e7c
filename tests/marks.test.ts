import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { sourceFile } from '../src/source/source-file.ts';

const SETTINGS = 'name: Tea\ndescription: Words of tea.\nurl: https://tea.example\nlanguage: en\nlinking: { budget: 50 }\n';

/** The definition of a term of this text, as it is shown, beside an entry for tea. */
function definitionOf(text: string): string {
  const terms = [sourceFile('terms/tea.md', '---\nterm: Tea\n---\nLeaves in water.\n'), sourceFile('terms/cup.md', `---\nterm: Cup\n---\n${text}\n`)];
  const { glossary } = compile({ settings: sourceFile('site.yaml', SETTINGS), terms, pages: [], assets: new Map(), publicFiles: [], problems: [] });
  return glossary!.terms.find(({ data }) => data.slug === 'cup')!.page().definitionHtml;
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

test.each([
  ['as they are', 'A cup of \uFDD00\uFDD1evil\uFDD2, with [a \uFDD00\uFDD1link\uFDD2](https://x.example), for tea.'],
  ['as numbers in Markdown', 'A cup of &#xFDD0;0&#xFDD1;evil&#xFDD2;, with [a &#64976;0&#64977;link&#64978;](https://x.example), for tea.'],
  ['as numbers in HTML', '<div>A cup of <b>&#xFDD0;0&#xFDD1;evil&#x0fdd2;</b>, with <a href="https://x.example">a &#064976;0&#64977link&#xfdd2</a>.</div>\n\nNow for tea.'],
])('authors who write the marks of mentions, %s, get signs that can not be read, and no link', (_, text) => {
  const html = definitionOf(text);
  expect(html).not.toMatch(/[\uFDD0-\uFDEF]/u);
  expect(html.match(/\uFFFD/gu)).toHaveLength(6);
  expect(html.match(/<a /gu)).toHaveLength(2);
  expect(html).toContain(`for ${link}`);
});
