import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const TERMS: Record<string, string> = {
  'neural-network':
    'term: Neural network\n---\nLayers.\n\n## How it learns\nBy steps.\n\n### In *two* passes\nThere and back.',
  'c-sharp': 'term: "C#"\n---\nA language.\n\n## Its story\nLong.',
  grund: 'term: Gründe\n---\nText.\n\n## Über Größe\nText.\n\n## 仕組み\n文。\n\n## कैसे\nपाठ।',
};

/** What a page of this body shows and what is told of it. */
function page(body: string, name = 'own-page'): { html: string; told: string[]; sections: string[] } {
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', 'name: N\ndescription: D.\nurl: https://n.example\nlanguage: en\n'),
    terms: [
      ...Object.entries(TERMS).map(([id, text]) => sourceFile(`terms/${id}.md`, `---\n${text}\n`)),
      sourceFile(`terms/${name}.md`, `---\nterm: Zebra\n---\n${body}\n`),
    ],
    pages: [sourceFile('pages/about.md', '---\ntitle: About\n---\nText.\n\n## Our rules\nText.\n')],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const shown = glossary!.pages.term.find(({ data }) => data.slug === name)!.page();
  return {
    html: [shown.definitionHtml, ...shown.sections.map(({ html }) => html)].join('\n'),
    sections: shown.sections.map(({ id, title, titleHtml }) => `${id}: ${title}${titleHtml ? ` = ${titleHtml}` : ''}`),
    told: problems
      .filter(({ file, severity, rule }) => file === `terms/${name}.md` && (severity === 'error' || /^un/u.test(rule)))
      .map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`),
  };
}

const term = (address: string, words: string): string => `<a href="${address}" class="term">${words}</a>`;

test.each([
  ['[[**Neural** network]]', term('/neural-network/', '<strong>Neural</strong> network')],
  ['[[neural network|the **net** of `x`]]', term('/neural-network/', 'the <strong>net</strong> of <code>x</code>')],
  ['**[[neural network]]**', `<strong>${term('/neural-network/', 'neural network')}</strong>`],
  ['*[[neural network|*net*]]*', `<em>${term('/neural-network/', '<em>net</em>')}</em>`],
  ['[[ Neural Network ]]', term('/neural-network/', 'Neural Network')],
  ['[[neural-network.md|net]]', term('/neural-network/', 'net')],
  ['[[Neural network#How it learns]]', term('/neural-network/#how-it-learns', 'Neural network › How it learns')],
  ['[[neural network#how-it-learns|so]]', term('/neural-network/#how-it-learns', 'so')],
  ['[[neural network#How it learns#In two passes|so]]', term('/neural-network/#in-two-passes', 'so')],
  ['[so](term:neural-network#in-two-passes)', term('/neural-network/#in-two-passes', 'so')],
  ['[so](term:neural-network#In%20two%20passes)', term('/neural-network/#in-two-passes', 'so')],
  ['[so](/neural-network/#how-it-learns)', term('/neural-network/#how-it-learns', 'so')],
  ['[so](/-/about/#our-rules)', '<a href="/-/about/#our-rules">so</a>'],
  ['[[C#]]', term('/c-sharp/', 'C#')],
  ['[[C##Its story]]', term('/c-sharp/#its-story', 'C# › Its story')],
  ['[[Gründe#Über Größe|so]]', term('/grund/#%C3%BCber-gr%C3%B6%C3%9Fe', 'so')],
  ['[[Gründe#仕組み|so]]', term('/grund/#%E4%BB%95%E7%B5%84%E3%81%BF', 'so')],
  ['[[#Below here|so]]', '<a href="#below-here">so</a>'],
  ['[[#Below here]]', '<a href="#below-here">Below here</a>'],
  ['[so](#Below%20here)', '<a href="#below-here">so</a>'],
  ['[so](#below-here)', '<a href="#below-here">so</a>'],
  ['[so][r]\n\n[r]: term:neural-network#how-it-learns', term('/neural-network/#how-it-learns', 'so')],
])('%s', (text, expected) => {
  const { html, told } = page(`${text}\n\n## Below here\nMore.`);
  expect(decodeURI(html)).toContain(decodeURI(expected));
  expect(told).toEqual([]);
});

test.each([
  ['[[Neural network#How it lerns]]', 'Did you mean "#how-it-learns"?'],
  ['[so](term:neural-network#nothing)', 'Headings get their ids'],
  ['[so](/neural-network/#how-it-lears)', 'Did you mean "#how-it-learns"?'],
  ['[so](/-/about/#our-rule)', 'Did you mean "#our-rules"?'],
  ['[so](#below-her)', 'Did you mean "#below-here"?'],
  ['[[#Elsewhere entirely]]', 'Headings get their ids'],
])('a heading that does not exist is told: %s', (text, hint) => {
  const { told } = page(`Text.\n\n${text}\n\n## Below here\nMore.`);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^6:1 /u);
  expect(told[0]).toContain(hint);
});

