import type { Entry } from '../../entries/entry.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import type { Settings } from '../../site/settings.ts';
import { fill } from '../../site/placeholders.ts';
import { fillCount, type Site } from '../../site/site.ts';
import type { Crumb, PageBase, PageKind, PageParts } from '../page-kind.ts';
import { termLink, type TermLink } from '../term/term-link.ts';

/** More terms than these are no picture: of a larger glossary, the map has the most named ones of each category. */
const MOST_SHOWN = 400;

/** A region of at most so many terms is one, two, three or four steps wide. */
const WIDTHS = [12, 24, 40, MOST_SHOWN];

/** More lines from one term would be a tangle. */
const MOST_LINES = 12;

/** The terms by category: what most others name is the largest, and lines join what is near. */
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

function mapPage(language: string, { site, order, graph: graphOf, frameOf }: PageParts): MapPage {
  const { addresses } = site;
  const { texts } = site.in(language);
  const address = addresses.map(language);
  const [entries, graph] = [order(language), graphOf(language)];
  const groups = groupsOf(entries, graph, language, site);
  const shown = groups.flatMap((group) => group.shown);
  const [sizeOf, nearOf] = [sizesOf(shown, graph), nearIn(shown, graph)];
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
    ...(shown.length < entries.length ? { most: fill(texts.mapMost, { count: shown.length }) } : {}),
    regions: groups.map(({ shown: terms, count, heading }) => ({
      ...heading,
      count: fillCount(texts.termCount, count, language),
      width: WIDTHS.findIndex((most) => terms.length <= most) + 1,
      terms: terms.map((entry) => ({
        ...termLink(entry, site, language),
        size: sizeOf(entry),
        near: nearOf(entry),
      })),
    })),
  };
}

/** The categories that have terms, in their order, then the terms without one: in each, what most others name comes first. */
function groupsOf(
  entries: readonly Entry[],
  graph: Graph,
  language: string,
  site: Site,
): { heading: Pick<MapRegion, 'category' | 'title' | 'address'>; count: number; shown: readonly Entry[] }[] {
  const { categories, texts } = site.in(language);
  const known = new Map(categories.map(({ id }, index) => [id, index]));
  const groups = Map.groupBy(entries, ({ category }) => known.get(category?.value ?? '') ?? categories.length);
  const most = entries.length > MOST_SHOWN ? Math.ceil(MOST_SHOWN / groups.size) : MOST_SHOWN;
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([index, group]) => {
      const category = categories[index];
      return {
        heading: category
          ? { category: index + 1, title: category.title, address: site.addresses.category(language, category.id) }
          : { category: 0, ...(groups.size > 1 ? { title: texts.noCategory } : {}) },
        count: group.length,
        shown: group.sort((a, b) => graph.mentionCount(b) - graph.mentionCount(a)).slice(0, most),
      };
    });
}

/** A tenth of the terms is the largest, the next quarter smaller; what no term names is small in any case. */
function sizesOf(shown: readonly Entry[], graph: Graph): (entry: Entry) => 1 | 2 | 3 {
  const counts = shown.map(graph.mentionCount).sort((a, b) => b - a);
  const [large, middle] = [0.1, 0.35].map((share) => Math.max(counts[Math.floor(counts.length * share)] ?? 0, 1));
  return (entry) => {
    const count = graph.mentionCount(entry);
    return count > large! ? 3 : count > middle! ? 2 : 1;
  };
}

/** The terms on the map that a term has to do with, by their numbers: the related ones first. */
function nearIn(shown: readonly Entry[], { related, mentions }: Graph): (entry: Entry) => number[] {
  const numbers = new Map(shown.map((entry, number) => [entry, number]));
  return (entry) => {
    const near = [...new Set([...related(entry), ...mentions(entry)])];
    return near.flatMap((other) => numbers.get(other) ?? []).slice(0, MOST_LINES);
  };
}

/** A category on the map. */
export interface MapRegion {
  /** The number of the category in the settings, from 1 on; 0 for terms without one. */
  category: number;
  /** Undefined where no term has a category. */
  title?: string;
  address?: string;
  /** Such as `12 terms`: how many there are, even if the map leaves some out. */
  count: string;
  /** How wide it is: from 1 to 4, all the width. */
  width: number;
  /** What most others name comes first. */
  terms: readonly MapTerm[];
}

export interface MapTerm extends TermLink {
  /** From 1 to 3: the larger, the more terms name it. */
  size: number;
  /** The terms that lines join it to, by their place among all terms of the map, from 0 on. */
  near: readonly number[];
}

export interface MapPage extends PageBase {
  kind: 'map';
  breadcrumb: readonly Crumb[];
  title: string;
  help: string;
  /** Where the map leaves terms out: which ones it has. */
  most?: string;
  regions: readonly MapRegion[];
}
