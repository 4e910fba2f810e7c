import Graph from 'graphology';
import Sigma from 'sigma';
import type { DrawnMap } from '../../models/map/map-drawing.ts';
import { addressOf, nameTerm, startFinding } from './map-find.ts';
import { coloursOf, labelOf, LOOKS, sizesIn, writeLabel } from './map-looks.ts';

/** Replaces the picture of the map by an interactive one. */
export function showMap(box: HTMLElement, map: DrawnMap): void {
  const canvas = box.querySelector<HTMLElement>('.map-canvas')!;
  const sizes = sizesIn(canvas, map.weights);
  const graph = graphOf(map, sizes);
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let colours = coloursOf(canvas);
  let chosen: string | undefined;
  const isNear = (node: string): boolean => chosen === undefined || node === chosen || graph.areNeighbors(node, chosen);
  const sigma = new Sigma(graph, canvas, {
    allowInvalidContainer: true,
    labelFont: getComputedStyle(canvas).fontFamily,
    labelSize: 13,
    labelRenderedSizeThreshold: Math.max(...sizes) / 2,
    nodeReducer: (node, data) => {
      const color = isNear(node) ? colours.category(data['category'] as number) : colours.rule;
      return {
        ...data,
        color,
        label: isNear(node) ? data['label'] : '',
        highlighted: node === chosen,
        zIndex: node === chosen ? 2 : isNear(node) ? 1 : 0,
      };
    },
    edgeReducer: (edge, data) => ({
      ...data,
      color: colours.line,
      hidden: chosen !== undefined && !graph.hasExtremity(edge, chosen),
    }),
    defaultDrawNodeLabel: (context, data, { labelFont, labelSize }) => {
      context.font = `${labelSize}px ${labelFont}`;
      writeLabel(context, data.label ?? '', data.x + data.size + 3, data.y + labelSize / 3, colours);
    },
    defaultDrawNodeHover: (context, data, { labelFont, labelSize }) => {
      context.font = `600 ${labelSize}px ${labelFont}`;
      writeLabel(context, data.label ?? '', data.x + data.size + 3, data.y + labelSize / 3, colours);
    },
    zIndex: true,
  });
  const camera = sigma.getCamera();
  const status = box.querySelector('[role=status]')!;
  const choose = (node: string | undefined): void => {
    chosen = node;
    sigma.refresh({ skipIndexation: true });
  };
  const duration = isStill ? 0 : 300;
  const show = (node: string): void => {
    choose(node);
    const { x, y } = sigma.getNodeDisplayData(node)!;
    void camera.animate({ x, y, ratio: Math.min(camera.ratio, 0.35) }, { duration });
  };

  sigma.on('enterNode', ({ node }) => choose(node));
  sigma.on('leaveNode', () => choose(undefined));
  sigma.on('clickStage', () => choose(undefined));
  sigma.on('clickNode', ({ node, event }) => {
    const isTouch = 'touches' in event.original;
    if (!isTouch || (chosen === node && status.childElementCount > 0))
      location.assign(addressOf(box, map, Number(node)));
    else {
      choose(node);
      nameTerm(box, map, Number(node));
    }
  });
  box.addEventListener('click', ({ target }) => {
    const { zoom } = (target as HTMLElement).dataset;
    if (zoom === 'in') void camera.animatedZoom({ duration });
    if (zoom === 'out') void camera.animatedUnzoom({ duration });
    if (zoom === 'whole') void camera.animatedReset({ duration });
  });
  startFinding(box, map, (term) => show(String(term)));
  const recolour = (): void => {
    colours = coloursOf(canvas);
    sigma.refresh({ skipIndexation: true });
  };
  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  for (const look of LOOKS) matchMedia(look).addEventListener('change', recolour);
  canvas.dataset['drawn'] = '';
}

function graphOf({ terms, categories, links, places }: DrawnMap, sizes: readonly number[]): Graph {
  const graph = new Graph({ type: 'undirected' });
  for (const [term, named] of terms.entries()) {
    const [x, y] = places[term]!;
    graph.addNode(String(term), { label: labelOf(named), category: categories[term]!, size: sizes[term]!, x, y });
  }
  for (const [from, to] of links) graph.addEdge(String(from), String(to), { size: 0.6 });
  return graph;
}
