import type { Entry } from '../../entries/entry.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import { fill, type Site } from '../../site/site.ts';
import { shortDigestOf } from '../../source/digest.ts';
import type { DataFile } from '../data-file.ts';
import { frameOf } from '../frame.ts';
import { layOutMap, type MapPlan } from './lay-out-map.ts';
import { namesIn, type NameIndex } from '../search/name-file.ts';
import type { MapBranch, MapPage } from '../page.ts';
import { termLink } from '../term/term-link.ts';

/** What the map of a language is drawn from. Its terms have numbers of their own. */
export interface MapDrawing extends MapPlan, Pick<NameIndex, 'terms' | 'others'> {
  /** Where each term stands, from the left and from below. */
  places: readonly (readonly [number, number])[];
}

/** More lines than these make no good outline. */
const MOST_LINES = 500;

/** More terms than these are no picture: of a larger glossary, it has those that the others build on. */
const MOST_DRAWN = 400;

const DEEPEST = 3;

/** More links of one term, or of all, would make the drawing a tangle. */
const [MOST_LINKS, MOST_LINKS_IN_ALL] = [12, 1_000];

/** @param entries the terms of the language, in alphabetical order */
export function mapOf(
  entries: readonly Entry[],
  graph: Graph,
  language: string,
  site: Site,
): { page: MapPage; drawing: DataFile } {
  const { addresses } = site;
  const { texts } = site.in(language);
  const byWeight = [...entries].sort((a, b) => graph.naming(b) - graph.naming(a));
  const most = new Set(byWeight.slice(0, MOST_DRAWN));
  const drawn = entries.filter((entry) => most.has(entry));
  const drawing = drawingOf(drawn, graph, language, site);
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
      ...(drawn.length < entries.length ? { most: fill(texts.mapMost, { count: drawn.length }) } : {}),
      drawing: drawing.address,
      colours: coloursOf(drawn, language, site),
      branches: branchesOf(byWeight.slice(0, MOST_LINES), graph, (entry) => termLink(entry, site, language)),
      ...(entries.length > MOST_LINES
        ? { more: { title: texts.toIndex, address: addresses.home(language), isExternal: false } }
        : {}),
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

/** The terms of a group that a term has to do with, the related ones first. */
function nearOf(
  entry: Entry,
  among: Pick<ReadonlySet<Entry>, 'has'>,
  { related, mentions }: Graph,
  most = Infinity,
): Entry[] {
  return [...new Set([...related(entry), ...mentions(entry)])].filter((other) => among.has(other)).slice(0, most);
}

function drawingOf(drawn: readonly Entry[], graph: Graph, language: string, site: Site): DataFile {
  const places = new Map(drawn.map((entry, place) => [entry, place]));
  const links = new Set<number>();
  const most = Math.min(MOST_LINKS, Math.ceil(MOST_LINKS_IN_ALL / drawn.length));
  for (const [place, entry] of drawn.entries()) {
    for (const other of nearOf(entry, places, graph, most)) {
      const [from, to] = [Math.min(place, places.get(other)!), Math.max(place, places.get(other)!)];
      links.add(from * drawn.length + to);
    }
  }
  const category = new Map(site.in(language).categories.map(({ id }, index) => [id, index + 1]));
  const plan: MapPlan = {
    categories: drawn.map((entry) => category.get(entry.category?.value ?? '') ?? 0),
    weights: drawn.map(graph.naming),
    links: [...links].map((pair) => [Math.floor(pair / drawn.length), pair % drawn.length] as const),
  };
  const shown = { ...namesIn(drawn), ...plan };
  // Named after what it shows, so that it can be kept for ever.
  const version = shortDigestOf(JSON.stringify(shown));
  return {
    address: site.addresses.media(`map-${language}.${version}.json`),
    version,
    // Hundreds of terms take longer to lay out than all else that an edit concerns.
    get body() {
      return JSON.stringify({ ...shown, places: layOutMap(plan) } satisfies MapDrawing);
    },
  };
}

type Branch = Omit<MapBranch, 'branches'> & { branches: Branch[] };

/**
 * Each term under a more fundamental one of its category that it has to do with: of these under the least fundamental, so
 * that the steps are small. The more terms name a term, the more fundamental it is.
 * @param order the most fundamental first
 */
function branchesOf(
  order: readonly Entry[],
  graph: Graph,
  linkOf: (entry: Entry) => Omit<MapBranch, 'branches'>,
): MapBranch[] {
  const placed = new Map<Entry, { branch: Branch; parent?: Entry; depth: number }>();
  const roots: Branch[] = [];
  for (const entry of order) {
    const above = nearOf(entry, placed, graph).filter((other) => other.category?.value === entry.category?.value);
    let parent = above.sort((a, b) => graph.naming(a) - graph.naming(b))[0];
    while (parent && placed.get(parent)!.depth >= DEEPEST) parent = placed.get(parent)!.parent;
    const branch: Branch = { ...linkOf(entry), branches: [] };
    (parent ? placed.get(parent)!.branch.branches : roots).push(branch);
    placed.set(entry, { branch, parent, depth: parent ? placed.get(parent)!.depth + 1 : 1 });
  }
  return roots;
}
