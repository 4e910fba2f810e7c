import { hash } from 'node:crypto';
import type { Matcher } from '../lexicon/matcher.ts';
import type { ChoosingPage, Decision, LinkPolicy } from './choose-links.ts';
import { decisionPacker } from './pack-decisions.ts';
import type { SiteMentions } from './rank-mention.ts';

/** Keeps what was decided on a page, for a run that asks the same again. Both are texts that nobody else has to read. */
export interface DecisionMemory {
  recall(file: string, question: string): string | undefined;
  keep(file: string, question: string, answer: string): void;
}

/** A page whose mentions were read before: `version` is the same where they are. */
export interface KnownPage extends Pick<ChoosingPage, 'words' | 'explicit'> {
  file: string;
  id: string | undefined;
  version: string;
  named: readonly string[];
}

/**
 * Decides the mentions of a language's pages from memory, where all that `chooseLinks` looks at is as it was: the
 * mentions, the terms, the policy, how many pages name the terms that the page names, and which pages name its own.
 */
export function remembering(memory: DecisionMemory, matcher: Matcher, policy: LinkPolicy, site: SiteMentions): (page: KnownPage, decide: () => readonly Decision[]) => readonly Decision[] {
  const common = hash('sha1', JSON.stringify([matcher.language, matcher.terms, policy, site.pages]));
  const replaced = new Set(matcher.terms.flatMap(({ status, id }) => (status === 'deprecated' ? [id] : [])));
  const replacements = matcher.terms.flatMap(({ status, replacedBy }) => (status === 'deprecated' && replacedBy !== undefined ? [replacedBy] : []));
  const { pack, unpack } = decisionPacker(matcher.terms);
  return ({ file, id, version, named, words, explicit }, decide) => {
    // What is linked in the place of a deprecated term isn't named.
    const counted = named.some((one) => replaced.has(one)) ? [...named, ...replacements] : named;
    const frequencies = counted.map(site.frequency).join(' ');
    const naming = id === undefined ? '' : site.mentioning(id).join(' ');
    const question = hash('sha1', `${common} ${version} ${words} ${JSON.stringify([id, explicit])} ${frequencies} ${naming}`);
    const answer = memory.recall(file, question);
    if (answer !== undefined) return unpack(answer);
    const decisions = decide();
    memory.keep(file, question, pack(decisions));
    return decisions;
  };
}

/** Decisions are many and mostly the same: each is kept once. */
export function sharedDecisions(): (decision: Decision) => Decision {
  const known = new Map<Decision['target'] | string, Decision[]>();
  return (decision) => {
    const about = decision.senses?.map(({ id }) => id).join(' ') ?? decision.target;
    const same = known.get(about);
    if (!same) known.set(about, [decision]);
    const shared = same?.find(({ refusal }) => refusal === decision.refusal);
    if (same && !shared) same.push(decision);
    return shared ?? decision;
  };
}
