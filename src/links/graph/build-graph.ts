import type { Entry } from '../../entries/entry.ts';
import { memoize } from '../../source/memoize.ts';
import { topN } from '../../source/top-n.ts';
import { mentionGraphs, type MentionGraph } from '../decide/mention-graph.ts';
import type { PageLinks } from '../decide/reference.ts';

/** Which terms of a language refer to which. */
export interface Graph {
  /**
   * The entry's own related terms in its order, then the terms that have it in their `related`, in alphabetical order, up
   * to a limit. If these are few, suggestions from the texts are added.
   */
  related(entry: Entry): readonly Entry[];
  /** The terms that readers take for it, its own ones first, with the difference that the author of either page wrote. */
  confusedWith(entry: Entry): readonly Confusion[];
  /** The terms whose prose mentions this one, linked or not, up to a limit: related ones first, then the most frequent. */
  mentionedIn(entry: Entry): readonly Entry[];
  /** The terms that its prose mentions. */
  mentions(entry: Entry): readonly Entry[];
  /** How many terms of its language mention it. */
  mentionCount(entry: Entry): number;
  /** Whether the prose of one term mentions the other. */
  isMention(from: Entry, to: Entry): boolean;
  /** The term to use instead of a deprecated one. */
  replacement(entry: Entry): Entry | undefined;
}

export interface Confusion {
  other: Entry;
  difference: string;
}

/** If an entry has fewer related terms, suggestions fill the list up to this number. */
const FEW = 3;

const MOST_BACKLINKS = 24;

/** The limit for terms that have an entry in their `related`; the entry's own `related` are all listed. */
const MOST_RELATED = 24;

/** Added to a score to put an item before all others: more than any count. */
const FIRST = 2 ** 32;

/**
 * Builds the graph of one language.
 * @param order the entries in alphabetical order
 * @param linksOf the links of each entry
 */
export function buildGraph(order: readonly Entry[], linksOf: ReadonlyMap<Entry, PageLinks>): Graph {
  const byId = new Map(order.map((entry) => [entry.id, entry]));
  const replacement = (entry: Entry): Entry | undefined =>
    linksOf.get(entry)?.references.find(({ origin }) => origin === 'replacedBy')?.target;
  const { mentions, mentionedBy } = mentionGraphs(order, (entry, visit) =>
    eachMention(entry, linksOf.get(entry)!, byId, visit),
  );
  const related = relatedBothWays(order, linksOf, replacement);
  const confused = confusedBothWays(order, linksOf);
  return {
    related: memoize((entry) => {
      const ownCount = linksOf.get(entry)?.references.filter(({ origin }) => origin === 'related').length ?? 0;
      const own = [...(related.get(entry) ?? [])].slice(0, Math.max(ownCount, MOST_RELATED));
      return own.length < FEW && entry.status !== 'deprecated'
        ? [...own, ...suggestions(entry, own, mentions, mentionedBy)]
        : own;
    }),
    confusedWith: (entry) => confused.get(entry) ?? [],
    mentionedIn: memoize((entry) => {
      const close = related.get(entry);
      return topN(MOST_BACKLINKS, (take) =>
        mentionedBy.each(entry, (other, times) => take(other, times + (close?.has(other) ? FIRST : 0))),
      );
    }),
    mentions: (entry) => {
      const found: Entry[] = [];
      mentions.each(entry, (other) => found.push(other));
      return found;
    },
    mentionCount: mentionedBy.count,
    isMention: (from, to) => mentions.has(from, to),
    replacement,
  };
}

/** Visits the entries that an entry mentions: first those that its author linked. */
function eachMention(
  entry: Entry,
  { references, outcome: { named } }: PageLinks,
  byId: ReadonlyMap<string, Entry>,
  visit: (other: Entry, times: number) => void,
): void {
  for (const { origin, target } of references) if (origin === 'explicit' && target !== entry) visit(target, 1);
  for (const [at, { id }] of named.terms.entries()) {
    const other = byId.get(id);
    if (other && other !== entry) visit(other, named.times[at]!);
  }
}

/**
 * The related terms of each entry: its own, and those that have it in their `related`. A related term without a translation
 * is an entry of the default language, whose page doesn't list terms of this language in return.
 */
function relatedBothWays(
  order: readonly Entry[],
  linksOf: ReadonlyMap<Entry, PageLinks>,
  replacement: Graph['replacement'],
): Map<Entry, Set<Entry>> {
  const related = new Map<Entry, Set<Entry>>(order.map((entry) => [entry, new Set()]));
  const pairs = order.flatMap((from) =>
    (linksOf.get(from)?.references ?? [])
      .filter(({ origin }) => origin === 'related')
      .map(({ target }) => [from, target] as const),
  );
  // A deprecated term is listed as its replacement, except on the replacement's own page.
  const add = (to: Entry, one: Entry): void => {
    const current = replacement(one) ?? one;
    related.get(to)?.add(current === to ? one : current);
  };
  for (const [from, to] of pairs) add(from, to);
  for (const [from, to] of pairs) add(to, from);
  for (const [entry, others] of related) others.delete(entry);
  return related;
}

/** A pair that both authors tell apart stands on each page once, in the words of its own author. */
function confusedBothWays(
  order: readonly Entry[],
  linksOf: ReadonlyMap<Entry, PageLinks>,
): Map<Entry, readonly Confusion[]> {
  const confused = new Map<Entry, Confusion[]>();
  const add = (entry: Entry, other: Entry, difference: string): void => {
    const known = confused.get(entry) ?? [];
    if (!known.some((one) => one.other === other)) confused.set(entry, [...known, { other, difference }]);
  };
  const pairs = order.flatMap((from) =>
    (linksOf.get(from)?.references ?? []).flatMap(({ target, difference }) =>
      difference === undefined ? [] : [{ from, target, difference }],
    ),
  );
  for (const { from, target, difference } of pairs) add(from, target, difference);
  // The page of a term that has no translation is in the default language, and so are the texts on it.
  for (const { from, target, difference } of pairs)
    if (target.language === from.language) add(target, from, difference);
  return confused;
}

/** Suggests terms that mention each other, or of which one mentions the other in the same category; of equals, the rarer first. */
function suggestions(entry: Entry, own: readonly Entry[], mentions: MentionGraph, mentionedBy: MentionGraph): Entry[] {
  const [aheadOf, behindOf] = [new Map<Entry, number>(), new Map<Entry, number>()];
  mentions.each(entry, (other, times) => aheadOf.set(other, times));
  mentionedBy.each(entry, (other, times) => {
    if (aheadOf.has(other)) behindOf.set(other, times);
  });
  return topN(FEW - own.length, (take) => {
    const consider = (other: Entry, ahead: number, behind: number): void => {
      const isMutual = ahead > 0 && behind > 0;
      if (!isMutual && (entry.category === undefined || entry.category.value !== other.category?.value)) return;
      if (other.status === 'deprecated' || other.language !== entry.language || own.includes(other)) return;
      const strength = Math.min(3, ahead) + Math.min(3, behind) + (isMutual ? 3 : 0);
      take(other, strength * FIRST - mentionedBy.count(other));
    };
    for (const [other, ahead] of aheadOf) consider(other, ahead, behindOf.get(other) ?? 0);
    mentionedBy.each(entry, (other, behind) => {
      if (!aheadOf.has(other)) consider(other, 0, behind);
    });
  });
}
