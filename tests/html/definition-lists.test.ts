import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { termMarkdown } from '../../src/outputs/markdown-files.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** A term's HTML, what is told of its Markdown, its description, and its Markdown as it is published. */
function page(body: string): { html: string; told: string[]; text: string; markdown: string } {
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', 'name: N\ndescription: D.\nurl: https://n.example\nlanguage: en\n'),
    terms: [sourceFile('terms/a.md', `---\nterm: Zebra\nfaq: []\n---\n${body}\n`)],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const model = glossary!.pages.term[0]!.page();
  return {
    html: model.definitionHtml,
    told: problems.filter(({ rule }) => rule === 'unread-markdown').map(({ line, message }) => `${line} ${message}`),
    text: model.frame.head.description!,
    markdown: termMarkdown(model, glossary!.site.addresses),
  };
}

test('lines that begin with a colon define the word above them', () => {
  const { html, told } = page('Stripes.\n\nMane\n: *Hair* on the neck.\n: A name.\n\nHoof\nFoot\n: What it walks on.');
  expect(html).toBe(
    '<p>Stripes.</p>\n<dl>\n<dt>Mane</dt>\n<dd><em>Hair</em> on the neck.</dd>\n<dd>A name.</dd>\n' +
      '<dt>Hoof</dt>\n<dt>Foot</dt>\n<dd>What it walks on.</dd>\n</dl>',
  );
  expect(told).toEqual([]);
});

test('a meaning behind an empty line has paragraphs, lists and code', () => {
  const { html } = page('Mane\n\n: Hair.\n\n  More hair.\n\n  - `a`\n\nText.');
  expect(html).toBe(
    '<dl>\n<dt>Mane</dt>\n<dd><p>Hair.</p><p>More hair.</p><ul>\n<li><code>a</code></li>\n</ul></dd>\n</dl>\n<p>Text.</p>',
  );
});

test('words and meanings stay apart in plain text and in the published Markdown', () => {
  const { text, markdown } = page('Mane\n: Hair on the neck\n: A name');
  expect(text).toMatch(/Mane\W+Hair on the neck\W+A name/u);
  expect(markdown).toMatch(/Mane\n[^]*Hair on the neck\n[^]*A name\n/u);
});

test('a colon that defines nothing is told', () => {
  for (const [body, line] of [
    [': What?', 5],
    ['- Mane\n  : Hair.', 6],
    ['## Mane\n\n: Hair.', 7],
    ['| a |\n|---|\n| b |\n\n: The table.', 9],
  ] as const)
    expect(page(body).told, body).toEqual([expect.stringMatching(new RegExp(`^${line} ": .*defines has to be`, 'u'))]);
  expect(page('At 10:30 :-) a: b\n:no list').told).toEqual([]);
});

test('paragraphs of a meaning stay apart', () => {
  expect(page('Mane\n: Long hair.\n\n  Of the neck.').html).toContain('<dd><p>Long hair.</p><p>Of the neck.</p></dd>');
});
