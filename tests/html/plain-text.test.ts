import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** What a page of this text says to programs: its description, and the text itself as an answer. */
function saidOf(text: string, language = 'en'): { description: string | undefined; answer: string; jsonLd: string } {
  const answer = JSON.stringify(text);
  const { glossary } = compile({
    settings: sourceFile(
      'site.yaml',
      `name: Tea\ndescription: Words of tea.\nurl: https://tea.example\nlanguage: ${language}\n`,
    ),
    terms: [
      sourceFile('terms/cup.md', `---\nterm: Cup\nfaq:\n  - question: What?\n    answer: ${answer}\n---\n${text}\n`),
    ],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const page = glossary!.pages.term[0]!.page();
  return { description: page.frame.head.description, answer: page.questions!.items[0]!.text, jsonLd: page.jsonLd! };
}

test.each([
  ['The energy $E = mc^2$ of a body.', 'The energy E = mc² of a body.'],
  ['About $3\\cdot10^{-8}$ m.', 'About 3 ⋅ 10⁻⁸ m.'],
  ['The mean $\\bar{x} = \\frac{1}{n}\\sum_{i=1}^{n} x_i$.', 'The mean x̄ = 1/n ∑_(i=1)ⁿ x_i.'],
  ['The mean $\\frac{a+b}{2}$.', 'The mean (a + b)/2.'],
  ['So $\\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}$.', 'So (−b ± √(b² − 4ac))/(2a).'],
  ['A rate of $\\frac{a}{bc}$.', 'A rate of a/(bc).'],
  ['The root $\\sqrt[3]{x+1}$.', 'The root ³√(x + 1).'],
  ['The wave $\\sin x$ and $\\log(y)$.', 'The wave sin x and log(y).'],
  ['A vector in $\\mathbb{R}^n$.', 'A vector in ℝⁿ.'],
  ['So $P(A\\mid B)$ and $|x| < 1$.', 'So P(A | B) and |x| < 1.'],
  ['Choose $\\binom{n}{k}$.', 'Choose \\binom{n}{k}.'],
  ['The matrix $\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}$.', 'The matrix (a, b; c, d).'],
  ["At $90^\\circ$, $f'$ and $x := 2$.", 'At 90°, f′ and x := 2.'],
  ['Noise $x_t = \\sqrt{\\bar\\alpha_t}\\,x_0$.', 'Noise x_t = √(ᾱ_t) x₀.'],
  ['Find $\\max_{\\theta} \\mathbb{E}[\\log p_\\theta(x)]$.', 'Find max_θ 𝔼[log p_θ(x)].'],
  ['From 10<sup>-3</sup> to 10<sup>8</sup>, in H<sub>2</sub>O.', 'From 10⁻³ to 10⁸, in H₂O.'],
  ['Der Wert x<sup>n</sup>, e<sup>x</sup>, 2<sup>1/2</sup>.', 'Der Wert xⁿ, e^x, 2^(1/2).'],
  ['Le XIX<sup>e</sup> siècle, M<sup>me</sup> Curie, la 1<sup>re</sup>.', 'Le XIXe siècle, Mme Curie, la 1re.'],
  ['The 1<sup>st</sup> Seed<sup>®</sup>, x<sub>i</sub>.', 'The 1st Seed®, x_i.'],
  ['One line<br>and  \nanother.', 'One line and another.'],
  ['文字<br>列です。', '文字 列です。'],
  ['<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>を書く。', '漢字(かんじ)を書く。'],
  ['Not &amp;lt; but <q>less</q> &amp; more.', 'Not &lt; but “less” & more.'],
  ['As $e^{i\\pi}$, $x^{2y}$, $x^{ab}_{cd}$.', 'As e^(iπ), x^(2y), (x_cd)^(ab).'],
  ['It is ~~not~~ true.', 'It is true.'],
  ['Cup <bdi>כוס</bdi> 1.', 'Cup \u2068כוס\u2069 1.'],
  ['Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, then `a  b`.', 'Press Ctrl+C, then a b.'],
])('a sentence keeps its meaning as text: %s', (text, expected) => {
  const { description, answer, jsonLd } = saidOf(text);
  expect(answer).toBe(expected);
  expect(description).toBe(expected);
  expect(jsonLd).not.toMatch(/[\u2061-\u2064]|<math|\\t/u);
});

test.each([
  ['- one kind\n- another', 'one kind\nanother', 'one kind; another'],
  ['- One kind.\n- Another.', 'One kind.\nAnother.', 'One kind.'],
  ['Two kinds:\n\n- one\n- two', 'Two kinds:\n\none\ntwo', 'Two kinds: one; two'],
  ['两种：\n\n- 甲\n- 乙', '两种：\n\n甲\n乙', '两种： 甲; 乙'],
  ['1. one\n   - deep\n2. two', 'one\ndeep\ntwo', 'one; deep; two'],
  ['| a | b |\n|---|---|\n| 1 | |\n| | 2 |', 'a | b\n1\n | 2', 'a | b; 1; | 2'],
  ['| a |\n|---|\n| x<br>y |', 'a\nx y', 'a; x y'],
  ['```python\nif x:\n    y = 1\n```', 'if x:\n    y = 1', 'if x: y = 1'],
  ['> quoted\n>\n> twice\n\nText.', 'quoted\n\ntwice\n\nText.', 'Text.'],
  [
    '<dl><dt>Ally</dt><dd>A friend</dd><dt>Bout</dt><dd>A fight</dd></dl>',
    'Ally: A friend\nBout: A fight',
    'Ally: A friend; Bout: A fight',
  ],
  ['> [!NOTE]\n> Read this.\n\nText.', 'Note: Read this.\n\nText.', 'Text.'],
  ['- [ ] open\n- [x] done', '☐ open\n☑ done', '☐ open; ☑ done'],
  ['$$\nE = mc^2\n$$\n\nText.', 'E = mc²\n\nText.', 'Text.'],
  ['| a |\n|---|\n| 1 |\n\nA grid.', 'a\n1\n\nA grid.', 'A grid.'],
  ['```js\nlet a = 1\n```\n\nCode.', 'let a = 1\n\nCode.', 'Code.'],
])('parts stand apart: %j', (text, answer, description) => {
  expect(saidOf(text)).toMatchObject({ answer, description });
});

test('a question whose answer has no words is not among the structured data', () => {
  expect(saidOf('Words.').jsonLd).toContain('FAQPage');
  expect(saidOf('<!-- nothing -->').jsonLd).not.toContain('FAQPage');
});
