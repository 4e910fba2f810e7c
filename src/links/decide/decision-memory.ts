import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { memoize } from '../../source/memoize.ts';
import { digestOf } from '../../source/digest.ts';
import type { ChoosingPage, LinkPolicy } from './choose-links.ts';
import { outcomePacker, type NamedMeanings, type Outcome } from './outcome.ts';
import { siteMentions, type MentionCounts, type SiteMentions } from './site-mentions.ts';

/** Keeps what was decided on a page, for a run that asks the same again. Both are texts that nobody else has to read. */
export interface DecisionMemory {
  recall(file: string, question: string): string | undefined;
  keep(file: string, question: string, answer: string): void;
  /**
   * Decides what nobody remembers: each page here, or wherever the same readings are.
   * @param here decides the page at a place
   * @returns the answers in the order of the pages
   */
  decide(pages: readonly DecisionTask[], base: DecisionBase, here: (place: number) => string): string[];
  /** Is called when all is decided. */
  end(): void;
}

/** A page to be decided. */
export interface DecisionTask extends Pick<ChoosingPage, 'words' | 'explicit'> {
  /** Of the term that it is about. */
  id: string | undefined;
  /** The same where its mentions are. */
  version: string;
}

/** What its decisions depend on besides. */
export interface DecisionBase {
  language: string;
  policy: LinkPolicy;
  counts: MentionCounts;
}

/** A page that may have been decided before. */
export interface KnownPage extends DecisionTask, NamedMeanings {
  file: string;
}

/** So many pages are decided at a time: their answers are long. */
const BATCH = 5_000;

/**
 * Decides the mentions of a language's pages from memory, where all that `chooseLinks` looks at is as it was: the
 * mentions, the policy, how many pages there are, what the page names and how many others do so, its own term with those
 * related to it, and which pages name this one.
 */
export function decideAgain(
  pages: readonly KnownPage[],
  decide: (place: number) => Outcome,
  memory: DecisionMemory,
  matcher: Matcher,
  base: DecisionBase,
): Outcome[] {
  const questionOf = questions(matcher, base.policy, siteMentions(base.counts, matcher));
  const { pack, unpack } = outcomePacker(matcher.term);
  const all: Outcome[] = [];
  for (let from = 0; from < pages.length; from += BATCH) {
    const batch = pages.slice(from, from + BATCH);
    const asked = batch.map(questionOf);
    const answers = batch.map(({ file }, at) => memory.recall(file, asked[at]!));
    const unknown = [...answers.keys()].filter((at) => answers[at] === undefined);
    const made = memory.decide(
      unknown.map((at) => batch[at]!),
      base,
      (place) => pack(decide(from + unknown[place]!), batch[unknown[place]!]!),
    );
    for (const [place, at] of unknown.entries()) {
      answers[at] = made[place]!;
      memory.keep(batch[at]!.file, asked[at]!, made[place]!);
    }
    for (const [at, page] of batch.entries()) all.push(unpack(answers[at]!, page));
  }
  return all;
}

function questions(matcher: Matcher, policy: LinkPolicy, site: SiteMentions): (page: KnownPage) => string {
  const common = JSON.stringify([matcher.language, policy, site.pages]);
  // Of the terms related to one, the page's own count, and they are asked for there.
  const markOf = memoize((term: LinkTerm) =>
    digestOf(JSON.stringify([{ ...term, related: undefined }, site.frequency(term.id)])),
  );
  const isReplaced = ({ status }: LinkTerm): boolean => status === 'deprecated';
  // What is linked in the place of a deprecated term isn't named.
  const replacements = digestOf(
    matcher.terms
      .flatMap((term) => (isReplaced(term) ? [term, matcher.term(term.replacedBy ?? '')] : []))
      .map((term) => term && markOf(term))
      .join(' '),
  );
  const meaningOf = memoize((meaning: Meaning) =>
    digestOf(meaning.map(markOf).join(' ') + (meaning.some(isReplaced) ? replacements : '')).slice(0, 12),
  );
  return ({ id, version, named, headed, words, explicit }) => {
    const own = id === undefined ? undefined : matcher.term(id)!;
    const related = own ? [...matcher.relatedTo(own)].map((term) => term.id) : [];
    const naming = own ? site.mentioning(own.id) : '';
    const asked = [
      common,
      version,
      words,
      JSON.stringify(explicit),
      own && markOf(own),
      related,
      naming,
      named.map(meaningOf),
      headed.map(meaningOf),
    ];
    return digestOf(asked.join('\n'));
  };
}
