import type { DrawnMap } from '../../models/map/map-drawing.ts';
import { coloursOf, labelOf, LOOKS, sizesIn, writeLabel } from './map-looks.ts';

const box = document.querySelector<HTMLElement>('.map');
if (box) {
  // If drawing fails, the map is hidden; the list below has the same information.
  void draw(box)
    .catch(() => false)
    .then((isDrawn) => {
      box.hidden = !isDrawn;
    });
}

/**
 * Draws the map as a picture. The script of the interactive map is loaded when the reader points at it or focuses it.
 * @returns whether the picture was drawn
 */
async function draw(box: HTMLElement): Promise<boolean> {
  const place = box.querySelector<HTMLElement>('.map-canvas')!;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return false;
  const map = (await (await fetch(box.dataset['drawing']!)).json()) as DrawnMap;
  if (map.terms.length < 2) return false;
  place.append(canvas);
  const paint = (): void => {
    paintMap(canvas, context, place, map);
    place.dataset['drawn'] = '';
  };
  const resized = new ResizeObserver(paint);
  resized.observe(place);
  const repainted = new MutationObserver(paint);
  repainted.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  for (const look of LOOKS) matchMedia(look).addEventListener('change', paint);
  const begun = new AbortController();
  const begin = async (): Promise<void> => {
    begun.abort();
    const canMove = document.createElement('canvas').getContext('webgl2') !== null;
    const live = canMove ? await import('./map-live.ts').catch(() => undefined) : undefined;
    if (!live) return keepPicture(box, map);
    resized.disconnect();
    repainted.disconnect();
    live.showMap(box, map);
    canvas.remove();
  };
  for (const event of ['pointerenter', 'touchstart', 'focusin'])
    box.addEventListener(event, () => void begin(), { signal: begun.signal, passive: true });
  return true;
}

/** Keeps the picture if the interactive map can't run. Its search field still works. */
async function keepPicture(box: HTMLElement, map: DrawnMap): Promise<void> {
  for (const button of box.querySelectorAll('button')) button.hidden = true;
  const { startFinding } = await import('./map-find.ts');
  startFinding(box, map);
}

/** The margin of the interactive map around its terms, in pixels. */
const MARGIN = 30;

/** The font size of labels, in pixels. */
const LETTER = 13;

/** The number of terms with labels, if there is space; the interactive map labels the others when they are pointed at. */
const NAMED = 16;

/** Paints the map exactly as the interactive map will show it, so that the change isn't noticed. */
function paintMap(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  place: HTMLElement,
  { terms, categories, weights, links, places }: DrawnMap,
): void {
  const { clientWidth: width, clientHeight: height } = place;
  const density = devicePixelRatio;
  Object.assign(canvas, { width: width * density, height: height * density });
  Object.assign(canvas.style, { inlineSize: '100%', blockSize: '100%' });
  const colours = coloursOf(place);
  const [widest, highest] = [0, 1].map((axis) => places.reduce((most, at) => Math.max(most, at[axis]!), 1)) as [
    number,
    number,
  ];
  const scale = (Math.min(width, height) - 2 * MARGIN) / Math.max(widest, highest);
  const at = (term: number): [x: number, y: number] => [
    width / 2 + (places[term]![0] - widest / 2) * scale,
    height / 2 - (places[term]![1] - highest / 2) * scale,
  ];
  context.scale(density, density);
  context.strokeStyle = colours.line;
  context.lineWidth = 0.6;
  context.beginPath();
  for (const [from, to] of links) {
    context.moveTo(...at(from));
    context.lineTo(...at(to));
  }
  context.stroke();
  const sizes = sizesIn(place, weights);
  for (const term of terms.keys()) {
    context.beginPath();
    context.arc(...at(term), sizes[term]!, 0, 2 * Math.PI);
    context.fillStyle = colours.category(categories[term]!);
    context.fill();
  }
  context.font = `${LETTER}px ${getComputedStyle(place).fontFamily}`;
  const written: DOMRect[] = [];
  for (const term of [...terms.keys()].sort((a, b) => weights[b]! - weights[a]!).slice(0, NAMED)) {
    const label = labelOf(terms[term]!);
    const [x, y] = at(term);
    const box = new DOMRect(x + sizes[term]! + 3, y - LETTER / 2, context.measureText(label).width, LETTER);
    const isFree =
      box.right < width &&
      !written.some(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      );
    if (!isFree) continue;
    written.push(box);
    writeLabel(context, label, box.x, y + LETTER / 3, colours);
  }
}
