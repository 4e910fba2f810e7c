import { expect, test } from 'vitest';
import { parseProse } from '../../src/prose/parse-prose.ts';
import { findUnread } from '../../src/prose/unread.ts';

/** What is told of a text, as `line:column sign found`. */
function told(text: string): string[] {
  const { tree, markdown } = parseProse(text, { kind: 'lines', line: 1, indent: 0 });
  return findUnread(tree, markdown!).map(({ sign, found, at }) => `${at.line}:${at.column} ${sign} ${found}`);
}

test.each([
  ['See [the rules](/my page/) first.', ['1:15 spaces [the rules](/my page/)']],
  ['![Ein Bild.](../images/mein bild.png)', ['1:12 spaces ![Ein Bild.](../images/mein bild.png)']],
  ['![Une image](../a.png “Légende”)', ['1:12 caption ![Une image](../a.png “Légende”)']],
  ['![Bild](../a.png „Unterschrift“)', ['1:7 caption ![Bild](../a.png „Unterschrift“)']],
  ['Ver [las reglas] (https://example.org/x).', ['1:16 link [las reglas] (https://example.org/x)']],
  ['A [link](https://example.org/a_(b) that is open.', ['1:8 link ](https://example.org/a_(b)']],
  ['参见[论文][p]。', ['1:6 reference [论文][p]']],
  ['See [a long\nname][p] and [b][].', ['2:5 reference [a long', '2:16 reference [b][]']],
  ['ملاحظة [[البذرة هنا.', ['1:8 wikiLink [[البذرة هنا.']],
  ['Voir ![[image.png|300]].', ['1:6 embed ![[image.png|300]]']],
  ['이것은 ==강조==입니다.', ['1:5 mark ==강조==']],
  ['## Ein Titel {#titel}', ['1:14 attributes {#titel}']],
  ['Text.\n{: .note}', ['2:1 attributes {: .note}']],
  ['# Seed\n\nText.', ['1:1 title # Seed']],
  ['Seed\n===\n\nText.', ['1:1 title # Seed']],
  ['##Cómo funciona\n\nTexto.', ['1:1 heading ##Cómo funciona']],
  ['Text.\n\n##\n\n###  \n\nMore.', ['3:1 emptyHeading ##', '5:1 emptyHeading ###']],
  ['```python\nx = 1', ['1:1 fence ```']],
  ['> ~~~\n> x\n\nText.', ['1:3 fence ~~~']],
  ['$$\nx', ['1:1 fence $$']],
  ['Text.\n\n<!-- todo\n\nLost.', ['3:1 comment <!--']],
  ['Text <!-- todo', ['1:6 comment <!-- todo']],
  ['| a | b |\n|---|---|\n| 1 | 2 | 3 |', ['3:9 cells | 3 |']],
  ['| a | b | c |\n|---|---|\n| 1 | 2 |', ['2:2 table |---|---|']],
  ['H~2~O und x^2^.', ['1:12 raised ^2^', '1:2 lowered ~2~']],
  ['To the moon :rocket: now.', ['1:13 emoji :rocket:']],
  ['*[HTML]: Hypertext', ['1:1 abbreviation *[HTML]: Hypertext']],
  ['> [!INFO]\n> Text.', ['1:3 alert [!INFO]']],
  ['> [!WARNING]- Gefaltet\n> Text.', ['1:3 alert [!WARNING]- Gefaltet']],
  [':::note\nText.\n:::', ['1:1 container :::note', '3:1 container :::']],
  ['!!! warning "हाँ"\n    पाठ', ['1:1 container !!! warning "हाँ"']],
  ['Text {{< tooltip "x" >}} here.', ['1:6 template {{< tooltip "x" >}}']],
  ['{% include a.md %}', ['1:1 template {% include a.md %}']],
  ['Text %%secret%% text.', ['1:6 remark %%secret%%']],
  ['A **bold **word.', ['1:3 emphasis **bold **']],
  ['Uma nota[^fonte] falta.', ['1:9 note [^fonte]']],
  ['3. Oktober ist ein Feiertag.\n\nEr ist frei.', ['1:1 number 3.']],
  ['1986. A great vintage.', ['1:1 number 1986.']],
  ['1. FC Köln ist ein Verein.', ['1:1 number 1.']],
  ['2024. 1. 1.은 공휴일이다.', ['1:1 number 2024.']],
  ['So 2*3*4 is 24.', ['1:5 product *3*']],
  ['A note.^[Inline.]', ['1:8 inlineNote ^[Inline.]']],
])('%j is told', (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each([
  'Steps:\n\n1. One.\n2. Two.\n\n```\nx\n```\n\n3. Three.',
  'Text.\n\n1. The only step.',
  'The sum 2 \\* 3, a*b*c and 2 * 3 * 4.',
  'If a == b and c == d, then a === b.',
  'The index arr[i](x) is `arr[i](x)`, and m[i][j] is a cell; see [1][2].',
  '`:::`, `[[a`, `==b==`, `](` and `{#id}` in code.',
  '```\n:::note\n[[a\n==b==\n```',
  'In $a{b}$ and $x^2$, $P(A|B)$ too.',
  'Escaped: \\[\\[a, \\==b==, \\](x), \\{#id}, \\**c **, \\[!NOTE].',
  'Time 10:30:45, ratio 3:2:1, std::vec::Vec, a smile :) and :D.',
  'Arrays such as [[1, 2], [3, 4]] and ["a"].',
  'Called f(**kwargs, **options) with *args; 2 ** 3 ** 4.',
  'From ~5 to ~10, 3^2 and 2^10, e^x.',
  'See [sic], [citation needed] and “[quoted]”.',
  'A [link](https://example.org/a_(b)) and ![x](<a b.png> "c").',
  '[a][b] and [b].\n\n[b]: https://example.org',
  '| a | b |\n|---|---|\n| [[Seed|the seed]] | `x|y` and $P(A|B)$ |',
  '> [!NOTE]\n> Text.',
  '> [!tip]\n>\n> Text.',
  'Prozent: 5 %, 100 %% und %s.',
  '<!-- a note --> Text.\n\n<!-- links off -->\n\nText.',
  '- item\n\n  ```js\n  x\n  ```\n\nText.',
  'A list of things: {x, y} and {{x}}.',
  'Term: a word.\n\n- a: b',
  '#1 of the list, and #hashtag.',
])('%j is not', (text) => {
  expect(told(text)).toEqual([]);
});

test('the place is that in the author’s file', () => {
  const { tree, markdown } = parseProse('One.\n\nTwo ==x== three.', { kind: 'lines', line: 7, indent: 2 });
  expect(findUnread(tree, markdown!)).toEqual([{ sign: 'mark', found: '==x==', at: { line: 9, column: 7 } }]);
});

test.each([
  ['marks', '==a== '.repeat(20_000)],
  ['templates', '{%'.repeat(100_000)],
  ['distinct signs', Array.from({ length: 20_000 }, (_, index) => `:a${index}:`).join(' ')],
  ['notes that are never closed', '[^'.repeat(50_000)],
  ['an address of many words', `](a ${'b '.repeat(100_000)}`],
])('a long text takes time in proportion to its length: %s', (_, text) => {
  const { tree, markdown } = parseProse(text, { kind: 'lines', line: 1, indent: 0 });
  const start = performance.now();
  findUnread(tree, markdown!);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('notes that refer to themselves and to each other are read', () => {
  expect(told('a[^a]\n\n[^a]: b[^b]\n\n[^b]: c[^a]')).toEqual([]);
});
