/** Of Headword's own accent. */
const HUE = 33;

/** Categories are this far apart in turn, so that neighbours differ most. */
const GOLDEN_ANGLE = 137.5;

/**
 * The hue of a category, in degrees of OKLCH.
 * @param category its place in the settings, from 1 on; 0 for none
 * @param first the hue of the first category
 */
export function categoryHue(category: number, first = HUE): number {
  return (first + GOLDEN_ANGLE * Math.max(0, category - 1)) % 360;
}
