import type { Entry } from '../../entries/entry.ts';
import { buildLexicon, type Lexicon } from '../../lexicon/lexicon.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import { buildMatcher, type Matcher } from '../../lexicon/matcher.ts';
import type { StoredFirstWords } from '../../lexicon/trie.ts';
import type { LocalSite, Site } from '../../site/site.ts';
import type { AddressBook } from '../read/address-book.ts';
import { linkTermOf } from './link-term-of.ts';

/** All names and addresses of a site, collected before any page is read. */
export interface SiteNames {
  book: AddressBook;
  in(language: string): LanguageNames;
}

export interface LanguageNames {
  /** The terms of the site in alphabetical order. */
  order: readonly Entry[];
  /** Drafts that aren't part of this site. */
  drafts: readonly Entry[];
  lexicon: Lexicon;
  matcher: Matcher;
  /** Names that are no terms: of the site, the product, the publisher. */
  own: readonly string[];
}

/** Everything that has a name or an address. */
export interface NamedThings {
  entries: readonly Entry[];
  /** Drafts that aren't part of this site. Their names are matched, but nothing may refer to them. */
  drafts: readonly Entry[];
  site: Site;
  book: AddressBook;
  /** The first words of terms as kept from an earlier run; see `buildTrie`. */
  firstWords?: ((term: LinkTerm, language: string) => readonly string[] | undefined) | undefined;
}

/** Collects the names and addresses of a site. */
export function siteNames({ entries, drafts, site, book, firstWords }: NamedThings): SiteNames {
  const languages = new Map(
    site.languages.map((language): [string, LanguageNames] => {
      const local = site.in(language);
      const order = inAlphabet(
        entries.filter((entry) => entry.language === language),
        local.collator,
      );
      const own = drafts.filter((entry) => entry.language === language);
      return [
        language,
        {
          order,
          drafts: own,
          lexicon: buildLexicon(order),
          matcher: matcherOf(order, own, language, firstWords && ((term) => firstWords(term, language))),
          own: ownNames(local),
        },
      ];
    }),
  );
  return { book, in: (language) => languages.get(language)! };
}

/** The matcher of a language. Drafts that aren't part of the site are matched but never linked; with --drafts, drafts are terms like others. */
function matcherOf(
  shown: readonly Entry[],
  drafts: readonly Entry[],
  language: string,
  firstWords: StoredFirstWords | undefined,
): Matcher {
  const published = shown.map((entry) => ({
    ...linkTermOf(entry),
    ...(entry.status === 'draft' ? { status: 'published' as const } : {}),
  }));
  return buildMatcher([...published, ...drafts.map(linkTermOf)], language, firstWords);
}

function ownNames({ name, product, publisher }: LocalSite): string[] {
  return [name, product?.name ?? '', publisher?.name ?? ''];
}

function inAlphabet(entries: readonly Entry[], collator: Intl.Collator): Entry[] {
  return [...entries].sort(
    (a, b) =>
      collator.compare(a.reading ?? a.term.value, b.reading ?? b.term.value) ||
      collator.compare(a.term.value, b.term.value) ||
      collator.compare(a.sense ?? '', b.sense ?? '') ||
      (a.id < b.id ? -1 : 1),
  );
}
