import Color from '#colorjs';
import { colourOf, readableOn, toHex, toneOf, type Palette } from '../../site/palette.ts';
import type { MotifColours } from './motif.ts';

export interface CardColours extends MotifColours {
  paper: string;
  ink: string;
  /** Of words that stand back. */
  quiet: string;
  /** Of the words that name the category. */
  label: string;
}

/**
 * The colours of a card: the site's paper and ink, and a motif in tones of the category's colour.
 * @param category its place in the settings, from 1 on; 0 for none
 */
export function cardColours(palette: Palette, category: number): CardColours {
  const known = made.get(palette) ?? new Map<number, CardColours>();
  made.set(palette, known);
  const found = known.get(category) ?? coloursFrom(palette, category);
  known.set(category, found);
  return found;
}

const made = new WeakMap<Palette, Map<number, CardColours>>();

function coloursFrom({ main, ...schemes }: Palette, category: number): CardColours {
  const { paper, ink, categories } = schemes[main];
  const [, chroma, hue] = toneOf(categories[category]!);
  const tone = (lightness: number, share: number): string => toHex(colourOf([lightness, chroma * share, hue]));
  const ground = new Color(paper);
  return {
    paper,
    ink,
    quiet: toHex(ground.mix(ink, 0.76, { space: 'oklab' })),
    label: readableOn(toneOf(categories[category]!), () => [ground], main === 'light' ? 'darker' : 'lighter', 4.6),
    ground: tone(0.4, 0.85),
    shape: tone(0.52, 0.95),
    light: tone(0.87, 0.8),
  };
}
