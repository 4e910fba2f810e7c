import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { Prose } from '../html/fill-page.ts';
import type { Outline } from '../html/read-page.ts';
import type { KnownAddress } from '../lexicon/check-addresses.ts';
import type { Homonyms } from '../lexicon/homonyms.ts';
import type { Graph } from '../links/graph/build-graph.ts';
import type { Site } from '../site/site.ts';
import type { Yaml } from '../source/read-yaml.ts';
import type { Versioned } from '../source/versioned.ts';
import type { Brand } from './cards/brand.ts';
import type { Frame, FrameRequest } from './frame.ts';
import type { Link } from './link.ts';
import type { SiteTag, TagLink } from './term/site-tags.ts';
import type { LetterGroup } from './pages/letter-groups.ts';
import type { SharedFrame } from './shared-frame.ts';
import type { TermImage } from './term/term-image.ts';
import type { TermCard, TermLink } from './term/term-link.ts';

/** One kind of page: which addresses its pages take, and how they are made. */
export interface PageKind<P extends { kind: string }> {
  /** The addresses that are known before any page is read, and that authors can link to or a file can be named after. */
  known(things: KnownThings): KnownAddress[];
  /** All pages of the kind, language by language. */
  pages(parts: PageParts): P[];
}

/** What is known before any page is read. */
export interface KnownThings {
  entries: readonly Entry[];
  pages: readonly OwnPageEntry[];
  site: Site;
  /** The YAML of the settings, for places in it. */
  settings: Yaml;
}

/** What pages are made from, when every page is read and linked. */
export interface PageParts {
  site: Site;
  brand: Brand;
  /** All terms and own pages, in the order of their files. */
  entries: readonly Entry[];
  pages: readonly OwnPageEntry[];
  frameOf(request: FrameRequest): Frame;
  /** What the frames of a language share. */
  shared(language: string): Versioned<SharedFrame>;
  /** The terms of a language in alphabetical order. */
  order(language: string): readonly Entry[];
  graph(language: string): Graph;
  homonyms(language: string): readonly Homonyms[];
  /** All names of a language under their letters. */
  letters(language: string): readonly LetterGroup[];
  /** The tags that a language's terms have. */
  tags(language: string): readonly SiteTag[];
  /** The tags of a term. */
  tagsOf(entry: Entry): readonly TagLink[];
  /** A link of an entry. */
  link(link: { title: string; url: string }, language: string): Link;
  /** What pages of a language show of terms. */
  termsIn(language: string): { link(entry: Entry): Versioned<TermLink>; card(entry: Entry): Versioned<TermCard> };
  /** Where the same page stands in each language that has it, in the order of the languages. */
  inLanguages(page: Entry | OwnPageEntry): readonly { language: string; address: string }[];
  /** What a term is in one sentence. */
  summaryOf(entry: Entry): string;
  imageOf(entry: Entry): TermImage;
  outlineOf(page: Entry | OwnPageEntry): Outline;
  proseOf(page: Entry | OwnPageEntry): Versioned<Prose>;
  /** The day of the last change among terms that the site shows to search engines. */
  latest(terms: readonly Pick<TermLink, 'address'>[]): string | undefined;
}

/**
 * What every page has. Pages are plain data: nothing is left for a view to sort, choose, count or put into words. An
 * `address` begins at the host's root and can stand in an `href`; `html` is sanitized and safe to insert.
 */
export interface PageBase {
  /** Where the page stands. */
  address: string;
  frame: Frame;
  /** Its structured data, escaped for a script element; undefined on pages that search engines pass over. */
  jsonLd?: string;
  /** Whether it has links to terms that show what the term means when pointed at: cards show it already. */
  hasPreviews?: boolean;
  /** The day of its last change, where that is known; for sitemaps. */
  lastChange?: string;
}

/** One step of the way from the home page to a page. */
export interface Crumb {
  title: string;
  /** Undefined for the page itself. */
  address?: string;
}
