import type { Entry } from '../../entries/entry.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import type { Site } from '../../site/site.ts';
import { shortDigestOf } from '../../source/digest.ts';
import type { DataFile } from '../data-file.ts';
import { namesIn, type NameIndex } from '../search/name-file.ts';
import { layOutMap, type MapPlan } from './lay-out-map.ts';

/** More terms than these are no picture: of a larger glossary, the drawing has those that the others build on. */
const MOST_DRAWN = 400;

/** More links of one term, or of all, would make the drawing a tangle. */
const [MOST_LINKS, MOST_LINKS_IN_ALL] = [12, 1_000];

/**
 * What the map of a language is drawn from.
 * @param entries the terms of the language, in alphabetical order
 */
export function mapDrawing(entries: readonly Entry[], graph: Graph, language: string, site: Site): MapDrawing {
  const most = new Set([...entries].sort((a, b) => graph.mentionCount(b) - graph.mentionCount(a)).slice(0, MOST_DRAWN));
  const drawn = entries.filter((entry) => most.has(entry));
  const places = new Map(drawn.map((entry, place) => [entry, place]));
  const links = new Set<number>();
  const mostLinks = Math.min(MOST_LINKS, Math.ceil(MOST_LINKS_IN_ALL / drawn.length));
  for (const [place, entry] of drawn.entries()) {
    for (const other of nearOf(entry, places, graph, mostLinks)) {
      const [from, to] = [Math.min(place, places.get(other)!), Math.max(place, places.get(other)!)];
      links.add(from * drawn.length + to);
    }
  }
  const category = new Map(site.in(language).categories.map(({ id }, index) => [id, index + 1]));
  const plan: MapPlan = {
    categories: drawn.map((entry) => category.get(entry.category?.value ?? '') ?? 0),
    weights: drawn.map(graph.mentionCount),
    links: [...links].map((pair) => [Math.floor(pair / drawn.length), pair % drawn.length] as const),
  };
  const shown = { ...namesIn(drawn), ...plan };
  // The address is named after what is drawn, so that browsers can keep the file for ever.
  const version = shortDigestOf(JSON.stringify(shown));
  const file: DataFile = {
    address: site.addresses.media(`map-${language}.${version}.json`),
    version,
    // Laying out hundreds of terms takes longer than everything else that an edit needs.
    get body() {
      return JSON.stringify({ ...shown, places: layOutMap(plan) } satisfies DrawnMap);
    },
  };
  return { drawn, file };
}

/** The terms of a group that a term has to do with, the related ones first. */
export function nearOf(
  entry: Entry,
  among: Pick<ReadonlySet<Entry>, 'has'>,
  { related, mentions }: Graph,
  most = Infinity,
): Entry[] {
  return [...new Set([...related(entry), ...mentions(entry)])].filter((other) => among.has(other)).slice(0, most);
}

export interface MapDrawing {
  /** The terms that the drawing shows, in alphabetical order. */
  drawn: readonly Entry[];
  /** What it is made from: a `DrawnMap`. */
  file: DataFile;
}

/** What the drawing is made from. Its terms have numbers of their own. */
export interface DrawnMap extends MapPlan, Pick<NameIndex, 'terms' | 'others'> {
  /** Where each term stands, from the left and from below. */
  places: readonly (readonly [number, number])[];
}
