import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import type { Graph } from './build-graph.ts';
import type { Meaning } from '../../lexicon/matcher.ts';
import { isNoise, roomFor, type LinkPolicy } from '../decide/choose-links.ts';
import type { Mention } from '../read/read-mentions.ts';
import type { PageLinks } from '../decide/reference.ts';
import type { SiteMentions } from '../decide/site-mentions.ts';

/**
 * Reports problems with the links of a language's pages: ambiguous mentions, terms that no page mentions, terms that most
 * pages mention, and pages that mention far more terms than their budget allows to link.
 */
export function checkLinks(
  entries: readonly Entry[],
  pages: readonly OwnPageEntry[],
  linksOf: ReadonlyMap<Entry | OwnPageEntry, PageLinks>,
  { graph, policy, mentions }: { graph: Graph; policy: LinkPolicy; mentions: SiteMentions },
): Problem[] {
  return [
    ...ambiguous([...entries, ...pages], linksOf),
    ...entries.flatMap((entry) => {
      if (entry.status === 'deprecated') return [];
      const links = linksOf.get(entry)!;
      return [...alone(entry, entries, graph), ...noise(entry, policy, mentions), ...crowded(entry, links, policy)];
    }),
  ];
}

/** Reports each ambiguous name once, at its first mention. */
function ambiguous(
  pages: readonly (Entry | OwnPageEntry)[],
  linksOf: ReadonlyMap<Entry | OwnPageEntry, PageLinks>,
): Problem[] {
  const byMeaning = new Map<Meaning, { first: Mention; file: string; more: number }>();
  for (const page of pages) {
    const { outcome, mentions } = linksOf.get(page)!;
    let read: readonly Mention[] | undefined;
    for (const [meaning, at] of outcome.ambiguous) {
      const earlier = byMeaning.get(meaning);
      if (earlier) earlier.more += 1;
      else byMeaning.set(meaning, { first: (read ??= mentions())[at]!, file: page.file, more: 0 });
    }
  }
  return [...byMeaning].map(([meaning, { first, file, more }]) =>
    problem('ambiguous-mention', file, first.at!, {
      found: first.text,
      choices: meaning.map(({ id }) => id).join(', '),
      first: first.terms[0]!.id,
      more,
    }),
  );
}

/** Below this number of terms, orphans aren't reported. */
const FEW_TERMS = 3;

function alone(entry: Entry, entries: readonly Entry[], graph: Graph): Problem[] {
  if (entry.original || entries.length < FEW_TERMS || entry.linking?.incoming === false) return [];
  const isAlone = [graph.mentionedIn, graph.related, graph.confusedWith].every((of) => of(entry).length === 0);
  return isAlone ? [problem('orphan-term', entry.file, entry.term.at, { name: entry.term.value })] : [];
}

function noise({ file, id, term, original, linking }: Entry, policy: LinkPolicy, site: SiteMentions): Problem[] {
  if (original || linking?.incoming === false || !isNoise(id, policy, site)) return [];
  return [problem('noise-term', file, term.at, { name: term.value, count: site.frequency(id), pages: site.pages })];
}

function crowded(
  { file, term }: Entry,
  { outcome: { made, crowdedOut: left }, words }: PageLinks,
  { budget = 0 }: LinkPolicy,
): Problem[] {
  return left > roomFor(words, budget) && budget > 0
    ? [
        problem('over-budget', file, term.at, {
          left,
          all: left + made.size,
          room: roomFor(words, budget),
          words: Math.round(words),
          budget,
        }),
      ]
    : [];
}
