import { SIZES, type Picture } from '../../html/picture.ts';
import type { Addresses } from '../../site/addresses.ts';
import { shortDigestOf } from '../../source/digest.ts';
import type { CardColours } from './card-colours.ts';
import { MOTIF_HEIGHT, MOTIF_WIDTH, motifOf } from './motif.ts';

/** The picture that is drawn for a term without one: 1200×630 pixels, the size that link previews show whole. */
export interface Card {
  /** What is drawn, as a tree of boxes, texts and vectors with CSS properties. Its digest stands in the file names. */
  drawing: CardNode;
  language: string;
  /** For link previews. */
  png: string;
  /** For the page, by width in pixels. */
  webp: readonly { address: string; width: number }[];
}

type Style = Record<string, string | number>;

export type CardNode =
  | { type: 'text'; text: string; style: Style }
  | { type: 'image'; src: string; style: Style }
  | { type: 'container'; children: CardNode[]; style: Style };

export interface CardFacts {
  colours: CardColours;
  language: string;
  direction: 'ltr' | 'rtl';
  slug: string;
  /** The identity of the term, which its motif is drawn from. */
  id: string;
  name: string;
  kicker: string;
  /** The place of its category in the settings, from 1 on; 0 where it has none. */
  category: number;
  summary: string;
  siteName: string;
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
/** A card is about 640 pixels wide there. Larger ones would be too heavy without loss. */
const PAGE_WIDTHS = [480, 960];

export function cardOf(facts: CardFacts, alternative: string, addresses: Addresses): { card: Card; picture: Picture } {
  const drawing = drawingOf(facts);
  const digest = shortDigestOf(JSON.stringify([drawing, facts.language]));
  const webp = PAGE_WIDTHS.map((width) => ({
    width,
    address: addresses.media(`${facts.slug}-card.${digest}-${width}.webp`),
  }));
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

const SUMMARY_SIZE = 28;
const SUMMARY_HEIGHT = 1.4;
const SUMMARY_LINES = 4;

/** Words on paper, and beside them the motif: on the left where the language is read from the right. */
function drawingOf({
  colours: { paper, ink, quiet, label, ...colours },
  id,
  name,
  kicker,
  category,
  summary,
  siteName,
  language,
  direction,
}: CardFacts): CardNode {
  const isMirrored = direction === 'rtl';
  // Wide spacing would tear letters apart in scripts that join them.
  const hasCapitals = isLatin(kicker);
  const nameHeight = isLatin(name) ? 1.08 : 1.3;
  const text = (value: string, style: Style): CardNode => ({
    type: 'text',
    text: drawable(value),
    style: {
      ...style,
      width: '100%',
      direction,
      textAlign: isMirrored ? 'right' : 'left',
      overflowWrap: 'anywhere',
      ...(language === 'ko' && { wordBreak: 'keep-all' }),
    },
  });
  const motif = `data:image/svg+xml;base64,${Buffer.from(motifOf(category, id, colours)).toString('base64')}`;
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: isMirrored ? 'row-reverse' : 'row',
      width: '100%',
      height: '100%',
      backgroundColor: paper,
      color: ink,
    },
    children: [
      {
        type: 'container',
        style: {
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          flex: 1,
          height: '100%',
          padding: 64,
        },
        children: [
          text(hasCapitals ? kicker.toLocaleUpperCase(language) : kicker, {
            fontSize: 26,
            fontWeight: 600,
            letterSpacing: hasCapitals ? 3 : 0,
            lineClamp: 1,
            color: label,
          }),
          {
            type: 'container',
            style: { display: 'flex', flexDirection: 'column', gap: 24 },
            children: [
              text(name, {
                fontFamily: DISPLAY,
                fontSize: sizeFor(name, summary, nameHeight),
                fontWeight: 600,
                lineHeight: nameHeight,
                lineClamp: 4,
              }),
              text(summary, {
                fontSize: SUMMARY_SIZE,
                lineHeight: SUMMARY_HEIGHT,
                color: quiet,
                lineClamp: SUMMARY_LINES,
                textWrap: 'pretty',
              }),
            ],
          },
          text(siteName, { fontSize: 24, color: quiet, lineClamp: 1 }),
        ],
      },
      { type: 'image', src: motif, style: { width: MOTIF_WIDTH, height: MOTIF_HEIGHT } },
    ],
  };
}

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+$/u.test(text);
}

/** The fonts have no emoji, and no letters of formulas. */
function drawable(text: string): string {
  return (
    text
      .replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
      .replace(/\p{Extended_Pictographic}[\p{Emoji_Modifier}\u{FE0F}\u{200D}]*/gu, '')
      .replace(/\s+/gu, ' ')
      .trim() || text
  );
}

/** The family for headwords, in the scripts that it has; others are set in their own. */
export const DISPLAY = 'source-serif-4';

/** Pixels, as large as leaves room for the summary; no word of a name is divided. */
function sizeFor(name: string, summary: string, lineHeight: number): number {
  const room = Math.min(250, 386 - Math.min(SUMMARY_LINES, linesOf(summary, 44)) * SUMMARY_SIZE * SUMMARY_HEIGHT);
  return NAME_SIZES.find(({ size, letters }) => linesOf(name, letters) * size * lineHeight <= room)?.size ?? 44;
}

/** With the letters that surely fit into a line. */
const NAME_SIZES = [
  { size: 92, letters: 12 },
  { size: 72, letters: 16 },
  { size: 56, letters: 22 },
];

/** A sign as wide as two letters, before which a line may begin. */
const WIDE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
const pieceStart = new RegExp(`(?<=[\\s-])|(?=${WIDE})`, 'u');
const wideStart = new RegExp(`^${WIDE}`, 'u');

/** Infinitely many where a word is longer than a line. */
function linesOf(text: string, letters: number): number {
  let [lines, filled] = [1, 0];
  for (const piece of text.split(pieceStart)) {
    const width = piece.length + (wideStart.test(piece) ? 1 : 0);
    if (piece.trimEnd().length > letters) return Infinity;
    if (filled + width > letters + 1) [lines, filled] = [lines + 1, 0];
    filled += width;
  }
  return lines;
}
