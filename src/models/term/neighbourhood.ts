import type { Entry } from '../../entries/entry.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import type { LocalSite } from '../../site/site.ts';
import type { Versioned } from '../../source/versioned.ts';
import type { TermLink } from './term-link.ts';

/** At most this many terms are shown on each side, so that a glance takes them in. */
const MOST = 4;

/** The terms around a term, and which rows an arc joins. */
export interface Surroundings<Term> extends Pick<Neighbourhood, 'arcs'> {
  above: readonly Term[];
  below: readonly Term[];
}

/** What a term is explained with, and what it helps to explain: the related ones first. Undefined where there is too little to show. */
export function surroundingsOf(entry: Entry, graph: Graph): Surroundings<Entry> | undefined {
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

/** @param center the term itself */
export function neighbourhoodOf(
  center: TermLink,
  { above, below, arcs }: Surroundings<Versioned<TermLink>>,
  local: LocalSite,
): Neighbourhood {
  const [upper, lower] = [above, below].map((terms) => terms.map(({ value }) => ({ ...value, isCenter: false })));
  return {
    rows: [...upper!, { ...center, isCenter: true }, ...lower!],
    arcs,
    text: textOf(center.name, upper!, lower!, local),
  };
}

type Piece = Neighbourhood['text'][number];

/** Made once for each language: that takes longer than their use. */
const lists = new Map<string, Intl.ListFormat>();

function textOf(
  term: string,
  above: readonly TermLink[],
  below: readonly TermLink[],
  { texts, language }: LocalSite,
): Neighbourhood['text'] {
  const list = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, list);
  const plain = (words: string): Piece[] => (words === '' ? [] : [{ text: words, isName: false }]);
  const listed = (terms: readonly TermLink[]): Piece[] =>
    list
      .formatToParts(terms.map(({ name }) => name))
      .map(({ type, value }) => ({ text: value, isName: type === 'element' }));
  const say = (text: string, terms: readonly TermLink[]): Piece[] =>
    text
      .split(/(\{terms?\})/u)
      .flatMap((part) =>
        part === '{term}' ? [{ text: term, isName: true }] : part === '{terms}' ? listed(terms) : plain(part),
      );
  const sentences = [
    ...(above.length > 0 ? [say(texts.explainedWith, above)] : []),
    ...(below.length > 0 ? [say(texts.explains, below)] : []),
  ];
  return sentences.flatMap((sentence, at) => (at === 0 ? sentence : [...plain(' '), ...sentence]));
}

/** A term between those that it is explained with, above it, and those that it helps to explain, below. */
export interface Neighbourhood {
  rows: readonly (TermLink & { isCenter: boolean })[];
  /** Pairs of rows, the upper first, of which one names the other. */
  arcs: readonly (readonly [number, number])[];
  /** The same in words, in pieces: names may have another direction than the text. */
  text: readonly { text: string; isName: boolean }[];
}
