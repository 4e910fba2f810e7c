import Color from 'colorjs.io';
import { expect, test } from 'vitest';
import { cardOf, type CardFacts, type CardNode } from '../../src/models/cards/card.ts';
import { cardColours } from '../../src/models/cards/card-colours.ts';
import { motifOf } from '../../src/models/cards/motif.ts';
import { paletteOf } from '../../src/site/palette.ts';
import { addressesOf } from '../../src/site/addresses.ts';

const palette = paletteOf({ categories: Array.from({ length: 24 }, () => undefined) });
const facts: CardFacts = {
  colours: cardColours(palette, 2),
  id: 'gaiwan',
  slug: 'gaiwan',
  name: 'Gaiwan',
  kicker: 'Vessels',
  category: 2,
  summary: 'A bowl with a lid.',
  siteName: 'Tea',
  language: 'en',
  direction: 'ltr',
};
const drawn = (change: Partial<CardFacts> = {}): CardNode =>
  cardOf({ ...facts, ...change }, '', addressesOf('https://tea.example/', 'en')).card.drawing;
const texts = (node: CardNode): string[] =>
  node.type === 'container' ? node.children.flatMap(texts) : node.type === 'text' ? [node.text] : [];
const motif = (category: number, id: string): string => motifOf(category, id, cardColours(palette, category));

test('the same term has the same card, another one another', () => {
  expect(drawn()).toEqual(drawn());
  expect(motif(2, 'gaiwan')).not.toBe(motif(2, 'teapot'));
  expect(new Set(Array.from({ length: 200 }, (_, index) => motif(3, `term-${index}`))).size).toBe(200);
});

test('terms of a category share colours and kind of drawing, neighbouring categories neither', () => {
  const shapes = (svg: string): string => [...new Set(svg.match(/<\w+/gu))].join(' ');
  expect(shapes(motif(2, 'gaiwan'))).toBe(shapes(motif(2, 'teapot')));
  for (let category = 0; category < 9; category += 1)
    expect(motif(category, 'gaiwan')).not.toBe(motif(category + 1, 'gaiwan'));
  expect(new Set(Array.from({ length: 12 }, (_, category) => cardColours(palette, category).ground)).size).toBe(12);
});

test('every motif is sound SVG', () => {
  for (let category = 0; category < 9; category += 1) {
    for (let term = 0; term < 50; term += 1)
      expect(motif(category, `term-${term}`)).not.toMatch(/NaN|undefined|Infinity|r="-/u);
  }
});

test.each(Array.from({ length: 24 }, (_, category) => category))(
  'words on the card of category %i can be read',
  (category) => {
    const { paper, ink, quiet, label } = cardColours(palette, category);
    for (const colour of [ink, quiet, label])
      expect(new Color(colour).contrast(paper, 'WCAG21')).toBeGreaterThanOrEqual(4.5);
  },
);

test('what the fonts cannot draw is left out, unless nothing else is there', () => {
  expect(texts(drawn({ name: 'Seed 🌱', summary: 'A 👩‍🌾 sows <b>it</b>.' }))).toEqual([
    'VESSELS',
    'Seed',
    'A sows <b>it</b>.',
    'Tea',
  ]);
  expect(texts(drawn({ name: '🌱' }))[1]).toBe('🌱');
});

test('a name is as large as leaves room for its summary, and no word of it is divided', () => {
  const size = (name: string, summary = 'A bowl with a lid.'): number => {
    const sizes = (node: CardNode): number[] =>
      node.type === 'container'
        ? node.children.flatMap(sizes)
        : node.type === 'text'
          ? [Number(node.style['fontSize'])]
          : [];
    return sizes(drawn({ name, summary }))[1]!;
  };
  expect([
    size('Gaiwan'),
    size('Interpolation'),
    size('Unverzichtbarkeiten'),
    size('Donaudampfschifffahrtsgesellschaft'),
  ]).toEqual([92, 72, 56, 44]);
  const long =
    'How a model is made to follow its prompt: at every step it predicts with and without the words, and the difference is exaggerated, which costs two passes.';
  expect(size('Generative adversarial network', long)).toBeLessThan(size('Generative adversarial network'));
  expect([size('潜在拡散モデル'), size('分類器なしガイダンスによる画像生成モデルの蒸留')]).toEqual([92, 56]);
});

test('words stand at the side where reading begins', () => {
  expect(drawn({ direction: 'rtl' }).style).toMatchObject({ flexDirection: 'row-reverse' });
  expect(drawn().style).toMatchObject({ flexDirection: 'row' });
});
