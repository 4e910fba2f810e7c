import { expect, test } from 'vitest';
import { tokensOf } from '../../src/lexicon/tokens.ts';

/** A text of ASCII, and the same with one sign more that isn't. */
const TEXT = Array.from(
  { length: 128 },
  (_, code) => `a${String.fromCharCode(code)}B9 ${String.fromCharCode(code)}\n_x `,
).join('');

test('texts of ASCII are cut as all others are', () => {
  expect(tokensOf(TEXT)).toEqual(tokensOf(`${TEXT}é`).slice(0, -1));
});
