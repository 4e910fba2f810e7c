import { array, assert, constantFrom, letrec, oneof, property, tuple, type Arbitrary } from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { math } from 'micromark-extension-math';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { termMarkdown } from '../../src/outputs/markdown-files.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** A piece of Markdown in which each `§` becomes a word of its own. */
type Piece = Arbitrary<string>;

const around = (piece: Piece, ...forms: string[]): Piece =>
  tuple(piece, constantFrom(...forms)).map(([inside, form]) => form.replace('…', () => inside));

/** Text in a line, with all that the guide allows there. */
const { line } = letrec<{ line: string; part: string }>((tie) => ({
  part: oneof(
    { depthSize: 'small', withCrossShrink: true },
    constantFrom(
      '§',
      '§ §',
      '§, § &amp; §.',
      '`§`',
      '$\\text{§}^2$',
      '§[^note]',
      '![§](../images/a.png)',
      '![§](../images/a.png "§")',
      '[[Other|§]]',
    ),
    constantFrom(
      '<br>§',
      '§  \n§',
      '<ruby>§<rp>(</rp><rt>§</rt><rp>)</rp></ruby>',
      '§ \\* §',
      '[§][there]',
      '_§_',
      '<https://§.example/>',
    ),
    around(tie('line'), '*…*', '**…**', '~~…~~', '***…***', '「**…**」', '(…)', '“…”'),
    around(tie('line'), '[…](https://other.example/)', '[…](term:other)', '[[Other|…]]', '[…](#far)'),
    around(tie('line'), '<kbd>…</kbd>', '<mark>…</mark>', 'H<sub>…</sub>', '<q>…</q>', '<span lang="fr">…</span>'),
  ),
  line: array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
}));

const indent = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((one, index) => (index === 0 ? first + one : one === '' && rest.trim() === '' ? '' : rest + one))
    .join('\n');

