import type { Picture } from '../html/picture.ts';
import type { Texts } from '../site/texts/en.ts';

/**
 * What the pages of a site show, as plain data: nothing is left for a view to sort, choose, count or put into words.
 * Every `address` begins at the host's root and can stand in an `href`; every `html` is sanitised and safe to insert.
 */
export type Page =
  | TermPage
  | HomePage
  | LetterPage
  | CategoryPage
  | SensesPage
  | OwnPage
  | SearchPage
  | MapPage
  | NotFoundPage
  | MovedPage;

export type { Picture };

/** What surrounds the content of every page. */
export interface Frame {
  language: string;
  direction: 'ltr' | 'rtl';
  texts: Texts;
  head: Head;
  /** Its logo stands for its name, where it has one. */
  site: { name: string; address: string; logo?: { address: string; width: number; height: number } };
  navigation: readonly Link[];
  footer: readonly Link[];
  /** The page of results, and the file of names that suggestions are made from. */
  search: { address: string; names: string };
  /** Links to the site's other languages; empty where there is one language. */
  languages: readonly LanguageLink[];
}

export interface Head {
  /** The whole title, with the site's name. */
  title: string;
  description: string;
  /** Absolute; undefined on pages that have no address of their own (404). */
  canonical?: string;
  /** The same page in each language, itself included, with `x-default`; empty where there is one language. Absolute. */
  alternates: readonly { language: string; url: string }[];
  /** Such as `noindex`. */
  robots?: string;
  openGraph: OpenGraph;
  icon: { address: string; type: string };
  /** Trusted HTML of the site's owner. */
  ownerHtml?: string;
  /** The content security policy, as the meta element carries it. */
  policy: string;
}

export interface OpenGraph {
  type: 'website' | 'article';
  title: string;
  description: string;
  siteName: string;
  locale: string;
  url?: string;
  /** Absolute addresses. */
  image?: { url: string; width: number; height: number; type: string; alternative: string };
  publishedTime?: string;
  modifiedTime?: string;
}

export interface Link {
  title: string;
  address: string;
  isExternal: boolean;
}

export interface LanguageLink {
  language: string;
  /** The language's name in itself: Deutsch. */
  title: string;
  /** The same page in that language; its home page where there is no translation. */
  address: string;
  isCurrent: boolean;
  isMissing: boolean;
}

/** A link to a term, as lists show it. */
export interface TermLink {
  name: string;
  address: string;
  /** The language of the target, where it is another than the page's. */
  language?: string;
  /** What tells it apart from its homonyms. */
  sense?: string;
  abbreviation?: string;
}

/** A term as a card in a list, with what it is. */
export interface TermCard extends TermLink {
  summary: string;
  /** Its title, where terms of several categories share a name. */
  category?: string;
}

export interface Day {
  /** `2026-06-16`, for the datetime attribute. */
  iso: string;
  /** `June 16, 2026`, in the language of the page. */
  text: string;
  /** `Updated`. */
  label: string;
}

export interface Heading {
  id: string;
  title: string;
}

export interface Crumb {
  title: string;
  /** Undefined for the page itself. */
  address?: string;
}

export interface TermPage {
  kind: 'term';
  frame: Frame;
  breadcrumb: readonly Crumb[];
  name: string;
  abbreviation?: string;
  sense?: string;
  aliases: readonly string[];
  /** The other terms of this name. */
  otherSenses: readonly TermLink[];
  /** Shown below the title; undefined where the entry gives none. */
  summary?: string;
  /** Such as “By A and B”, and the same in parts, of which some are links. */
  byline?: {
    text: string;
    parts: readonly { text: string; url?: string }[];
    authors: readonly { name: string; url?: string }[];
  };
  /** Labelled, in the order in which they are shown. */
  days: readonly Day[];
  /** Shown above everything else: drafts, deprecated terms. */
  notices: readonly { kind: 'draft' | 'deprecated' | 'outdated'; before: string; term?: TermLink; after: string }[];
  definitionHtml: string;
  /** Its own image, or the card that is drawn for it alone. */
  picture?: Picture;
  /** The way to the parts of a long page; empty on others. */
  contents: readonly Heading[];
  sections: readonly (Heading & { html: string })[];
  questions?: Heading & { items: readonly (Heading & { html: string; text: string })[] };
  related?: Heading & { terms: readonly TermCard[] };
  around?: Heading & Neighbourhood;
  mentionedIn?: Heading & { terms: readonly TermLink[] };
  sources?: Heading & { links: readonly Link[] };
  callToAction?: Heading & { text?: string; label: string; address: string; isExternal: boolean };
  nextSteps?: Heading & { kicker: string; links: readonly (Link & { text?: string })[] };
  previous?: TermLink;
  next?: TermLink;
  /** “Edit this page” and “Report a problem”, where the settings name a repository. */
  actions: readonly Link[];
  /** What somebody who refers to the page copies, in the forms that are usual. */
  citation: readonly { label: string; text: string }[];
  /** Whether it has links to terms that show what the term means: the cards do so themselves. */
  hasPreviews: boolean;
  /** What the outputs need beyond what is shown. */
  data: TermData;
}

/** A term as lists and other files know it. Its page is made when it is asked for: sites have more pages than fit into memory. */
export interface TermSheet {
  kind: 'term';
  frame: { language: string; head: Pick<Head, 'canonical' | 'alternates' | 'robots'> };
  name: string;
  sense?: string;
  data: TermData;
  page(): TermPage;
  /** Another one whenever the page is. */
  version(): string;
  /** Another one whenever what a search looks through is: of its links to others, only the words. */
  searched(): string;
  /** Both as text, for another thread. */
  packed(): { page: string; version: string };
}

