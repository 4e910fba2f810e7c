import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { LinkTerm } from '../lexicon/link-term.ts';
import type { AddressBook } from './read/address-book.ts';
import { chooseLinks, type Decision, type LinkPolicy } from './decide/choose-links.ts';
import { proposeNames, type Proposal } from './read/propose-names.ts';
import { recallOrDecide, type DecisionMemory, type KnownPage } from './decide/decision-memory.ts';
import { outcomeOf, type PageOutcome } from './decide/page-outcome.ts';
import type { AuthorLink, LinkReading } from './decide/read-links.ts';
import type { PageLinks } from './decide/reference.ts';
import { siteMentions, type SiteMentions } from './decide/site-mentions.ts';
import type { LanguageNames } from './decide/site-names.ts';

/** A page whose references are resolved, and whose automatic links are still to be chosen. */
export interface PageToLink {
  page: Entry | OwnPageEntry;
  reading: LinkReading;
  links: Pick<PageLinks, 'references' | 'targets' | 'fragments'>;
}

export interface LinkingContext {
  policy: LinkPolicy;
  book: AddressBook;
  memory?: DecisionMemory | undefined;
}

export interface LinkedLanguage {
  linksOf(page: Entry | OwnPageEntry): Pick<PageLinks, 'mentions' | 'decisions' | 'outcome' | 'words'>;
  site: SiteMentions;
  proposals: Proposal[];
}

/**
 * Chooses the automatic links of a language's pages. All pages must have been read, because noise and rarity depend on
 * how many pages mention a term.
 */
export function linkMentions(
  pages: readonly PageToLink[],
  { matcher, own }: LanguageNames,
  { policy, book, memory }: LinkingContext,
): LinkedLanguage {
  const termOf = (page: Entry | OwnPageEntry): LinkTerm | undefined =>
    'term' in page ? matcher.term(page.id) : undefined;
  const site = siteMentions(
    pages.map(({ page, reading: { named } }) => ({ term: termOf(page), named })),
    matcher,
  );
  const tasks = pages.map(
    ({ page, reading: { words, links, version = '', named, headed }, links: { targets } }): KnownPage => {
      const explicit = links.flatMap((link) => {
        const id = explicitTarget(link, targets, book, matcher.language);
        return id === undefined ? [] : [{ id, section: link.section }];
      });
      const summary = 'term' in page ? (page.summary?.split(/\s+/u).length ?? 0) : 0;
      return { file: page.file, id: termOf(page)?.id, version, named, headed, words: words + summary, explicit };
    },
  );
  const decide = (index: number): Decision[] => {
    const { page, reading } = pages[index]!;
    return chooseLinks({ ...tasks[index]!, mentions: reading.mentions(), term: termOf(page) }, matcher, policy, site);
  };
  const outcomeAt = (index: number): PageOutcome => outcomeOf(decide(index));
  const outcomes = memory
    ? recallOrDecide(tasks, outcomeAt, memory, { matcher, policy, site })
    : pages.map((_, index) => outcomeAt(index));
  const links = new Map(
    pages.map(({ page, reading: { mentions } }, index) => [
      page,
      { words: tasks[index]!.words, mentions, decisions: () => decide(index), outcome: outcomes[index]! },
    ]),
  );
  const namePages = pages.map(({ page, reading: { names }, links: { references } }) => ({
    file: page.file,
    names,
    linkTexts: references.flatMap(({ text, target }) => (text === undefined ? [] : [{ text, id: target.id }])),
  }));
  return { linksOf: (page) => links.get(page)!, site, proposals: proposeNames(namePages, matcher, own) };
}

/** The id of the term that an author's link leads to, by reference or by address; undefined if it leads elsewhere. */
function explicitTarget(
  { reference, address }: AuthorLink,
  targets: PageLinks['targets'],
  book: AddressBook,
  language: string,
): string | undefined {
  const named = reference === undefined ? undefined : targets[reference];
  if (named) return named.id;
  const own = address === undefined ? undefined : book.ownAddress(address, language);
  return own === undefined ? undefined : book.termId(own.replace(/[?#].*$/u, ''));
}
