import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { isDoubtful } from './doubtful.ts';
import { rankOf, type Surroundings } from './rank-mention.ts';
import type { Mention, ReadPage } from '../read/read-mentions.ts';
import { resolveSense, type SensePage } from './resolve-sense.ts';
import type { SiteMentions } from './site-mentions.ts';
import type { ClosedPlace } from '../read/text-runs.ts';

/** How many of its mentions a site links. */
export interface LinkPolicy {
  /** The first mention of a term per page or per section, or all. */
  mentions: 'page' | 'section' | 'all';
  /** Automatic links per 100 words of a page, and none that is doubtful; undefined: no limit. */
  budget?: number | undefined;
  /** The share of pages from which on a term that they mention is noise, linked only by pages that are close to it. */
  noise?: number | undefined;
}

/** Why a mention isn't linked. */
export type Refusal =
  | ClosedPlace
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

/** What becomes of a mention: a link to its target, or the reason why not. */
export interface Decision {
  /** What it would lead to; undefined where nothing decides between homonyms. */
  target?: LinkTerm;
  refusal?: Refusal;
  /** What it can mean, where nothing decides. */
  senses?: Meaning;
}

/** A page whose mentions are to be decided. */
export interface ChoosingPage extends Pick<ReadPage, 'words'> {
  mentions: readonly Mention[];
  /** The term that the page is about, if it is a term's. */
  term?: LinkTerm | undefined;
  /** The terms that the author linked, each with the section of the link. */
  explicit: readonly { id: string; section: number }[];
}

/** @returns for every mention of a page what becomes of it, in their order */
export function chooseLinks(page: ChoosingPage, matcher: Matcher, policy: LinkPolicy, site?: SiteMentions): Decision[] {
  const linked = new Set<string>();
  const place = (id: string, section: number): string => (policy.mentions === 'section' ? `${section} ${id}` : id);
  const explicit = new Set(page.explicit.map(({ id, section }) => place(id, section)));
  const related: ReadonlySet<LinkTerm> = page.term ? matcher.relatedTo(page.term) : new Set();
  const senseOf = senses({ page: page.term, related, linked: new Set(page.explicit.map(({ id }) => id)) }, matcher);
  const around: Surroundings = { page: page.term, related, count: mentionCounts(page.mentions), site };
  const longer = longerNames(page.mentions);
  const decisions = page.mentions.map((mention): Decision => {
    const { target, refusal } = targetOf(mention, page, senseOf(mention.terms));
    if (!target || refusal) return { target, refusal, ...(refusal === 'ambiguous' ? { senses: mention.terms } : {}) };
    // A term that stands everywhere is linked where it is close: that is what its link still tells.
    if (site && isNoise(target.id, policy, site) && !related.has(target)) return { target, refusal: 'noise' };
    const evidence = { page: page.term, related, longer: longer.get(mention.text.toLowerCase()), site };
    if (policy.budget !== undefined && isDoubtful(mention, target, evidence)) return { target, refusal: 'doubtful' };
    if (policy.mentions !== 'all') {
      const here = place(target.id, mention.section);
      if (explicit.has(here)) return { target, refusal: 'explicit' };
      if (linked.has(here)) return { target, refusal: 'repeated' };
      linked.add(here);
    }
    return { target };
  });
  return withinBudget(decisions, page, policy, around);
}

/** How often a term may be meant. */
function mentionCounts(mentions: readonly Mention[]): Surroundings['count'] {
  let counts: Map<LinkTerm, number> | undefined;
  const counted = (): Map<LinkTerm, number> => {
    const made = new Map<LinkTerm, number>();
    for (const { terms } of mentions) for (const term of terms) made.set(term, (made.get(term) ?? 0) + 1);
    return made;
  };
  return (term) => (counts ??= counted()).get(term) ?? 0;
}

/** The page's names of several words, by the last of these. */
function longerNames(mentions: readonly Mention[]): Map<string, Mention> {
  const longer = new Map<string, Mention>();
  for (const mention of mentions) {
    const [, last] = /[\s-](\S+)$/u.exec(mention.text.toLowerCase()) ?? [];
    if (last !== undefined && !longer.has(last)) longer.set(last, mention);
  }
  return longer;
}

/** What a page means, and the term that takes its place. */
interface Sense {
  sense?: LinkTerm | undefined;
  target?: LinkTerm | undefined;
}

/** A page means the same by the same name. */
function senses(page: SensePage, matcher: Matcher): (meaning: Meaning) => Sense {
  const known = new Map<Meaning, Sense>();
  return (meaning) => {
    const found = known.get(meaning);
    if (found) return found;
    const published = meaning.filter(({ status }) => status !== 'draft');
    const sense = resolveSense(published.length > 0 ? published : meaning, page);
    const made = { sense, target: sense && replacementOf(sense, matcher) };
    known.set(meaning, made);
    return made;
  };
}

/** What a mention leads to by itself, whatever else is on the page. */
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

/** The term to use instead of a deprecated one, and of that one, if need be; a circle ends where it began. */
function replacementOf(term: LinkTerm, matcher: Matcher): LinkTerm {
  const passed = new Set<LinkTerm>();
  let current = term;
  while (current.status === 'deprecated' && current.replacedBy !== undefined && !passed.has(current)) {
    passed.add(current);
    const next = matcher.term(current.replacedBy);
    if (!next || next.status === 'draft') break;
    current = next;
  }
  return current;
}

/** Where fewer pages are counted, nothing can be told from a share of them. */
const FEW_PAGES = 20;

/** Whether so many pages mention a term that a link to it tells nobody anything. */
export function isNoise(id: string, { noise }: LinkPolicy, site: SiteMentions): boolean {
  return noise !== undefined && site.pages >= FEW_PAGES && site.frequency(id) > noise * site.pages;
}

/** Of more links than a page has room for, the best stay. */
function withinBudget(
  decisions: Decision[],
  page: ChoosingPage,
  { budget }: LinkPolicy,
  around: Surroundings,
): Decision[] {
  if (budget === undefined) return decisions;
  const room = roomFor(page.words, budget);
  const made = [...decisions.keys()].filter((at) => !decisions[at]!.refusal);
  if (made.length <= room) return decisions;
  const ranks = new Map(made.map((at) => [at, rankOf(page.mentions[at]!, decisions[at]!.target!, around)]));
  const kept = new Set([...made].sort((a, b) => ranks.get(b)! - ranks.get(a)!).slice(0, room));
  return decisions.map((decision, at) =>
    decision.refusal || kept.has(at) ? decision : { ...decision, refusal: 'budget' },
  );
}

/** How many automatic links a page of so many words takes: at least one, unless there are to be none at all. */
export function roomFor(words: number, budget: number): number {
  return budget === 0 ? 0 : Math.max(1, Math.round((words * budget) / 100));
}
