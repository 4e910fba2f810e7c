import { expect, test } from 'vitest';
import { plainWords } from '../../src/source/plain-words.ts';

test.each([
  ['A **bold** claim with `code` and _underscores_.', 'A bold claim with code and underscores.'],
  ['***both*** and **bold *in* it**', 'both and bold in it'],
  ['What does **args** mean in `f(*args)`?', 'What does args mean in f(*args)?'],
  ['Die *mittlere* Größe', 'Die mittlere Größe'],
  ['La **première** fois', 'La première fois'],
  ['El `valor` *por omisión*', 'El valor por omisión'],
  ['Что такое **слово**?', 'Что такое слово?'],
  ['**мир**ный', 'мирный'],
  ['这是**重点**内容', '这是重点内容'],
  ['**「重点」**内容', '「重点」内容'],
  ['これは**重要**です', 'これは重要です'],
  ['**중요**합니다', '중요합니다'],
  ['هذا **مهم** جدًا', 'هذا مهم جدًا'],
  ['यह **ज़रूरी** है', 'यह ज़रूरी है'],
  ['$E = mc^2$, and $5 to $10', 'E = mc², and $5 to $10'],
  [String.raw`a share of $\frac{1}{2d}$`, 'a share of 1/(2d)'],
  [String.raw`$\hat{x}_t$`, String.raw`\hat{x}_t`],
  ['H<sub>2</sub>O and 10<sup>8</sup>', 'H₂O and 10⁸'],
  ['AT&amp;T &eacute;t&eacute; &#8211; fin', 'AT&T été – fin'],
  [String.raw`\*not emphasis\*, \$5`, '*not emphasis*, $5'],
])('signs of Markdown in “%s” are set', (source, text) => {
  expect(plainWords(source)).toEqual({ text, lost: [] });
});

test.each([
  '__init__',
  'Uses __init__ and __FILE__',
  '*args and **kwargs',
  'f(*args, **kwargs)',
  'snake_case_name and _private',
  'C*',
  'C*-algebra and W*-algebra',
  'A* search, then D* Lite',
  '2 * 3 * 4 = 24',
  '2*3*4',
  'a**b**c',
  '**/*.ts',
  '/*comment*/',
  'SELECT *, COUNT(*)',
  'C# & C++',
  'R&D; Q&A',
  '&nbsp;',
  'What does <div> in a <b> mean & why?',
  'List<String>',
  'arr[i](j)',
  String.raw`C:\foo\bar`,
  String.raw`C:\new\* and D:\_old\_x`,
  '# Heading-like',
  '1. FC Köln',
  '- dash',
  '> 5',
  'a `backtick',
  'T_{max}',
  '~/.profile',
  '$',
  '*',
])('“%s” stays as it is', (source) => {
  expect(plainWords(source)).toEqual({ text: source, lost: [] });
});

test.each([
  ['one\n  two\tthree', 'one two three'],
  ['  eine\n\nandere  ', 'eine andere'],
  ['一行目\n二行目', '一行目二行目'],
  ['한 줄\n두 줄', '한 줄 두 줄'],
])('“%s” becomes one line', (source, text) => {
  expect(plainWords(source).text).toBe(text);
});

test.each([
  ['see [the log](https://example.org/log)', 'see the log', 'a link to https://example.org/log'],
  ['a [[Planet|world]]', 'a world', 'the link [[Planet]]'],
  ['![A star](../images/star.png)', 'A star', 'the picture ../images/star.png'],
  ['a <b>bold</b> word', 'a <b>bold</b> word', 'the HTML element <b>'],
  ['one<br>two', 'one<br>two', 'the HTML element <br>'],
  ['~~old~~ new', '~~old~~ new', 'struck-out words (~~)'],
])('what “%s” can’t show is told', (source, text, what) => {
  expect(plainWords(source)).toEqual({ text, lost: [what] });
});

test('a text of any signs doesn’t take long', () => {
  for (const sign of ['`', '*', '_', '$', '[', '<a>', '&', '\\', '**「', '](/', '`a``']) {
    const start = performance.now();
    for (let at = 0; at < 10; at += 1) plainWords(sign.repeat(2000 / sign.length));
    expect(performance.now() - start, sign).toBeLessThan(2000);
  }
});

test.each([
  ['Two kinds:\n- one\n- two', ['a list']],
  ['Kinds:\n* one', ['a list']],
  ['1. one\n2. two', ['a list']],
  ['# Title\nand *words*', ['a heading']],
  ['> said\nby her', ['a quotation']],
  ['So:\n```\ncode\n```', ['a block of code']],
  ['Geboren am\n3. Mai in Wien', []],
  ['A word\n- a dash begins the line - and ends', []],
  ['# of items', []],
])('what stands on lines of its own in “%s” is told', (source, lost) => {
  expect(plainWords(source).lost).toEqual(lost);
});
