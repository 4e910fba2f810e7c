import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { isDoubtful } from './doubtful.ts';
import { rankOf, type RankContext } from './rank-mention.ts';
import type { Mention, PageText } from '../read/read-mentions.ts';
import { resolveSense, type SensePage } from './resolve-sense.ts';
import type { SiteMentions } from './site-mentions.ts';
import type { ClosedReason } from '../read/text-runs.ts';

/** How many mentions are linked. */
export interface LinkPolicy {
  /** The first mention of a term per page or per section, or all mentions. */
  mentions: 'page' | 'section' | 'all';
  /** Automatic links per 100 words of a page. With a budget, doubtful mentions aren't linked. Undefined: no limit. */
  budget?: number | undefined;
  /** If more than this share of the pages mention a term, it is noise: only pages of related terms link to it. */
  noise?: number | undefined;
}

/** Why a mention isn't linked. */
export type Refusal =
  | ClosedReason
  | 'own-page'
  | 'never'
  | 'verb'
  | 'draft'
  | 'ambiguous'
  | 'incoming-off'
  | 'outgoing-off'
  | 'explicit'
  | 'repeated'
  | 'noise'
  | 'doubtful'
  | 'budget';

/** The decision on a mention: a link to its target, or the reason against one. */
export interface Decision {
  /** The term that the link leads or would lead to; undefined if the mention is ambiguous. */
  target?: LinkTerm;
  /** Undefined if the mention is linked. */
  refusal?: Refusal;
  /** The homonyms, if the mention is ambiguous. */
  senses?: Meaning;
}

/** A page whose mentions `chooseLinks` decides on. */
export interface ChoosingPage extends Pick<PageText, 'words'> {
  mentions: readonly Mention[];
  /** The term that the page is about, if it is a term's. */
  term?: LinkTerm | undefined;
  /** The terms that the author linked, each with the section of the link. */
  explicit: readonly { id: string; section: number }[];
}

/**
 * Decides which mentions of a page become links.
 * @param site the counts of the whole site; without them, noise and rarity are ignored
 * @returns a decision for each mention, in the same order
 */
export function chooseLinks(page: ChoosingPage, matcher: Matcher, policy: LinkPolicy, site?: SiteMentions): Decision[] {
  const linked = new Set<string>();
  const keyOf = (id: string, section: number): string => (policy.mentions === 'section' ? `${section} ${id}` : id);
  const explicit = new Set(page.explicit.map(({ id, section }) => keyOf(id, section)));
  const related: ReadonlySet<LinkTerm> = page.term ? matcher.relatedTo(page.term) : new Set();
  const senseOf = senses({ page: page.term, related, linked: new Set(page.explicit.map(({ id }) => id)) }, matcher);
  const around: RankContext = { page: page.term, related, count: mentionCounts(page.mentions), site };
  const longer = longerNames(page.mentions);
  const decisions = page.mentions.map((mention): Decision => {
    const { target, refusal } = targetOf(mention, page, senseOf(mention.terms));
    if (!target || refusal) return { target, refusal, ...(refusal === 'ambiguous' ? { senses: mention.terms } : {}) };
    // Noise is linked from related terms only, where the link still tells readers something.
    if (site && isNoise(target.id, policy, site) && !related.has(target)) return { target, refusal: 'noise' };
    const evidence = { page: page.term, related, longer: longer.get(mention.text.toLowerCase()), site };
    if (policy.budget !== undefined && isDoubtful(mention, target, evidence)) return { target, refusal: 'doubtful' };
    if (policy.mentions !== 'all') {
      const key = keyOf(target.id, mention.section);
      if (explicit.has(key)) return { target, refusal: 'explicit' };
      if (linked.has(key)) return { target, refusal: 'repeated' };
      linked.add(key);
    }
    return { target };
  });
  return withinBudget(decisions, page, policy, around);
}

/** How often the page's mentions can mean a term. */
function mentionCounts(mentions: readonly Mention[]): RankContext['count'] {
  let counts: Map<LinkTerm, number> | undefined;
  const countAll = (): Map<LinkTerm, number> => {
    const all = new Map<LinkTerm, number>();
    for (const { terms } of mentions) for (const term of terms) all.set(term, (all.get(term) ?? 0) + 1);
    return all;
  };
  return (term) => (counts ??= countAll()).get(term) ?? 0;
}

