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

/** Names are compared without regard to capitals, as they are found in texts; capitals have a test of their own. */
describe.each(cases)('a name in $language', ({ language, names }) => {
  test.each(names)('%s', (name, expected) => {
    const forms = inflections(name, language).map((form) => form.toLowerCase());
    if (expected === 'none') return expect(forms).toEqual([]);
    const wanted = expected.filter((form) => !form.startsWith('!')).map((form) => form.toLowerCase());
    const unwanted = expected.filter((form) => form.startsWith('!')).map((form) => form.slice(1).toLowerCase());
    expect(forms).toEqual(expect.arrayContaining(wanted));
    expect(forms.filter((form) => unwanted.includes(form))).toEqual([]);
  });

  test('is never among its own forms, each form comes once, and there are not too many', () => {
    for (const [name] of names) {
      const forms = inflections(name, language);
      expect(forms).not.toContain(name);
      expect(new Set(forms).size).toBe(forms.length);
      expect(forms.length).toBeLessThan(40);
    }
  });
});

test('forms keep the capitals of the name', () => {
  expect(inflections('Latent space', 'en')).toEqual(['Latent spaces']);
  expect(inflections('ConfigMaps', 'en')).toEqual(['ConfigMap']);
  expect(inflections('Person', 'en')).toEqual(['People', 'Persons']);
  expect(inflections('LLM', 'en')).toEqual(['LLMs']);
  expect(inflections('Ast', 'de')).toContain('Äste');
  expect(inflections('Œil rouge', 'fr')).toContain('Yeux rouges');
});

test('only the language of a tag counts, and nothing is invented where its rules are not known', () => {
  expect(inflections('token', 'en-GB')).toEqual(['tokens']);
  expect(inflections('imagem', 'pt-BR')).toEqual(['imagens']);
  expect(inflections('token', 'ja')).toEqual([]);
  expect(inflections('token', 'x-none')).toEqual([]);
});
