import { expect, test } from 'vitest';
import { tokensOf } from '../../src/lexicon/tokens.ts';

/** Every ASCII character in several surroundings. */
const TEXT = Array.from(
  { length: 128 },
  (_, code) => `a${String.fromCharCode(code)}B9 ${String.fromCharCode(code)}\n_x `,
).join('');

test('the tokenizer for ASCII gives the same tokens as the one for all texts', () => {
  expect(tokensOf(TEXT)).toEqual(tokensOf(`${TEXT}é`).slice(0, -1));
});
