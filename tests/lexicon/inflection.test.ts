import { join } from 'node:path';
import { fixture } from '../places.ts';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inflections } from '../../src/lexicon/inflect/inflections.ts';

const folder = fixture('inflection');
const files = await readdir(folder);
const cases = await Promise.all(
  files.map(async (file) => ({
    language: file.replace('.yaml', ''),
    names: Object.entries(parse(await readFile(join(folder, file), 'utf8')) as Record<string, 'none' | string[]>),
  })),
);

describe.each(cases)('a name in $language', ({ language, names }) => {
  test.each(names)('%s has exactly the listed forms', (name, expected) => {
    const forms = expected === 'none' ? [] : expected.map((form) => form.replace(/^~/u, ''));
    expect(inflections(name, language).toSorted()).toEqual(forms.toSorted());
  });

  test('has forms that differ from it and from each other, and not too many', () => {
    for (const [name] of names) {
      const forms = inflections(name, language);
      expect(forms).not.toContain(name);
      expect(new Set(forms).size).toBe(forms.length);
      expect(forms.length).toBeLessThan(40);
    }
  });
});

test('forms have the capitals of the name', () => {
  expect(inflections('Latent space', 'en')).toEqual(['Latent spaces']);
  expect(inflections('ConfigMaps', 'en')).toEqual(['ConfigMap']);
  expect(inflections('Person', 'en')).toEqual(['People', 'Persons']);
  expect(inflections('LLM', 'en')).toEqual(['LLMs']);
  expect(inflections('Ast', 'de')).toContain('Äste');
  expect(inflections('Œil rouge', 'fr')).toContain('Yeux rouges');
});

test('only the language of a tag counts, and languages without rules have no forms', () => {
  expect(inflections('token', 'en-GB')).toEqual(['tokens']);
  expect(inflections('imagem', 'pt-BR')).toEqual(['imagens']);
  expect(inflections('token', 'ja')).toEqual([]);
  expect(inflections('token', 'x-none')).toEqual([]);
});
