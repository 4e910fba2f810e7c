import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import { categoryHue } from '../../models/category-hue.ts';
import type { MapDrawing } from '../../models/map-page.ts';
import type { NameIndex } from '../../models/name-file.ts';
import { suggester } from './suggest.ts';

const box = document.querySelector<HTMLElement>('.map');
if (box && document.createElement('canvas').getContext('webgl2')) void showMap(box);

/** A frame may take so many milliseconds of computing. */
const FRAME = 24;

async function showMap(box: HTMLElement): Promise<void> {
  const { names, drawing, home, language } = box.dataset as Record<string, string>;
  const [index, map] = (await Promise.all([names!, drawing!].map(async (address) => (await fetch(address)).json()))) as [NameIndex, MapDrawing];
  // One of them may be older than the other.
  if (index.terms.length < 2 || index.version !== map.version) return;
  const graph = graphOf(index, map);
  box.hidden = false;
  const canvas = box.querySelector<HTMLElement>('.map-canvas')!;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let colours = coloursOf(canvas);
  let chosen: string | undefined;
  const isNear = (node: string): boolean => chosen === undefined || node === chosen || graph.areNeighbors(node, chosen);
  // Who wants no movement gets the finished drawing.
  if (isStill) await settle(graph, () => undefined);
  const sigma = new Sigma(graph, canvas, {
    allowInvalidContainer: true,
    labelColor: { attribute: 'ink' },
    labelFont: getComputedStyle(canvas).fontFamily,
    labelSize: 13,
    labelRenderedSizeThreshold: 7,
    nodeReducer: (node, data) => {
      const color = isNear(node) ? colours.category(data['category'] as number) : colours.rule;
      return { ...data, color, ink: colours.ink, label: isNear(node) ? data['label'] : '', highlighted: node === chosen, zIndex: node === chosen ? 2 : isNear(node) ? 1 : 0 };
    },
    // The lines of thousands of terms are shown where somebody points.
    edgeReducer: (edge, data) => ({ ...data, color: colours.rule, hidden: chosen === undefined ? graph.order > MOST_MOVED : !graph.hasExtremity(edge, chosen) }),
    defaultDrawNodeHover: (context, data, settings) => {
      if (!data.label) return;
      context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
      const width = context.measureText(data.label).width;
      context.fillStyle = colours.paper;
      context.fillRect(data.x + data.size + 1, data.y - 12, width + 10, 24);
      context.fillStyle = colours.ink;
      context.fillText(data.label, data.x + data.size + 5, data.y + settings.labelSize / 3);
    },
    zIndex: true,
  });
  const camera = sigma.getCamera();
  const status = box.querySelector('[role=status]')!;
  const choose = (node: string | undefined): void => {
    chosen = node;
    sigma.refresh({ skipIndexation: true });
  };
  const open = (node: string): void => location.assign(addressOf(node));
  const addressOf = (node: string): string => `${home}${encodeURIComponent(index.terms[Number(node)]![1])}/`;
  const name = (node: string): void => {
    const link = Object.assign(document.createElement('a'), { href: addressOf(node), textContent: graph.getNodeAttribute(node, 'label') as string });
    status.replaceChildren(link);
  };
  const duration = isStill ? 0 : 300;
  const show = (node: string): void => {
    choose(node);
    name(node);
    const { x, y } = sigma.getNodeDisplayData(node)!;
    void camera.animate({ x, y, ratio: Math.min(camera.ratio, 0.35) }, { duration });
  };

  sigma.on('enterNode', ({ node }) => choose(node));
  sigma.on('leaveNode', () => choose(undefined));
  sigma.on('clickStage', () => choose(undefined));
  sigma.on('clickNode', ({ node, event }) => {
    const isTouch = 'touches' in event.original;
    if (!isTouch || (chosen === node && status.childElementCount > 0)) open(node);
    else {
      choose(node);
      name(node);
    }
  });
  box.addEventListener('click', ({ target }) => {
    const { zoom } = (target as HTMLElement).dataset;
    if (zoom === 'in') void camera.animatedZoom({ duration });
    if (zoom === 'out') void camera.animatedUnzoom({ duration });
    if (zoom === 'whole') void camera.animatedReset({ duration });
  });
  startFinding(box, suggester(index, language!), show);
  const recolour = (): void => {
    colours = coloursOf(canvas);
    sigma.refresh({ skipIndexation: true });
  };
  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  if (!isStill) await settle(graph, () => sigma.refresh());
  canvas.dataset['settled'] = '';
}

