import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry } from '../entries/entry.ts';
import type { Graph } from './build-graph.ts';
import { isNoise, roomFor, type LinkPolicy } from './choose-links.ts';
import { placeOfMention } from './place-of-mention.ts';
import type { SiteMentions } from './rank-mention.ts';
import type { PageLinks } from './reference.ts';

/**
 * What the links of a language's terms leave to be desired: names that mean several terms, terms that nobody mentions,
 * terms that everybody does, pages that name more terms than they have room for.
 */
export function checkLinks(
  entries: readonly Entry[],
  linksOf: ReadonlyMap<Entry, PageLinks>,
  graph: Graph,
  policy: LinkPolicy,
  site: SiteMentions,
): Problem[] {
  return entries.flatMap((entry) => {
    if (entry.status === 'deprecated') return [];
    const links = linksOf.get(entry)!;
    return [...ambiguous(entry, links), ...alone(entry, entries, graph), ...noise(entry, policy, site), ...crowded(entry, links, policy)];
  });
}

/** Once for each name on a page. */
function ambiguous({ file }: Entry, { decisions }: PageLinks): Problem[] {
  const said = new Set<string>();
  return decisions.flatMap(({ mention, refusal }) => {
    const choices = mention.terms.map(({ id }) => id).join(', ');
    if (refusal !== 'ambiguous' || said.has(choices)) return [];
    said.add(choices);
    return [problem('ambiguous-mention', file, placeOfMention(mention), { found: mention.text, choices, first: mention.terms[0]!.id })];
  });
}

/** In a glossary of two terms, nobody expects to be mentioned. */
const FEW_TERMS = 3;

function alone(entry: Entry, entries: readonly Entry[], graph: Graph): Problem[] {
  if (entry.original || entries.length < FEW_TERMS || entry.linking?.incoming === false) return [];
  const isAlone = graph.mentionedIn(entry).length === 0 && graph.related(entry).length === 0;
  return isAlone ? [problem('orphan-term', entry.file, entry.term.at, { name: entry.term.value })] : [];
}

function noise({ file, id, term, original, linking }: Entry, policy: LinkPolicy, site: SiteMentions): Problem[] {
  if (original || linking?.incoming === false || !isNoise(id, policy, site)) return [];
  return [problem('noise-term', file, term.at, { name: term.value, count: site.frequency(id), pages: site.pages })];
}

function crowded({ file, term }: Entry, { decisions, words }: PageLinks, { budget = 0 }: LinkPolicy): Problem[] {
  const left = decisions.filter(({ refusal }) => refusal === 'budget').length;
  const made = decisions.filter(({ refusal }) => refusal === undefined).length;
  return left > roomFor(words, budget) && budget > 0 ? [problem('over-budget', file, term.at, { left, all: left + made, room: roomFor(words, budget), words: Math.round(words), budget })] : [];
}
