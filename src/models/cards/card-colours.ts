import Color from '#colorjs';
import { categoryHue } from './category-hue.ts';
import type { MotifColours } from './motif.ts';

export interface CardColours extends MotifColours {
  paper: string;
  ink: string;
  /** Of words that stand back. */
  quiet: string;
}

const known = new Map<string, CardColours>();

/**
 * @param category its place in the settings, from 1 on; 0 for none
 * @param first the hue of the first category
 */
export function cardColours(category: number, first?: number): CardColours {
  const key = `${category} ${first}`;
  const found = known.get(key);
  if (found) return found;
  const hue = categoryHue(category, first);
  const colour = (lightness: number, chroma: number): string =>
    new Color('oklch', [lightness, chroma, hue]).to('srgb').toGamut().toString({ format: 'hex' });
  const strength = category === 0 ? 0.3 : 1;
  const made: CardColours = {
    paper: colour(0.975, 0.012),
    ink: colour(0.24, 0.02),
    quiet: colour(0.43, 0.025),
    ground: colour(0.4, 0.1 * strength),
    shape: colour(0.52, 0.11 * strength),
    light: colour(0.87, 0.1 * strength),
  };
  known.set(key, made);
  return made;
}
