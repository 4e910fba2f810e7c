import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../links/build-graph.ts';
import type { Site } from '../site/site.ts';
import { versionOf, type DataFile } from './data-file.ts';
import { frameOf } from './frame.ts';
import { layOutMap, type MapPlan } from './lay-out-map.ts';
import type { MapBranch, MapPage } from './page.ts';
import { termLink } from './term-link.ts';

/** What the map of a language is drawn from. Terms have their numbers from the file of names, which holds them in the same order. */
export interface MapDrawing extends MapPlan {
  /** Of the file of names that the numbers are from. */
  version: string;
  /** Where each term stands, from the left and from below. */
  places: readonly (readonly [number, number])[];
}

/** More lines than these make no good outline. */
const MOST_LINES = 500;

/** More terms than these are no picture, and too much to send. */
const MOST_DRAWN = 12_000;

const DEEPEST = 3;

/** More links of one term would make the drawing a tangle. */
const MOST_LINKS = 12;

/**
 * @param entries the terms of the language, in alphabetical order
 * @param version of the file of their names
 */
export function mapOf(entries: readonly Entry[], graph: Graph, version: string, language: string, site: Site): { page: MapPage; drawing?: DataFile } {
  const { addresses } = site;
  const { texts } = site.in(language);
  const places = new Map(entries.map((entry, index) => [entry, index]));
  const nearOf = (entry: Entry, most = entries.length): Entry[] => {
    const near = new Set<Entry>();
    for (const other of graph.related(entry)) if (near.size < most && places.has(other)) near.add(other);
    for (const other of graph.mentions(entry)) if (near.size < most && places.has(other)) near.add(other);
    return [...near];
  };
  const drawing = entries.length <= MOST_DRAWN ? drawingOf(entries, places, nearOf, { weights: entries.map(graph.naming), version, language, site }) : undefined;
  const address = addresses.map(language);
  return {
    drawing,
    page: {
      kind: 'map',
      frame: frameOf(site, {
        language,
        title: texts.map,
        description: texts.mapHelp,
        address,
        inLanguages: site.languages.map((one) => ({ language: one, address: addresses.map(one) })),
        robots: 'noindex',
      }),
      breadcrumb: [{ title: texts.glossary, address: addresses.home(language) }, { title: texts.map }],
      title: texts.map,
      help: texts.mapHelp,
      drawing: drawing?.address,
      colours: drawing ? coloursOf(entries, language, site) : [],
      branches: branchesOf(entries, nearOf, graph.naming, (entry) => termLink(entry, site, language)),
      ...(entries.length > MOST_LINES ? { more: { title: texts.toIndex, address: addresses.home(language), isExternal: false } } : {}),
    },
  };
}

/** Of the categories that a term belongs to, in their order; terms without one come last. */
function coloursOf(entries: readonly Entry[], language: string, site: Site): MapPage['colours'] {
  const { categories, texts } = site.in(language);
  const used = new Set(entries.map(({ category }) => category?.value));
  const colours = categories.flatMap(({ id, title }, index) =>
    used.has(id) ? [{ category: index + 1, title, address: site.addresses.category(language, id) }] : [],
  );
  const others = entries.some(({ category }) => !categories.some(({ id }) => id === category?.value));
  return colours.length > 0 && others ? [...colours, { category: 0, title: texts.noCategory }] : colours;
}

function drawingOf(
  entries: readonly Entry[],
  places: ReadonlyMap<Entry, number>,
  nearOf: (entry: Entry, most: number) => readonly Entry[],
  { weights, version, language, site }: { weights: readonly number[]; version: string; language: string; site: Site },
): DataFile {
  const links = new Set<number>();
  for (const [place, entry] of entries.entries()) {
    for (const other of nearOf(entry, MOST_LINKS)) {
      const [from, to] = [Math.min(place, places.get(other)!), Math.max(place, places.get(other)!)];
      links.add(from * entries.length + to);
    }
  }
  const category = new Map(site.in(language).categories.map(({ id }, index) => [id, index + 1]));
  const plan = { categories: entries.map((entry) => category.get(entry.category?.value ?? '') ?? 0), weights, links: [...links].map((pair) => [Math.floor(pair / entries.length), pair % entries.length] as const) };
  const body = JSON.stringify({ version, ...plan, places: layOutMap(plan) } satisfies MapDrawing);
  // Named after its content, so that it can be kept for ever.
  return { address: site.addresses.media(`map-${language}.${versionOf(body)}.json`), body };
}

type Branch = Omit<MapBranch, 'branches'> & { branches: Branch[] };

/**
 * Each term under a more fundamental one of its category that it has to do with: of these under the least fundamental, so
 * that the steps are small. The more terms name a term, the more fundamental it is.
 */
function branchesOf(
  entries: readonly Entry[],
  nearOf: (entry: Entry) => readonly Entry[],
  weightOf: (entry: Entry) => number,
  linkOf: (entry: Entry) => Omit<MapBranch, 'branches'>,
): MapBranch[] {
  const order = [...entries].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_LINES);
  const placed = new Map<Entry, { branch: Branch; parent?: Entry; depth: number }>();
  const roots: Branch[] = [];
  for (const entry of order) {
    const above = nearOf(entry).filter((other) => placed.has(other) && other.category?.value === entry.category?.value);
    let parent = above.sort((a, b) => weightOf(a) - weightOf(b))[0];
    while (parent && placed.get(parent)!.depth >= DEEPEST) parent = placed.get(parent)!.parent;
    const branch: Branch = { ...linkOf(entry), branches: [] };
    (parent ? placed.get(parent)!.branch.branches : roots).push(branch);
    placed.set(entry, { branch, parent, depth: parent ? placed.get(parent)!.depth + 1 : 1 });
  }
  return roots;
}
