import Color from 'colorjs.io';
import type { MotifColours } from './motif.ts';

export interface CardColours extends MotifColours {
  paper: string;
  ink: string;
  /** Of words that stand back. */
  quiet: string;
}

/** Of the site's own accent; categories are this far apart in turn, so that neighbours differ most. */
const HUE = 33;
const GOLDEN_ANGLE = 137.5;

const known = new Map<string, CardColours>();

/**
 * @param category its place in the settings, from 1 on; 0 for none
 * @param first the hue of the first category
 */
export function cardColours(category: number, first = HUE): CardColours {
  const key = `${category} ${first}`;
  const found = known.get(key);
  if (found) return found;
  const hue = first + GOLDEN_ANGLE * Math.max(0, category - 1);
  const colour = (lightness: number, chroma: number): string =>
    new Color('oklch', [lightness, chroma, hue % 360]).to('srgb').toGamut().toString({ format: 'hex' });
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
