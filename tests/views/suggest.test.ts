import { expect, test } from 'vitest';
import type { NameIndex } from '../../src/models/search/name-file.ts';
import { suggester } from '../../src/views/scripts/suggest.ts';

const index: Omit<NameIndex, 'version'> = {
  terms: [
    ['Latent space', 'latent-space'],
    ['Latent diffusion', 'latent-diffusion'],
    ['Noise', 'noise-diffusion', 'diffusion'],
    ['Noise', 'noise-photography', 'photography'],
    ['Variational autoencoder', 'variational-autoencoder'],
    ['Autoencoder', 'autoencoder'],
    ['Café crème filter', 'cafe-creme-filter'],
    ['U-Net', 'u-net'],
    ['Denoising', 'denoising'],
  ],
  others: [
    ['VAE', 4],
    ['latent representation', 0],
  ],
};
const suggest = suggester(index, 'en');
const names = (query: string): string[] => suggest(query).map(({ name }) => name);

test.each([
  ['the name itself, before names that begin so', 'autoencoder', ['Autoencoder', 'Variational autoencoder']],
  ['a beginning', 'lat', ['Latent space', 'Latent diffusion']],
  ['a later word', 'space', ['Latent space']],
  ['an abbreviation', 'vae', ['VAE']],
  ['without accents', 'cafe creme', ['Café crème filter']],
  ['without its hyphen', 'unet', ['U-Net']],
  ['without its space', 'latentspace', ['Latent space']],
  ['two letters that changed places', 'latnet', ['Latent space', 'Latent diffusion']],
  ['a letter too few', 'variatonal', ['Variational autoencoder']],
  ['a letter too many, in the first place', 'xdenoising', ['Denoising']],
])('finds a name by %s', (_, query, expected) => {
  expect(names(query).slice(0, expected.length).sort()).toEqual([...expected].sort());
});

test('the best name comes first, and a term once', () => {
  expect(names('autoencoder')[0]).toBe('Autoencoder');
  expect(suggest('latent').map(({ term }) => term)).toEqual([0, 1]);
});

test('homonyms are all there', () => {
  expect(
    suggest('noise')
      .slice(0, 2)
      .map(({ term }) => term)
      .sort(),
  ).toEqual([2, 3]);
});

test('nothing is found for nothing, for signs, and for what no name is like', () => {
  for (const query of ['', '   ', '?!', 'quarterly report']) expect(suggest(query)).toEqual([]);
});

test('scripts without spaces are found by a word in the middle', () => {
  const japanese = suggester(
    {
      terms: [
        ['潜在空間', 'a'],
        ['拡散モデル', 'b'],
      ],
      others: [],
    },
    'ja',
  );
  expect(japanese('空間').map(({ term }) => term)).toEqual([0]);
  expect(japanese('モデル').map(({ term }) => term)).toEqual([1]);
});

test('letters that keyboards lack are found as they are typed without them', () => {
  const nordic = suggester(
    {
      terms: [
        ['Smørrebrød', 'a'],
        ['Maß', 'b'],
        ['Łódź', 'c'],
        ['Œuvre', 'd'],
      ],
      others: [],
    },
    'de',
  );
  for (const [query, term] of [
    ['smorrebrod', 0],
    ['mass', 1],
    ['lodz', 2],
    ['oeuvre', 3],
  ] as const)
    expect(nordic(query).map(({ term: found }) => found)).toEqual([term]);
});

test('of names that differ in marks alone, the one that was typed comes first', () => {
  const marks = suggester(
    {
      terms: [
        ['バス', 'bus'],
        ['パス', 'pass'],
        ['ハス', 'lotus'],
      ],
      others: [],
    },
    'ja',
  );
  for (const [query, term] of [
    ['バス', 0],
    ['パス', 1],
    ['ハス', 2],
  ] as const)
    expect(marks(query)[0]!.term).toBe(term);
  const thai = suggester(
    {
      terms: [
        ['ขาว', 'white'],
        ['ข้าว', 'rice'],
        ['ชาเขียว', 'green-tea'],
      ],
      others: [],
    },
    'th',
  );
  expect([thai('ข้าว')[0]!.term, thai('ขาว')[0]!.term, thai('เขียว')[0]!.term]).toEqual([1, 0, 2]);
});

test.each([
  ['zh', '绿茶', '茶'],
  ['ja', '緑茶', '茶'],
  ['ko', '녹차', '차'],
])('in %s, %s is found by %s inside it', (language, name, query) => {
  const suggestTea = suggester(
    {
      terms: [
        [`${name}${name}${name}`, 'a'],
        [name, 'b'],
        ['x', 'c'],
      ],
      others: [],
    },
    language,
  );
  expect(suggestTea(query).map(({ term }) => term)).toEqual([1, 0]);
});