test('references in cells of tables keep the row whole, with and without a backslash', () => {
  const { html, told } = page(
    '| part | job |\n|---|---|\n| [[neural network|the net]] | learns |\n| [[neural network\\|a net]] | too |\n| $P(A|B)$ | `x|y` |',
  );
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/gu)].map(([, cell]) => cell!.replaceAll(/<[^>]*>/gu, ''));
  expect(cells).toEqual(['the net', 'learns', 'a net', 'too', 'P(A∣B)', 'x|y']);
  expect(told).toEqual([]);
});

test('code and text keep the bars of references', () => {
  const { html } = page('`[[a|b]]`\n\n| a |\n|---|\n| b |\n\n    [[a|b]]');
  expect(html.match(/\[\[a\|b\]\]/gu)).toHaveLength(2);
});

test('definitions of links hold for all texts of an entry', () => {
  const faq = 'faq:\n  - question: Why?\n    answer: See [the paper][p].';
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', 'name: N\ndescription: D.\nurl: https://n.example\nlanguage: en\n'),
    terms: [sourceFile('terms/a.md', `---\nterm: A\n${faq}\n---\nText.\n\n[P]: https://paper.example "Paper"\n`)],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(glossary!.pages.term[0]!.page().questions!.items[0]!.html).toContain(
    '<a href="https://paper.example" title="Paper"',
  );
  expect(problems.filter(({ rule }) => rule === 'unread-markdown')).toEqual([]);
});

describe('headings of sections', () => {
  test.each([
    ['How the `VAE` works', 'how-the-vae-works: How the VAE works = How the <code>VAE</code> works'],
    ['*Wie* es **geht**', 'wie-es-geht: Wie es geht = <em>Wie</em> es <strong>geht</strong>'],
    ['What <kbd>Enter</kbd> does', 'what-enter-does: What Enter does = What <kbd>Enter</kbd> does'],
    ['10<sup>8</sup> pas', '10-pas: 10⁸ pas = 10<sup>8</sup> pas'],
    ['一つの[[neural network|網]]', `一つの網: 一つの網 = 一つの${term('/neural-network/', '網')}`],
    [
      'See [it](term:neural-network) & more',
      `see-it--more: See it & more = See ${term('/neural-network/', 'it')} &#x26; more`,
    ],
    ['A ~~bad~~ good one', 'a-good-one: A good one = A <del>bad</del> good one'],
    ['Plain words', 'plain-words: Plain words'],
  ])('%s', (heading, expected) => {
    expect(page(`Text.\n\n## ${heading}\nMore.`).sections).toEqual([expected]);
  });

  test('a formula is set in a heading', () => {
    const [section] = page('Text.\n\n## Why $E = mc^2$\nMore.').sections;
    expect(section).toMatch(/^why-e--mc\S*: Why E = mc² = Why <math/u);
  });

  test('one without words makes no section, and is told', () => {
    const { sections, html, told } = page('Text.\n\n## \nMore.\n\n### <!-- c -->\n\nAnd more.');
    expect(sections).toEqual([]);
    expect(html).toBe('<p>Text.</p>\n\n<p>More.</p>\n\n<p>And more.</p>');
    expect(told.map((message) => message.split(' ', 1)[0])).toEqual(['6:1', '9:1']);
  });
});

describe('boxes', () => {
  test.each(['NOTE', 'Tip', 'important', 'WARNING', 'Caution'])('%s', (kind) => {
    const { html, told } = page(`> [!${kind}]\n> See the **text**.\n>\n> - one`);
    const title = kind[0]!.toUpperCase() + kind.slice(1).toLowerCase();
    expect(html).toBe(
      `<div class="alert ${kind.toLowerCase()}" role="note"><p class="alert-title">${title}</p>\n<p>See the <strong>text</strong>.</p>\n<ul>\n<li>one</li>\n</ul>\n</div>`,
    );
    expect(told).toEqual([]);
  });

  test('an escaped mark and another kind are quotations', () => {
    expect(page('> \\[!NOTE]\n> Text.').html).toContain('<blockquote>');
    expect(page('> [!QUESTION]\n> Text.').told[0]).toContain('> [!NOTE], > [!TIP]');
  });
});

test.each([
  ['<a href="/c-sharp/">\n\n| [x](/neural-network/) |\n|---|\n\n</a>', 'A link inside a link'],
  ['<a href="/c-sharp/"><marquee><a href="/neural-network/">x</a></marquee></a>', 'A link inside a link'],
])('a link inside a link is told, and its words stay: %j', (text, message) => {
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', 'name: N\ndescription: D.\nurl: https://n.example\nlanguage: en\n'),
    terms: [
      ...Object.entries(TERMS).map(([id, own]) => sourceFile(`terms/${id}.md`, `---\n${own}\n`)),
      sourceFile('terms/z.md', `---\nterm: Zebra\n---\n${text}\n`),
    ],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const { definitionHtml } = glossary!.pages.term.find(({ data }) => data.slug === 'z')!.page();
  expect(definitionHtml).not.toMatch(/[\uE000\uE001]/u);
  expect(definitionHtml.replace(/<[^>]*>/gu, '').trim()).toBe('x');
  expect(problems.map((one) => one.message).join('\n')).toContain(message);
});