/** Each category is a disc, what most terms name in its middle; the discs stand in a ring. */
function graphOf({ terms }: NameIndex, { categories, weights, links }: MapDrawing): Graph {
  const graph = new Graph({ type: 'undirected' });
  const widest = Math.max(1, ...weights);
  const discs = [...Map.groupBy(terms.keys(), (term) => categories[term]!).values()];
  const round = discs.reduce((sum, disc) => sum + Math.sqrt(disc.length), 0);
  const ring = discs.length === 1 ? 0 : (1.3 * round) / Math.PI;
  let angle = 0;
  for (const disc of discs) {
    const share = (Math.PI * Math.sqrt(disc.length)) / round;
    angle += share;
    disc.sort((a, b) => weights[b]! - weights[a]!).forEach((term, rank) => {
      const [label, , sense] = terms[term]!;
      // The golden angle fills a disc evenly.
      const [turn, radius] = [rank * 2.39996, Math.sqrt(rank)];
      graph.addNode(String(term), {
        label: sense === undefined ? label : `${label} (${sense})`,
        category: categories[term]!,
        size: 3 + 11 * Math.sqrt(weights[term]! / widest),
        x: ring * Math.cos(angle) + radius * Math.cos(turn),
        y: ring * Math.sin(angle) + radius * Math.sin(turn),
      });
    });
    angle += share;
  }
  for (const [from, to] of links) graph.addEdge(String(from), String(to), { size: 0.6 });
  return graph;
}

/** More terms than these would be pulled into a ball by their links, and hidden by them: they stay in their discs. */
const MOST_MOVED = 400;

const STEPS = 240;

/** Moves the nodes to where their links hold them, as many steps in a frame as there is time for. */
async function settle(graph: Graph, show: () => void): Promise<void> {
  if (graph.order > MOST_MOVED) return;
  const settings = { ...forceAtlas2.inferSettings(graph), adjustSizes: true, barnesHutOptimize: false };
  for (let step = 0; step < STEPS; ) {
    const start = performance.now();
    do {
      forceAtlas2.assign(graph, { iterations: 4, settings });
      step += 4;
    } while (performance.now() - start < FRAME && step < STEPS);
    show();
    await new Promise(requestAnimationFrame);
  }
}

function startFinding(box: HTMLElement, suggest: ReturnType<typeof suggester>, show: (node: string) => void): void {
  const input = box.querySelector('input')!;
  const list = box.querySelector('datalist')!;
  const find = (isFinal: boolean): void => {
    const found = suggest(input.value);
    list.replaceChildren(...found.map(({ name }) => Object.assign(document.createElement('option'), { value: name })));
    const exact = found.find(({ name }) => name.toLowerCase() === input.value.trim().toLowerCase()) ?? (isFinal ? found[0] : undefined);
    if (exact) show(String(exact.term));
  };
  input.addEventListener('input', () => find(false));
  input.addEventListener('keydown', ({ key }) => key === 'Enter' && find(true));
}

interface Colours {
  ink: string;
  paper: string;
  rule: string;
  category(number: number): string;
}

/** The page's own colours, in the notation that WebGL's library reads. */
function coloursOf(element: HTMLElement): Colours {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const plain = (colour: string): string => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  const probe = element.appendChild(document.createElement('span'));
  const read = (property: string): string => {
    probe.style.color = `var(${property})`;
    return plain(getComputedStyle(probe).color);
  };
  const [ink, paper, rule] = [read('--ink'), read('--paper'), read('--rule')];
  const lightness = isDark(paper) ? 72 : 55;
  probe.remove();
  const known = new Map<number, string>();
  const category = (number: number): string => {
    const found = known.get(number) ?? plain(number === 0 ? ink : `oklch(${lightness}% 0.12 ${categoryHue(number)})`);
    known.set(number, found);
    return found;
  };
  return { ink, paper, rule, category };
}

function isDark(colour: string): boolean {
  return (colour.match(/\d+/gu) ?? []).reduce((sum, part) => sum + Number(part), 0) < 380;
}
