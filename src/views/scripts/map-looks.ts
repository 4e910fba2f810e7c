import { mapSizes } from '../../models/map/map-sizes.ts';
import type { NameIndex } from '../../models/search/name-file.ts';

/** The radii of the circles, scaled down on narrow screens, where they would overlap. */
export function sizesIn({ clientWidth }: HTMLElement, weights: readonly number[]): number[] {
  const scale = Math.min(1, clientWidth / 640);
  return mapSizes(weights).map((size) => size * scale);
}

export function labelOf([name, , sense]: NameIndex['terms'][number]): string {
  return sense === undefined ? name : `${name} (${sense})`;
}

/** Media queries that change the page's colours, besides its own switch. */
export const LOOKS = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/** A quiet colour for lines in forced colours: `GrayText` may stand out more than the circles that the lines join. */
const forcedQuiet = 'color-mix(in srgb, CanvasText 35%, Canvas)';

export interface MapColours {
  ink: string;
  paper: string;
  rule: string;
  line: string;
  category(number: number): string;
}

/** Draws a label with an outline in the background colour, so that it is legible on lines and circles. */
export function writeLabel(
  context: CanvasRenderingContext2D,
  label: string,
  x: number,
  y: number,
  { ink, paper }: MapColours,
): void {
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.strokeText(label, x, y);
  context.fillStyle = ink;
  context.fillText(label, x, y);
}

/** The page's colours as `rgb(…)`: sigma 3.0.3 reads no other functional notation, such as `oklch(…)`. No upstream issue. */
export function coloursOf(element: HTMLElement): MapColours {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const plain = (colour: string): string => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  const probe = document.createElement('span');
  // Otherwise, in forced colours, every computed colour would be that of text.
  probe.style.forcedColorAdjust = 'none';
  const read = (colour: string): string => {
    probe.style.color = colour;
    element.append(probe);
    const computed = plain(getComputedStyle(probe).color);
    probe.remove();
    return computed;
  };
  const isForced = matchMedia('(forced-colors: active)').matches;
  const [ink, paper, rule, line] = (
    isForced
      ? ['CanvasText', 'Canvas', forcedQuiet, forcedQuiet]
      : ['var(--ink)', 'var(--paper)', 'var(--rule)', 'color-mix(in oklch, var(--ink-quiet) 40%, var(--paper))']
  ).map(read) as [string, string, string, string];
  const known = new Map([[0, ink]]);
  const category = (number: number): string => {
    const found = known.get(number) ?? read(`var(--category-${number})`);
    known.set(number, found);
    return found;
  };
  return { ink, paper, rule, line, category };
}
