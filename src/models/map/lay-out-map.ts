import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { mapSizes } from './map-sizes.ts';

const STEPS = 240;

/** The longer side of the drawing. Places are whole numbers: the same on every machine, and short. */
const EXTENT = 10_000;

/** What a map shows, without the places. */
export interface MapPlan {
  /** The number of each term's category in the settings, from 1 on; 0 where it has none. */
  categories: readonly number[];
  /** How many terms name each term. */
  weights: readonly number[];
  /** Pairs of terms of which one names the other, or that are related. */
  links: readonly (readonly [number, number])[];
}

/** Where each term stands: at first every category in a disc of its own, then where their links pull them. */
export function layOutMap({ categories, weights, links }: MapPlan): (readonly [number, number])[] {
  const begun = discs(categories, weights);
  return scaled(begun.length > 1 ? pulled(begun, mapSizes(weights), links) : begun);
}

function pulled(
  begun: readonly (readonly [number, number])[],
  sizes: readonly number[],
  links: MapPlan['links'],
): (readonly [number, number])[] {
  const graph = new UndirectedGraph<{ x: number; y: number; size: number }>();
  for (const [term, [x, y]] of begun.entries()) graph.addNode(term, { x, y, size: sizes[term]! });
  for (const [from, to] of links) graph.addEdge(from, to);
  forceAtlas2.assign(graph, {
    iterations: STEPS,
    settings: { ...forceAtlas2.inferSettings(graph), adjustSizes: true, barnesHutOptimize: false },
  });
  return graph.mapNodes((_, { x, y }) => [x, y] as const);
}

/** Each category is a disc, what most terms name in its middle; the discs stand in a ring. */
function discs(categories: readonly number[], weights: readonly number[]): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  const groups = [...Map.groupBy(categories.keys(), (term) => categories[term]!).values()];
  const round = groups.reduce((sum, group) => sum + Math.sqrt(group.length), 0);
  const ring = groups.length === 1 ? 0 : (1.3 * round) / Math.PI;
  let angle = 0;
  for (const group of groups) {
    const share = (Math.PI * Math.sqrt(group.length)) / round;
    angle += share;
    group
      .sort((a, b) => weights[b]! - weights[a]!)
      .forEach((term, rank) => {
        // The golden angle fills a disc evenly.
        const [turn, radius] = [rank * 2.39996, Math.sqrt(rank)];
        places[term] = [
          ring * Math.cos(angle) + radius * Math.cos(turn),
          ring * Math.sin(angle) + radius * Math.sin(turn),
        ];
      });
    angle += share;
  }
  return places;
}

function scaled(places: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const [left, top, right, bottom] = places.reduce(
    ([x1, y1, x2, y2], [x, y]) => [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const scale = EXTENT / Math.max(right - left, bottom - top, 1e-9);
  return places.map(([x, y]) => [Math.round((x - left) * scale), Math.round((y - top) * scale)]);
}
