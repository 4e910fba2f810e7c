import { expect, test } from 'vitest';
import type { LinkTerm } from '../../src/lexicon/link-term.ts';
import { runCase } from './run-case.ts';

/** The words that are linked on a page that has room for every link, but for none that is doubtful. */
function linked(text: string, terms: LinkTerm[], page?: string): string[] {
  return runCase({ name: '', text, terms, page, policy: { budget: 100 }, links: [] }).map((link) => link.text);
}

const model: LinkTerm = { id: 'model', name: 'Model (statistics)', category: 'analysis' };

test.each<[string, LinkTerm, string[]]>([
  ['a page that has nothing to do with it', { id: 'page', name: 'Fashion', category: 'clothes' }, []],
  ['a page of its category', { id: 'page', name: 'Regression', category: 'analysis' }, ['model']],
  ['a page related to it', { id: 'page', name: 'Fashion', category: 'clothes', related: ['model'] }, ['model']],
])('a name with a sense in parentheses, on %s', (_name, page, words) => {
  expect(linked('They chose another model today.', [model, page], 'page')).toEqual(words);
});

test.each<[string, LinkTerm]>([
  ['is an alias too', { ...model, aliases: ['Model'] }],
  ['stands for its own acronym', { id: 'pod', name: 'Model (MDL)' }],
  ['is drawn together from the words in parentheses', { id: 'model', name: 'Model (mode of elements)' }],
  ['is followed by its translation', { id: 'model', name: 'Model (मॉडल)' }],
])('a name in front of parentheses that %s is not doubtful', (_name, term) => {
  expect(linked('They chose another model today.', [term])).toEqual(['model']);
});

test('the whole name with its sense is not doubtful', () => {
  expect(linked('They chose a model (statistics) today.', [model])).toEqual(['model (statistics)']);
});

const foundation: LinkTerm = { id: 'foundation', name: 'Foundation' };

test.each([
  ['They joined the Linux Foundation today.', []],
  ['They joined the Foundation Fund today.', []],
  ['The Foundation was joined by them.', ['Foundation']],
  ['Every house needs a foundation.', ['foundation']],
])('a piece of a larger name is doubtful: %s', (text, words) => {
  expect(linked(text, [foundation])).toEqual(words);
});

test.each([
  ['A text encoder reads the prompt. The encoder is frozen.', ['text encoder']],
  ['A text encoder reads the prompt. Every encoder is frozen.', ['text encoder', 'encoder']],
  ['The encoder is frozen.', ['encoder']],
])('the short form of a longer name on the page is doubtful: %s', (text, words) => {
  expect(
    linked(text, [
      { id: 'encoder', name: 'Encoder' },
      { id: 'text-encoder', name: 'Text encoder' },
    ]),
  ).toEqual(words);
});
