import { expect, test } from 'vitest';
import { CardDrawer } from '../../src/build/media/draw-cards.ts';
import type { Card, CardNode } from '../../src/models/cards/card.ts';

const drawer = new CardDrawer();

function drawn(text: string, language: string): Promise<Buffer> {
  const words = (content: string): CardNode => ({ type: 'text', text: content, style: { fontSize: 60 } });
  const drawing: CardNode = { type: 'container', style: {}, children: [words(text), words('below')] };
  return drawer.png({ drawing, language, png: '', webp: [] } satisfies Card);
}

test.each([
  ['English', 'en', 'River'],
  ['German', 'de', 'Fluß'],
  ['Vietnamese', 'vi', 'Dòng sông'],
  ['Greek', 'el', 'Ποταμός'],
  ['Russian', 'ru', 'Река'],
  ['Arabic', 'ar', 'نهر'],
  ['Urdu', 'ur', 'دریا'],
  ['Hebrew', 'he', 'נהר'],
  ['Hindi', 'hi', 'नदी'],
  ['Thai', 'th', 'แม่น้ำ'],
  ['Japanese', 'ja', '川と海'],
  ['Chinese', 'zh', '河流'],
  ['Korean', 'ko', '강'],
])('a card shows words in %s', async (_, language, text) => {
  expect((await drawn(text, language)).equals(await drawn('', language))).toBe(false);
});

test.each([
  ['Bengali', 'bn', 'নদী'],
  ['Armenian', 'hy', 'Գետ'],
  ['Tamil', 'ta', 'நதி'],
  ['Georgian', 'ka', 'მდინარე'],
  ['Amharic', 'am', 'ወንዝ'],
  ['Telugu', 'te', 'నది'],
  ['Khmer', 'km', 'ទន្លេ'],
  ['Burmese', 'my', 'မြစ်'],
  ['Sinhala', 'si', 'ගඟ'],
  ['Tibetan', 'bo', 'གཙང་པོ'],
  ['English and Bengali', 'en', 'River, in Bengali নদী'],
])('a card goes without words in %s, instead of showing boxes', async (_, language, text) => {
  expect((await drawn(text, language)).equals(await drawn('', language))).toBe(true);
});
