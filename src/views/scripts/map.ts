import type { DrawnMap } from '../../models/map/map-drawing.ts';
import { coloursOf, labelOf, LOOKS, paintLegend, sizesIn, writeLabel } from './map-looks.ts';

const box = document.querySelector<HTMLElement>('.map');
if (box) {
  // What it would show stands in the list below.
  void draw(box)
    .catch(() => false)
    .then((isDrawn) => {
      box.hidden = !isDrawn;
    });
}

/** Draws the map once, as a picture: what moves it is loaded when somebody takes hold of it. @returns whether there is a picture */
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

/** A picture remains where nothing can move it: terms are found by name all the same. */
async function keepPicture(box: HTMLElement, map: DrawnMap): Promise<void> {
  for (const button of box.querySelectorAll('button')) button.hidden = true;
  const { startFinding } = await import('./map-find.ts');
  startFinding(box, map);
}

/** The room that the moving map leaves around its terms. */
const MARGIN = 30;

/** The height of letters. */
const LETTER = 13;

/** As far as there is room, so many terms have their names written beside them; the others are named when somebody points at them. */
const NAMED = 16;

/** Just as the moving map will show it: that one takes its place unnoticed. */
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
  paintLegend(place.parentElement!, colours);
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
