import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/content/walk-folder.ts';
import { isEveryday, parseEveryday } from '../../src/prose/everyday.ts';
import { parseWithRemark } from '../../src/prose/parse-prose.ts';
import { root } from '../places.ts';

/** What Markdown is made of, the special parts too: those are what `isEveryday` has to see. */
const PIECES = [
  'a',
  'b',
  'the word',
  'é',
  '日本',
  '😀',
  ' ',
  '  ',
  '    ',
  '\n',
  '\n\n',
  '\n',
  '\t',
  '*',
  '**',
  '_',
  '__',
  '***',
  '`',
  '``',
  '```\n',
  '~~',
  '# ',
  '## ',
  '###### ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '10. ',
  '> ',
  ': ',
  ':',
  '[a](b)',
  '[a](<b c> "t")',
  '[',
  '](',
  ')',
  ']',
  '![',
  '[[tea]]',
  '[ ] ',
  '[a][b]',
  '[^1]',
  '\n\n[^1]: note\n',
  '「',
  '。',
  '한',
  '“',
  '\uFE00',
  '\n\n[b]: /u "t"\n',
  '<b>',
  '</b>',
  '<!-- c -->',
  '<div>\n',
  '<http://x.y>',
  '&amp;',
  '&#65;',
  '&#0;',
  '&nope;',
  '\\',
  '\\*',
  '\\`',
  '\\\n',
  '---\n',
  '===\n',
  '|',
  '|-|\n',
  ':-',
  '$x$',
  '$$\n',
  'http://x.y',
  'www.x.y',
  'a@b.cd',
  '"',
  ':',
  '!',
  '.',
  '\u00a0',
  '\u3000',
  '\u200b',
  '=',
  '+',
  '-',
  '%',
  '{',
  '(',
  ';',
  '\r\n',
  '\0',
];

/** As plain data without what parsers leave undefined. */
function plain(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (_, value: unknown) => (value === null ? undefined : value)));
}

test('what is everyday is read as remark reads it: over random texts', () => {
  let everyday = 0;
  assert(
    property(array(constantFrom(...PIECES), { minLength: 1, maxLength: 16 }), (pieces) => {
      const text = pieces.join('');
      if (!isEveryday(text)) return;
      everyday += 1;
      expect(plain(parseEveryday(text))).toEqual(plain(parseWithRemark(text)));
    }),
    { seed: 20261128, numRuns: 60_000 },
  );
  expect(everyday).toBeGreaterThan(5_000);
});

test('what is everyday is read as remark reads it: every text of the glossary and of the tests', async () => {
  let everyday = 0;
  for (const folder of ['content', 'tests']) {
    for (const path of listFiles(join(root, folder)).filter((name) => name.endsWith('.md'))) {
      const text = (await readFile(join(root, folder, path), 'utf8')).replace(/^---\n[\s\S]*?\n---\n/u, '');
      for (const part of text.split(/^(?=## )/mu).filter(isEveryday)) {
        everyday += 1;
        expect(plain(parseEveryday(part)), path).toEqual(plain(parseWithRemark(part)));
      }
    }
  }
  expect(everyday).toBeGreaterThan(300);
});

test.each([
  ['a list, a link and **words**.\n\n- one\n- two', true],
  ['[[tea]]', false],
  ['$x$', false],
  ['a | b\n-|-', false],
  ['a\n:-', false],
  ['~~no~~', false],
  ['- [ ] to do', false],
  ['<b>', false],
  ['> quoted', false],
  ['```\ncode', false],
  ['\\*', false],
  ['[a]: /b', false],
  ['***a***', false],
  ['*😀*', false],
  ['a[^1]', false],
  ['これは**「強調」**です', false],
  ['これは「強調」です', true],
  ['a\tb', false],
  ['a\u{D800}b', false],
])('%j is everyday: %s', (text, expected) => {
  expect(isEveryday(text)).toBe(expected);
});
