import { hash } from 'node:crypto';
import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../lexicon/matcher.ts';
import type { ChoosingPage, Decision, LinkPolicy } from './choose-links.ts';
import { decisionPacker } from './pack-decisions.ts';
import type { SiteMentions } from './site-mentions.ts';

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
  named: readonly Meaning[];
}

/**
 * Decides the mentions of a language's pages from memory, where all that `chooseLinks` looks at is as it was: the
 * mentions, the terms, the policy, how many pages name the terms that the page names, and which pages name its own.
 */
export function remembering(memory: DecisionMemory, matcher: Matcher, policy: LinkPolicy, site: SiteMentions): (page: KnownPage, decide: () => readonly Decision[]) => readonly Decision[] {
  const common = hash('sha1', JSON.stringify([matcher.language, matcher.terms, policy, site.pages]));
  const isReplaced = ({ status }: LinkTerm): boolean => status === 'deprecated';
  // What is linked in the place of a deprecated term isn't named.
  const replacements = matcher.terms.filter(isReplaced).map(({ replacedBy }) => site.frequency(replacedBy ?? '')).join(' ');
  const known = new Map<Meaning, string>();
  const frequenciesOf = (meaning: Meaning): string => {
    const frequencies = known.get(meaning) ?? meaning.map(({ id }) => site.frequency(id)).join(' ') + (meaning.some(isReplaced) ? ` for ${replacements}` : '');
    known.set(meaning, frequencies);
    return frequencies;
  };
  const { pack, unpack } = decisionPacker(matcher.terms);
  return ({ file, id, version, named, words, explicit }, decide) => {
    const frequencies = named.map(frequenciesOf).join();
    const naming = id === undefined ? '' : site.mentioning(id).join(' ');
    const question = hash('sha1', `${common} ${version} ${words} ${JSON.stringify([id, explicit])} ${frequencies} ${naming}`);
    const answer = memory.recall(file, question);
    if (answer !== undefined) return unpack(answer, named);
    const decisions = decide();
    memory.keep(file, question, pack(decisions, named));
    return decisions;
  };
}

/** Decisions are many and mostly the same: each is kept once. */
export function sharedDecisions(): (decision: Decision) => Decision {
  const known = new Map<Decision['target'] | Meaning, Decision[]>();
  return (decision) => {
    const about = decision.senses ?? decision.target;
    const same = known.get(about);
    if (!same) known.set(about, [decision]);
    const shared = same?.find(({ refusal }) => refusal === decision.refusal);
    if (same && !shared) same.push(decision);
    return shared ?? decision;
  };
}
