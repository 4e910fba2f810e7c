import { createHash } from 'node:crypto';
import { SIZES, type Picture } from '../html/picture.ts';
import type { Addresses } from '../site/addresses.ts';

/** The picture that is drawn for a term without one: 1200×630 pixels, the size that link previews show whole. */
export interface Card {
  /** What is drawn, as a tree of boxes and texts with CSS properties. Its digest stands in the file names. */
  drawing: CardNode;
  language: string;
  /** For link previews. */
  png: string;
  /** For the page, by width in pixels. */
  webp: readonly { address: string; width: number }[];
}

export type CardNode =
  | { type: 'text'; text: string; style: Record<string, string | number> }
  | { type: 'container'; children: CardNode[]; style: Record<string, string | number> };

export interface CardFacts {
  language: string;
  direction: 'ltr' | 'rtl';
  slug: string;
  name: string;
  kicker: string;
  summary: string;
  siteName: string;
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
const PAGE_WIDTHS = [600, 1200];

export function cardOf(facts: CardFacts, alternative: string, addresses: Addresses): { card: Card; picture: Picture } {
  const drawing = drawingOf(facts);
  const digest = createHash('sha256').update(JSON.stringify(drawing)).digest('hex').slice(0, 10);
  const webp = PAGE_WIDTHS.map((width) => ({ width, address: addresses.media(`${facts.slug}-card.${digest}-${width}.webp`) }));
  const sourceSet = webp.map(({ address, width }) => `${address} ${width}w`).join(', ');
  return {
    card: { drawing, language: facts.language, png: addresses.card(`${facts.slug}.${digest}.png`), webp },
    picture: {
      sources: [{ type: 'image/webp', sourceSet }],
      sizes: SIZES,
      address: webp.at(-1)!.address,
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      alternative,
    },
  };
}

function drawingOf({ name, kicker, summary, siteName, language, direction }: CardFacts): CardNode {
  const textAlign = direction === 'rtl' ? 'right' : 'left';
  // Wide spacing would tear letters apart in scripts that join them.
  const isLatin = /^[\p{Script=Latin}\p{Script=Common}]+$/u.test(kicker);
  const text = (value: string, style: Record<string, string | number>): CardNode => ({ type: 'text', text: value, style: { ...style, textAlign, direction, width: '100%' } });
  return {
    type: 'container',
    style: {
      display: 'flex', width: '100%', height: '100%', padding: 80, flexDirection: 'column', justifyContent: 'space-between',
      backgroundColor: '#1a1613', color: '#f8f4ec',
    },
    children: [
      text(kicker.toLocaleUpperCase(language), { fontSize: 26, letterSpacing: isLatin ? 4 : 0, color: '#f0a58c' }),
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', gap: 28 },
        children: [
          text(name, { fontSize: name.length > 28 ? 72 : 96, fontWeight: 600, lineHeight: 1.1, lineClamp: 2 }),
          text(summary, { fontSize: 36, lineHeight: 1.4, color: '#dcd5c9', lineClamp: 3 }),
        ],
      },
      text(siteName, { fontSize: 26, color: '#b5aa9b' }),
    ],
  };
}
