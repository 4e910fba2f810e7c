import type { Entry } from '../../entries/entry.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import { fill, type Site } from '../../site/site.ts';
import { termLink, type TermLink } from './term-link.ts';

/** So many terms on each side are seen at a glance. */
const MOST = 4;

/** Who stands around a term, and which rows an arc joins. */
interface Surroundings extends Pick<Neighbourhood, 'arcs'> {
  above: readonly Entry[];
  below: readonly Entry[];
}

/** What a term is explained with, and what it helps to explain: the related ones first. Undefined where there is too little to show. */
export function surroundingsOf(entry: Entry, graph: Graph): Surroundings | undefined {
  const related = new Set(graph.related(entry));
  const closest = (terms: readonly Entry[]): Entry[] =>
    [...terms.filter((term) => related.has(term)), ...terms.filter((term) => !related.has(term))].slice(0, MOST);
  const above = closest(graph.mentions(entry));
  const below = closest(graph.mentionedIn(entry).filter((term) => !above.includes(term)));
  if (above.length + below.length < 2) return undefined;
  const rows = [...above, entry, ...below];
  const center = above.length;
  const arcs = rows.flatMap((row, lower) =>
    rows
      .slice(0, lower)
      .flatMap((other, upper) =>
        upper === center || lower === center || graph.isMention(row, other) || graph.isMention(other, row)
          ? [[upper, lower] as const]
          : [],
      ),
  );
  return { above, below, arcs };
}

export function neighbourhoodOf(entry: Entry, graph: Graph, site: Site): Neighbourhood | undefined {
  const surroundings = surroundingsOf(entry, graph);
  if (!surroundings) return undefined;
  const { above, below, arcs } = surroundings;
  return {
    rows: [...above, entry, ...below].map((row) => ({
      ...termLink(row, site, entry.language),
      isCenter: row === entry,
    })),
    arcs,
    text: textOf(entry, above, below, site),
  };
}

/** Made once for each language: that takes longer than their use. */
const lists = new Map<string, Intl.ListFormat>();

function textOf({ term, language }: Entry, above: readonly Entry[], below: readonly Entry[], site: Site): string {
  const { texts } = site.in(language);
  const list = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, list);
  const say = (text: string, terms: readonly Entry[]): string[] =>
    terms.length === 0
      ? []
      : [fill(text, { term: term.value, terms: list.format(terms.map((one) => one.term.value)) })];
  return [...say(texts.explainedWith, above), ...say(texts.explains, below)].join(' ');
}

/** A term between those that it is explained with, above it, and those that it helps to explain, below. */
export interface Neighbourhood {
  rows: readonly (TermLink & { isCenter: boolean })[];
  /** Pairs of rows, the upper first, of which one names the other. */
  arcs: readonly (readonly [number, number])[];
  /** The same in words. */
  text: string;
}