/** A term between those that it is explained with, above it, and those that it helps to explain, below. */
export interface Neighbourhood {
  rows: readonly (TermLink & { isCenter: boolean })[];
  /** Pairs of rows, the upper first, of which one names the other. */
  arcs: readonly (readonly [number, number])[];
  /** The same in words. */
  text: string;
}

/** The facts of a term for machines; every text in it stands on the page too. */
export interface TermData {
  /** The file name: a term's identity in every language. */
  id: string;
  slug: string;
  language: string;
  url: string;
  description: string;
  category?: { id: string; title: string; url: string };
  published?: string;
  updated?: string;
  reviewed?: string;
  sameAs: readonly string[];
  image: { url: string; width: number; height: number };
  imageAlternative: string;
}

/** One line of the index: a term, or a name that leads to one. */
export type IndexLine = TermLink & {
  /** Set where the name is not a headword but another name of this term: “VAE, see Variational autoencoder”. */
  see?: string;
};

export interface LetterGroup {
  letter: string;
  id: string;
  lines: readonly IndexLine[];
}

export interface CategoryLink {
  id: string;
  title: string;
  description?: string;
  address: string;
  /** Such as `12 terms`. */
  count: string;
}

/** The way to the names under a letter: on this page, or on one of their own. */
export interface LetterLink {
  letter: string;
  address: string;
  /** Such as `12 terms`, where the names stand on another page. */
  count?: string;
  isCurrent?: boolean;
}

/** One of the pages over which a long list is spread. */
export interface PartLink {
  /** The first and the last name that stand there: “sabbath – scale”. */
  title: string;
  last: string;
  address: string;
  isCurrent: boolean;
}

export interface HomePage {
  kind: 'home';
  frame: Frame;
  title: string;
  introduction: string;
  /** Such as `64 terms`. */
  count: string;
  letters: readonly LetterLink[];
  /** What stands under each letter; empty where the index has a page for each. */
  groups: readonly LetterGroup[];
  categories: readonly CategoryLink[];
  /** Undefined where there are no terms. */
  map?: Link;
  /** Whether it has links to terms that show what the term means: the cards do so themselves. */
  hasPreviews: boolean;
  data: { url: string; terms: readonly { name: string; url: string }[] };
}

/** The names under one letter, where they are too many for the home page. */
export interface LetterPage {
  kind: 'letter';
  frame: Frame;
  breadcrumb: readonly Crumb[];
  title: string;
  /** Such as `64 terms`. */
  count: string;
  letters: readonly LetterLink[];
  group: LetterGroup;
  /** Empty where one page holds them all. */
  parts: readonly PartLink[];
  /** Whether it has links to terms that show what the term means: the cards do so themselves. */
  hasPreviews: boolean;
  data: { url: string; path: string; terms: readonly { url: string }[] };
}

export interface CategoryPage {
  kind: 'category';
  frame: Frame;
  breadcrumb: readonly Crumb[];
  title: string;
  introduction?: string;
  count: string;
  terms: readonly TermCard[];
  /** Whether they are too many to be seen at a glance. */
  isLong: boolean;
  /** Empty where one page holds them all. */
  parts: readonly PartLink[];
  others: readonly CategoryLink[];
  data: { url: string; path: string; terms: readonly { name: string; url: string }[] };
}

/** What stands at the bare name of homonyms. */
export interface SensesPage {
  kind: 'senses';
  frame: Frame;
  breadcrumb: readonly Crumb[];
  title: string;
  introduction: string;
  /** Such as `2 terms`. */
  count: string;
  terms: readonly TermCard[];
  slug: string;
  data: { url: string; terms: readonly { url: string }[] };
}

/** A page that the owner wrote. */
export interface OwnPage {
  kind: 'own';
  frame: Frame;
  breadcrumb: readonly Crumb[];
  title: string;
  day?: Day;
  html: string;
  /** Whether it has links to terms that show what the term means: the cards do so themselves. */
  hasPreviews: boolean;
  slug: string;
  data: { url: string; updated?: string };
}

/** Where the search form leads: results where scripts run, else the ways to every term. */
export interface SearchPage {
  kind: 'search';
  frame: Frame;
  title: string;
  help: string;
  /** The folders of the parts of the full-text index; in the first lies the script that reads them. */
  fullText: readonly string[];
  index: Link;
  categories: readonly CategoryLink[];
}

/** A term of the map's list, with the terms that build on it. */
export interface MapBranch extends TermLink {
  branches: readonly MapBranch[];
}

/** How all terms hang together: drawn where scripts run, as a nested list for everyone. */
export interface MapPage {
  kind: 'map';
  frame: Frame;
  breadcrumb: readonly Crumb[];
  title: string;
  help: string;
  /** Where the drawing leaves terms out: which ones it has. */
  most?: string;
  /** The address of what the drawing is made from. */
  drawing: string;
  /** Which colours the categories of its terms have, by their numbers; empty where there is only one colour. */
  colours: readonly { category: number; title: string; address?: string }[];
  branches: readonly MapBranch[];
  /** Where the list leaves terms out: the way to all of them. */
  more?: Link;
}

export interface NotFoundPage {
  kind: 'not-found';
  frame: Frame;
  title: string;
  text: string;
  /** Where the names of each language are, for finding the nearest. */
  indexes: readonly { language: string; home: string; names: string }[];
  index: Link;
  categories: readonly CategoryLink[];
}

/** What stands at an address that a term had earlier. */
export interface MovedPage {
  kind: 'moved';
  frame: Frame;
  title: string;
  target: TermLink;
  /** The earlier slug, under which it stands. */
  slug: string;
}