/** A part of a page: blocks in blocks. */
const { blocks } = letrec<{ blocks: string; block: string }>((tie) => ({
  block: oneof(
    { depthSize: 'small', withCrossShrink: true },
    line,
    line.map((one) => `### ${one.replaceAll('\n', ' ')}`),
    array(line, { minLength: 4, maxLength: 4 }).map((cells) => {
      const [a, b, c, d] = cells.map((cell) => cell.replaceAll('\n', ' '));
      return `| ${a} | ${b} |\n|:-:|--|\n| ${c} | ${d} |`;
    }),
    constantFrom('```js\nlet § = "§";\n```', '    § §', '$$\n\\text{§} = \\frac{\\text{§}}{2}\n$$', '- [ ] §\n- [x] §'),
    constantFrom(
      '![§ §](../images/a.png "§")',
      '---',
      '<dl>\n<dt>§</dt>\n<dd>§</dd>\n</dl>',
      '§\n: §\n: §\n\n§\n§\n\n: §',
      '§\n===',
      '\\# §',
      '1\\. §',
    ),
    tie('blocks').map((inside) => indent(inside, '- ', '  ')),
    tie('blocks').map((inside) => indent(inside, '12. ', '    ')),
    tie('blocks').map((inside) => indent(inside, '> ', '> ')),
    tie('blocks').map((inside) => `§\n${indent(inside, ': ', '  ')}`),
    tuple(constantFrom('NOTE', 'TIP', 'WARNING'), tie('blocks')).map(
      ([kind, inside]) => `> [!${kind}]\n${indent(inside, '> ', '> ')}`,
    ),
    around(tie('blocks'), '<details>\n<summary>§</summary>\n\n…\n\n</details>', '<div>\n\n…\n\n</div>'),
  ),
  blocks: array(tie('block'), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n')),
}));

/** A whole body: the definition, and sections below it. */
const body = tuple(blocks, array(tuple(line, blocks), { maxLength: 2 })).map(([first, sections]) => {
  const below = sections.map(([heading, text]) => `## ${heading.replaceAll('\n', ' ')}\n\n${text}`);
  let count = 0;
  const word = (): string => `w${String((count += 1)).replaceAll(/\d/gu, (digit) => 'abcdefghij'[Number(digit)]!)}x`;
  return `${[first, ...below].join('\n\n')}\n\n[^note]: A note.\n\n[there]: https://there.example\n`.replaceAll(
    '§',
    word,
  );
});

/** The words that neither the page shows nor a message names or points at; and those that its Markdown lacks. */
function lostWords(text: string): { onPage: string[]; inMarkdown: string[] } {
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', 'name: N\ndescription: D.\nurl: https://n.example\nlanguage: en\n'),
    terms: [
      sourceFile('terms/zebra.md', `---\nterm: Zebra\nfaq: []\n---\n${text}`),
      sourceFile('terms/other.md', '---\nterm: Other\nfaq: []\n---\nAnother.\n'),
    ],
    pages: [],
    assets: new Map([
      ['images/a.png', { path: 'images/a.png', kind: 'image', type: 'image/png', width: 9, height: 9, digest: 'a' }],
    ]),
    publicFiles: [],
    problems: [],
  });
  const page = glossary?.pages.term.find(({ address }) => address.includes('zebra'))?.page();
  const shown = new Set<string>();
  const read = (words: string): void => void words.match(/\bw[a-j]+x\b/gu)?.forEach((word) => shown.add(word));
  if (page) {
    for (const html of [
      page.definitionHtml,
      ...page.sections.flatMap((one) => [one.titleHtml ?? one.title, one.html]),
    ]) {
      visit(fromHtml(html ?? '', { fragment: true }), (node) => {
        if (node.type === 'text') read(node.value);
        else if (node.type === 'element') read(`${node.properties['alt']} ${node.properties['title']}`);
      });
    }
  }
  const asMarkdown = new Set<string>();
  if (page) {
    visit(parseMarkdown(termMarkdown(page, glossary!.site.addresses)), (node) => {
      const texts = ['value', 'alt', 'title'].map((key) => (node as unknown as Record<string, unknown>)[key]);
      for (const word of texts.join(' ').match(/\bw[a-j]+x\b/gu) ?? []) asMarkdown.add(word);
    });
  }
  const visible = [...shown];
  const lines = sourceFile('', `---\nterm: Zebra\nfaq: []\n---\n${text}`).text.split('\n');
  const told = problems.filter(({ file }) => file === 'terms/zebra.md');
  for (const { line: at, message } of told) read(`${lines[at - 1]} ${message}`);
  return {
    onPage: (text.match(/\bw[a-j]+x\b/gu) ?? []).filter((word) => !shown.has(word)),
    inMarkdown: visible.filter((word) => !asMarkdown.has(word)),
  };
}

/** As a program would read it that knows GitHub's Markdown and formulas. */
function parseMarkdown(text: string): Nodes {
  return fromMarkdown(text.replace(/^---\n[^]*?\n---\n/u, ''), {
    extensions: [gfmTable(), gfmFootnote(), gfmStrikethrough(), math()],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      mathFromMarkdown(),
    ],
  });
}

test.each([
  ['a seed that is always the same', 20261201, 100],
  ['a seed of this run', Math.trunc(Math.random() * 2 ** 31), 100],
])(
  'every word of a text is on the page or in a message, and what is on the page is in its Markdown: %s',
  (_, seed, numRuns) => {
    assert(
      property(body, (text) => {
        expect(lostWords(text), text).toEqual({ onPage: [], inMarkdown: [] });
      }),
      { seed, numRuns, interruptAfterTimeLimit: 4_000 },
    );
  },
);

test.each([
  'wax\n: wbx\n\n  wcx\n',
  'wax\n: ~~<kbd>~~![wbx](../images/a.png)~~ wcx\n',
  '~~<kbd>~~wax~~ wbx</kbd> wcx~~\n',
])('no word is lost of: %s', (text) => {
  expect(lostWords(text)).toEqual({ onPage: [], inMarkdown: [] });
});
