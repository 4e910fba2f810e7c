import type { Entry } from '../../entries/entry.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import type { Settings } from '../../site/settings.ts';
import { fill } from '../../site/placeholders.ts';
import { type Site } from '../../site/site.ts';
import type { Link } from '../link.ts';
import type { Crumb, PageBase, PageKind, PageParts } from '../page-kind.ts';
import { termLink, type TermLink } from '../term/term-link.ts';
import { nearOf } from './map-drawing.ts';

/** More lines than these make no good outline. */
const MOST_LINES = 500;

const DEEPEST = 3;

/** How all terms hang together: drawn where scripts run, as a nested list for everyone. */
export const mapKind: PageKind<MapPage> = {
  known: ({ site: { languages, addresses, settings } }) =>
    (hasMap(settings) ? languages : []).map((language) => ({
      address: addresses.map(language),
      language,
      claim: 'site',
      owner: `the map (${language})`,
    })),
  pages: (parts) =>
    (hasMap(parts.site.settings) ? parts.site.languages : []).map((language) => mapPage(language, parts)),
};

export function hasMap({ page }: Settings): boolean {
  return !page.without.includes('map');
}

function mapPage(language: string, { site, order, graph: graphOf, map, frameOf }: PageParts): MapPage {
  const { addresses } = site;
  const { texts } = site.in(language);
  const address = addresses.map(language);
  const [entries, graph] = [order(language), graphOf(language)];
  const { drawn, file } = map(language);
  const byWeight = [...entries].sort((a, b) => graph.mentionCount(b) - graph.mentionCount(a));
  return {
    kind: 'map',
    address,
    frame: frameOf({
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
    drawing: file.address,
    colours: coloursOf(drawn, language, site),
    branches: branchesOf(byWeight.slice(0, MOST_LINES), graph, (entry) => termLink(entry, site, language)),
    ...(entries.length > MOST_LINES
      ? { more: { title: texts.toIndex, address: addresses.home(language), isExternal: false } }
      : {}),
  };
}

/** The categories that a term belongs to, in their order; terms without one come last. */
function coloursOf(entries: readonly Entry[], language: string, site: Site): MapPage['colours'] {
  const { categories, texts } = site.in(language);
  const used = new Set(entries.map(({ category }) => category?.value));
  const colours = categories.flatMap(({ id, title }, index) =>
    used.has(id) ? [{ category: index + 1, title, address: site.addresses.category(language, id) }] : [],
  );
  const others = entries.some(({ category }) => !categories.some(({ id }) => id === category?.value));
  return colours.length > 0 && others ? [...colours, { category: 0, title: texts.noCategory }] : colours;
}

type Branch = Omit<MapBranch, 'branches'> & { branches: Branch[] };

/**
 * Each term stands under a more fundamental one of its category that it has to do with: of these under the least
 * fundamental, so that the steps are small. The more terms name a term, the more fundamental it is.
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
    let parent = above.sort((a, b) => graph.mentionCount(a) - graph.mentionCount(b))[0];
    while (parent && placed.get(parent)!.depth >= DEEPEST) parent = placed.get(parent)!.parent;
    const branch: Branch = { ...linkOf(entry), branches: [] };
    (parent ? placed.get(parent)!.branch.branches : roots).push(branch);
    placed.set(entry, { branch, parent, depth: parent ? placed.get(parent)!.depth + 1 : 1 });
  }
  return roots;
}

/** A term of the map's list, with the terms that build on it. */
export interface MapBranch extends TermLink {
  branches: readonly MapBranch[];
}

/** How all terms hang together: drawn where scripts run, as a nested list for everyone. */
export interface MapPage extends PageBase {
  kind: 'map';
  breadcrumb: readonly Crumb[];
  title: string;
  help: string;
  /** Where the drawing leaves terms out: which ones it has. */
  most?: string;
  /** The address of what the drawing is made from. */
  drawing: string;
  /** Which colours the categories of its terms have, by their numbers; empty where there is only one colour. */
  colours: readonly { category: number; title: string; address?: string }[];
  branches: readonly MapBranch[];
  /** Where the list leaves terms out: the way to all of them. */
  more?: Link;
}
