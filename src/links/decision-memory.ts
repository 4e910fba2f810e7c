import { hash } from 'node:crypto';
import type { Matcher } from '../lexicon/matcher.ts';
import type { ChoosingPage, Decision, LinkPolicy } from './choose-links.ts';
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
  const shared = sharedDecisions();
  const texts = new Map<Decision, string>();
  const packedOnce = (decision: Decision): string => {
    const text = texts.get(decision) ?? packOne(decision);
    texts.set(decision, text);
    return text;
  };
  const known = new Map<string, Decision>();
  const decisionOf = (packed: string): Decision => {
    const decision = known.get(packed) ?? shared(unpackOne(packed, matcher));
    known.set(packed, decision);
    return decision;
  };
  const unpack = (answer: string): Decision[] => {
    const [different, numbers] = JSON.parse(answer) as [string[], number[]];
    const decisions = different.map(decisionOf);
    return numbers.map((number) => decisions[number]!);
  };
  return ({ file, id, version, named, words, explicit }, decide) => {
    // What is linked in the place of a deprecated term isn't named.
    const counted = named.some((one) => replaced.has(one)) ? [...named, ...replacements] : named;
    const frequencies = counted.map(site.frequency).join(' ');
    const question = hash('sha1', JSON.stringify([common, version, words, explicit, id, frequencies, id === undefined ? '' : site.mentioning(id).join(' ')]));
    const answer = memory.recall(file, question);
    if (answer !== undefined) return unpack(answer);
    const decisions = decide().map(shared);
    memory.keep(file, question, pack(decisions, packedOnce));
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

/** One decision as text, and the same text for the same decision: `["target", "refusal", ["sense", "sense"]]`. */
function packOne({ target, refusal, senses }: Decision): string {
  return JSON.stringify([target?.id ?? null, refusal ?? null, ...(senses ? [senses.map(({ id }) => id)] : [])]);
}

function pack(decisions: readonly Decision[], packedOf: (decision: Decision) => string): string {
  const numbers = new Map<Decision, number>();
  for (const decision of decisions) if (!numbers.has(decision)) numbers.set(decision, numbers.size);
  return JSON.stringify([[...numbers.keys()].map(packedOf), decisions.map((decision) => numbers.get(decision)!)]);
}

function unpackOne(packed: string, matcher: Matcher): Decision {
  const [target, refusal, senses] = JSON.parse(packed) as [target: string | null, refusal: Decision['refusal'] | null, senses?: string[]];
  return {
    ...(target === null ? {} : { target: matcher.term(target)! }),
    ...(refusal === null ? {} : { refusal }),
    ...(senses ? { senses: senses.map((id) => matcher.term(id)!) } : {}),
  };
}
