import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { LinkTerm } from '../lexicon/link-term.ts';
import type { AddressBook } from './read/address-book.ts';
import { chooseLinks, type Decision, type LinkPolicy } from './decide/choose-links.ts';
import { proposeNames, type Proposal } from './read/propose-names.ts';
import { decideAgain, type DecisionMemory, type KnownPage } from './decide/decision-memory.ts';
import { outcomeOf, type Outcome } from './decide/outcome.ts';
import type { AuthorLink, LinkReading } from './decide/read-links.ts';
import type { PageLinks } from './decide/reference.ts';
import { siteMentions, type SiteMentions } from './decide/site-mentions.ts';
import type { LanguageNames } from './decide/site-names.ts';

/** A page whose explicit links are known, as it waits for its automatic ones. */
export interface WaitingPage {
  page: Entry | OwnPageEntry;
  reading: LinkReading;
  links: Pick<PageLinks, 'references' | 'targets'>;
}

export interface LinkingContext {
  policy: LinkPolicy;
  book: AddressBook;
  memory?: DecisionMemory | undefined;
}

export interface MentionedLanguage {
  linksOf(page: Entry | OwnPageEntry): Pick<PageLinks, 'mentions' | 'decisions' | 'outcome' | 'words'>;
  site: SiteMentions;
  proposals: Proposal[];
}

/** Decides when every page of a language is read: what is noise and what is rare is known only then. */
export function linkMentions(
  pages: readonly WaitingPage[],
  { matcher, own }: LanguageNames,
  { policy, book, memory }: LinkingContext,
): MentionedLanguage {
  const termOf = (page: Entry | OwnPageEntry): LinkTerm | undefined =>
    'term' in page ? matcher.term(page.id) : undefined;
  const site = siteMentions(
    pages.map(({ page, reading: { named } }) => ({ term: termOf(page), named })),
    matcher,
  );
  const known = pages.map(
    ({ page, reading: { words, links, version = '', named, headed }, links: { targets } }): KnownPage => {
      const explicit = links.flatMap((link) => {
        const id = explicitTarget(link, targets, book, matcher.language);
        return id === undefined ? [] : [{ id, section: link.section }];
      });
      const summary = 'term' in page ? (page.summary?.split(/\s+/u).length ?? 0) : 0;
      return { file: page.file, id: termOf(page)?.id, version, named, headed, words: words + summary, explicit };
    },
  );
  const decide = (place: number): Decision[] => {
    const { page, reading } = pages[place]!;
    return chooseLinks({ ...known[place]!, mentions: reading.mentions(), term: termOf(page) }, matcher, policy, site);
  };
  const decided = (place: number): Outcome => outcomeOf(decide(place));
  const outcomes = memory
    ? decideAgain(known, decided, memory, { matcher, policy, site })
    : pages.map((_, place) => decided(place));
  const links = new Map(
    pages.map(({ page, reading: { mentions } }, place) => [
      page,
      { words: known[place]!.words, mentions, decisions: () => decide(place), outcome: outcomes[place]! },
    ]),
  );
  const spoken = pages.map(({ page, reading: { names }, links: { references } }) => ({
    file: page.file,
    names,
    linkTexts: references.flatMap(({ text, target }) => (text === undefined ? [] : [{ text, id: target.id }])),
  }));
  return { linksOf: (page) => links.get(page)!, site, proposals: proposeNames(spoken, matcher, own) };
}

/** The term that a link of the author's leads to: named as a term, or by its address. */
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
