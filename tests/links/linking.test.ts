import { describe, expect, test } from 'vitest';
import { buildMatcher } from '../../src/lexicon/matcher.ts';
import { linkingCases, runCase } from './run-case.ts';

const cases = linkingCases();

test('every case has a name of its own, and there are enough of them', () => {
  const names = [...cases.values()].flat().map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(new Set(names).size).toBe(names.length);
});

describe.each([...cases])('%s', (_, group) => {
  test.each(group.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(runCase(one)).toEqual(
      one.links.map(({ text, to, nth = 1 }) => ({ text, to, ...(nth === 1 ? {} : { nth }) })),
    );
  });
});

test('a matcher that knows what names begin with finds the same, whichever text comes first', () => {
  for (const { language = 'en', terms: all, text } of [...cases.values()].flat()) {
    const terms = all.filter((term) => (term.language ?? language) === language);
    const plain = buildMatcher(terms, language);
    const expected = plain.match(text);
    // Of every other term it is known.
    const lazy = buildMatcher(terms, language, (term) =>
      terms.indexOf(term) % 2 === 0 ? plain.firstWords(term) : undefined,
    );
    for (const part of [...text.split('\n').reverse(), text]) lazy.match(part);
    expect(lazy.match(text)).toEqual(expected);
    expect(terms.map(lazy.firstWords)).toEqual(terms.map(plain.firstWords));
  }
});
