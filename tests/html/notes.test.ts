import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** The HTML of a term's parts, and what is told of its Markdown. */
function page(
  body: string,
  { answer = 'Yes.', language = 'en' } = {},
): { html: string[]; told: string[]; text: string } {
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', `name: N\ndescription: D.\nurl: https://n.example\nlanguage: ${language}\n`),
    terms: [
      sourceFile(
        'terms/a.md',
        `---\nterm: Zebra\nfaq:\n  - question: Why?\n    answer: ${JSON.stringify(answer)}\n---\n${body}\n`,
      ),
    ],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const { definitionHtml, sections, questions, frame } = glossary!.pages.term[0]!.page();
  return {
    html: [definitionHtml, ...sections.map(({ html }) => html), questions!.items[0]!.html],
    told: problems.filter(({ rule }) => /^un/u.test(rule)).map(({ line, message }) => `${line} ${message}`),
    text: frame.head.description!,
  };
}

test('notes are numbered through the page; each part lists its own, with ways back', () => {
  const { html, told, text } = page(
    'One.[^a] Again.[^a]\n\n[^a]: The *first*.\n\n## More\n\nTwo.[^b]\n\n- item\n\n  [^b]: The second.',
    { answer: 'Three.[^a]\n\n[^a]: The third.' },
  );
  expect(html).toEqual([
    '<p>One.<sup><a href="#fn:1" id="fnref:1">1</a></sup> Again.<sup><a href="#fn:1" id="fnref:1-2">1</a></sup></p>\n' +
      '<div class="notes" role="group" aria-label="Notes"><ol><li id="fn:1">\n<p>The <em>first</em>. ' +
      '<a href="#fnref:1" aria-label="Back to the text (1)">↩\uFE0E</a> <a href="#fnref:1-2" aria-label="Back to the text (2)">↩\uFE0E</a></p>\n</li></ol></div>',
    '<p>Two.<sup><a href="#fn:2" id="fnref:2">2</a></sup></p>\n<ul>\n<li>\n<p>item</p>\n</li>\n</ul>\n' +
      '<div class="notes" role="group" aria-label="Notes"><ol start="2"><li id="fn:2">\n<p>The second. ' +
      '<a href="#fnref:2" aria-label="Back to the text">↩\uFE0E</a></p>\n</li></ol></div>',
    '<p>Three.<sup><a href="#fn:3" id="fnref:3">3</a></sup></p>\n' +
      '<div class="notes" role="group" aria-label="Notes"><ol start="3"><li id="fn:3">\n<p>The third. ' +
      '<a href="#fnref:3" aria-label="Back to the text">↩\uFE0E</a></p>\n</li></ol></div>',
  ]);
  expect(told).toEqual([]);
  expect(text).toBe('One.');
});

test('a note that nothing refers to is told and not shown, and so is a reference without a note', () => {
  const { html, told } = page('Text.[^x]\n\n[^y]: Unused.');
  expect(html[0]).toBe('<p>Text.[^x]</p>');
  expect(told).toHaveLength(2);
});

test('a note may refer to another, and have HTML beside it', () => {
  const { html } = page('<b>Text</b>.[^x]\n\n[^y]: Inner.\n\n[^x]: Outer.[^y]');
  expect([...html[0]!.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)).toEqual(['fnref:1', 'fn:1', 'fnref:2', 'fn:2']);
});

test.each(['de', 'fr', 'es', 'pt', 'ja', 'zh', 'ko', 'ar', 'hi'])(
  'notes and boxes have their words in %s',
  (language) => {
    const { html } = page('Text.[^1]\n\n> [!NOTE]\n> x\n\n[^1]: y', { language });
    expect(html[0]).not.toMatch(/>Note<|Back to/u);
  },
);

test.each([
  ['含**「重点」**内容', '含<strong>「重点」</strong>内容'],
  ['**真，**她说', '<strong>真，</strong>她说'],
  ['**注意：**正文', '<strong>注意：</strong>正文'],
  ['这是**加粗（括号）**测试', '这是<strong>加粗（括号）</strong>测试'],
  ['*斜体。*后面', '<em>斜体。</em>后面'],
  ['**注意！**这里', '<strong>注意！</strong>这里'],
  ['前**“引号”**后', '前<strong>“引号”</strong>后'],
  ['これは**「強調」**です', 'これは<strong>「強調」</strong>です'],
  ['**はい。**次の文', '<strong>はい。</strong>次の文'],
  ['値は**（約）**です', '値は<strong>（約）</strong>です'],
  [
    '**リンク[a](https://x.example)**です',
    '<strong>リンク<a href="https://x.example" class="external" rel="external noopener">a</a></strong>です',
  ],
  ['**`code`**の例', '<strong><code>code</code></strong>の例'],
  ['이것은 **강조(괄호)**입니다', '이것은 <strong>강조(괄호)</strong>입니다'],
  ['**"인용"**은', '<strong>"인용"</strong>은'],
  ['**한국어.**다음', '<strong>한국어.</strong>다음'],
  ['snake_case_name と **a**', 'snake_case_name と <strong>a</strong>'],
  ['2 * 3 * 4 は 24', '2 * 3 * 4 は 24'],
  ['**Latin**words', '<strong>Latin</strong>words'],
])('emphasis beside signs of East Asia: %s', (text, expected) => {
  expect(page(text).html[0]).toBe(`<p>${expected}</p>`);
});
