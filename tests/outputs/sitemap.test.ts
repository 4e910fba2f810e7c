import { expect, test } from 'vitest';
import { inParts } from '../../src/outputs/sitemap.ts';

const items = (...texts: string[]) => texts.map((xml) => ({ xml }));

test('a sitemap ends at a number of addresses or of bytes, whichever comes first', () => {
  expect(inParts(items('a', 'b', 'c'), { addresses: 2, bytes: 100 })).toEqual([items('a', 'b'), items('c')]);
  // Each line ends with a sign of its own, and one of these has three bytes.
  expect(inParts(items('aa', 'あ', 'c'), { addresses: 9, bytes: 6 })).toEqual([items('aa'), items('あ', 'c')]);
  expect(inParts(items('a much longer one', 'b'), { addresses: 9, bytes: 6 })).toEqual([
    items('a much longer one'),
    items('b'),
  ]);
  expect(inParts([], { addresses: 1, bytes: 1 })).toEqual([]);
});