/** The first of the page's mentions of several words that ends with a word, by that word. */
function longerNames(mentions: readonly Mention[]): Map<string, Mention> {
  const longer = new Map<string, Mention>();
  for (const mention of mentions) {
    const [, last] = /[\s-](\S+)$/u.exec(mention.text.toLowerCase()) ?? [];
    if (last !== undefined && !longer.has(last)) longer.set(last, mention);
  }
  return longer;
}

/** The sense of a name on a page, and the term to link to in its place if it is deprecated. */
interface Sense {
  sense?: LinkTerm | undefined;
  target?: LinkTerm | undefined;
}

/** Returns a function that resolves the sense of a name. A name has one sense on a page, so the results are cached. */
function senses(page: SensePage, matcher: Matcher): (meaning: Meaning) => Sense {
  const cache = new Map<Meaning, Sense>();
  return (meaning) => {
    const cached = cache.get(meaning);
    if (cached) return cached;
    const published = meaning.filter(({ status }) => status !== 'draft');
    const sense = resolveSense(published.length > 0 ? published : meaning, page);
    const resolved = { sense, target: sense && replacementOf(sense, matcher) };
    cache.set(meaning, resolved);
    return resolved;
  };
}

/** The target of a mention, and the reasons against a link that don't depend on the page's other mentions. */
function targetOf(
  { closed, denied }: Mention,
  page: ChoosingPage,
  { sense, target }: Sense,
): { target?: LinkTerm | undefined; refusal?: Refusal } {
  if (closed) return { target, refusal: closed };
  if (denied) return { target, refusal: denied };
  if (!target) return { refusal: 'ambiguous' };
  if (target.status === 'draft') return { target, refusal: 'draft' };
  if (sense === page.term || target === page.term) return { target, refusal: 'own-page' };
  if (target.linking?.incoming === false || sense?.linking?.incoming === false)
    return { target, refusal: 'incoming-off' };
  if (page.term?.linking?.outgoing === false) return { target, refusal: 'outgoing-off' };
  return { target };
}

/** The end of the chain of replacements of a deprecated term. A chain that is a circle ends at its first term. */
function replacementOf(term: LinkTerm, matcher: Matcher): LinkTerm {
  const visited = new Set<LinkTerm>();
  let current = term;
  while (current.status === 'deprecated' && current.replacedBy !== undefined && !visited.has(current)) {
    visited.add(current);
    const next = matcher.term(current.replacedBy);
    if (!next || next.status === 'draft') break;
    current = next;
  }
  return current;
}

/** On smaller sites, a share of the pages means too little to call a term noise. */
const FEW_PAGES = 20;

/** Whether so many pages mention a term that links to it are no use. */
export function isNoise(id: string, { noise }: LinkPolicy, site: SiteMentions): boolean {
  return noise !== undefined && site.pages >= FEW_PAGES && site.frequency(id) > noise * site.pages;
}

/** Refuses the lowest-ranking links if the page has more than its budget allows. */
function withinBudget(
  decisions: Decision[],
  page: ChoosingPage,
  { budget }: LinkPolicy,
  around: RankContext,
): Decision[] {
  if (budget === undefined) return decisions;
  const room = roomFor(page.words, budget);
  const links = [...decisions.keys()].filter((at) => !decisions[at]!.refusal);
  if (links.length <= room) return decisions;
  const ranks = new Map(links.map((at) => [at, rankOf(page.mentions[at]!, decisions[at]!.target!, around)]));
  const best = new Set([...links].sort((a, b) => ranks.get(b)! - ranks.get(a)!).slice(0, room));
  return decisions.map((decision, at) =>
    decision.refusal || best.has(at) ? decision : { ...decision, refusal: 'budget' },
  );
}

/** How many automatic links a page has room for: at least one, unless the budget is 0. */
export function roomFor(words: number, budget: number): number {
  return budget === 0 ? 0 : Math.max(1, Math.round((words * budget) / 100));
}
