import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { memoize } from '../../source/memoize.ts';
import { digestOf } from '../../source/digest.ts';
import type { ChoosingPage, LinkPolicy } from './choose-links.ts';
import { outcomePacker, type NamedMeanings, type PageOutcome } from './page-outcome.ts';
import type { SiteMentions } from './site-mentions.ts';

/** What earlier runs decided, by page. A question is a digest of all that the decision depends on; an answer is a packed outcome. */
export interface DecisionMemory {
  recall(file: string, question: string): string | undefined;
  keep(file: string, question: string, answer: string): void;
}

/** A page that may have been decided before. */
export interface KnownPage extends Pick<ChoosingPage, 'words' | 'explicit'>, NamedMeanings {
  file: string;
  /** Of the term that it is about. */
  id: string | undefined;
  /** Digest of its mentions. */
  version: string;
}

/**
 * Decides which mentions of a language's pages become links. Takes the decision of an earlier run where all that
 * `chooseLinks` looks at is as it was: the mentions, the policy, how many pages there are, what the page names and how many
 * others do so, its own term with those related to it, and which pages name this one.
 * @param decide decides the page at a place
 * @returns the outcomes in the order of the pages
 */
export function recallOrDecide(
  pages: readonly KnownPage[],
  decide: (place: number) => PageOutcome,
  memory: DecisionMemory,
  context: { matcher: Matcher; policy: LinkPolicy; site: SiteMentions },
): PageOutcome[] {
  const questionOf = questions(context);
  const { pack, unpack } = outcomePacker(context.matcher.term);
  return pages.map((page, place) => {
    const question = questionOf(page);
    const known = memory.recall(page.file, question);
    if (known !== undefined) return unpack(known, page);
    const outcome = decide(place);
    memory.keep(page.file, question, pack(outcome, page));
    return outcome;
  });
}

function questions({
  matcher,
  policy,
  site,
}: {
  matcher: Matcher;
  policy: LinkPolicy;
  site: SiteMentions;
}): (page: KnownPage) => string {
  const common = JSON.stringify([matcher.language, policy, site.pages]);
  // The terms related to this one count only for its own page, whose question has them.
  const markOf = memoize((term: LinkTerm) =>
    digestOf(JSON.stringify([{ ...term, related: undefined }, site.frequency(term.id)])),
  );
  const isReplaced = ({ status }: LinkTerm): boolean => status === 'deprecated';
  // A page that names a deprecated term may link to another one, which it doesn't name.
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
