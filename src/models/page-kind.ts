import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { FilledPage } from '../html/fill-page.ts';
import type { KnownAddress } from '../lexicon/check-addresses.ts';
import type { Homonyms } from '../lexicon/homonyms.ts';
import type { Graph } from '../links/graph/build-graph.ts';
import type { Site } from '../site/site.ts';
import type { Frame } from './frame.ts';
import type { MapDrawing } from './map/map-drawing.ts';
import type { LetterGroup } from './pages/letter-groups.ts';
import type { PublishedSite } from './published-site.ts';
import type { FullTextPart } from './search/full-text.ts';
import type { TermImage } from './term/term-image.ts';
import type { TermLink } from './term/term-link.ts';

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
}

/** What pages are made from, when every page is read and linked. */
export interface PageParts {
  site: PublishedSite;
  /** All terms and own pages, in the order of their files. */
  entries: readonly Entry[];
  pages: readonly OwnPageEntry[];
  /** The terms of a language in alphabetical order. */
  order(language: string): readonly Entry[];
  graph(language: string): Graph;
  homonyms(language: string): readonly Homonyms[];
  /** All names of a language under their letters. */
  letters(language: string): readonly LetterGroup[];
  /** The full-text index of a language. */
  fullText(language: string): readonly FullTextPart[];
  map(language: string): MapDrawing;
  /** The entries of all languages with the same file name, in the order of the languages. */
  versions(page: Entry | OwnPageEntry): readonly (Entry | OwnPageEntry)[];
  /** What a term is in one sentence. */
  summaryOf(entry: Entry): string;
  imageOf(entry: Entry): TermImage;
  /** What the prose of a page is set from. */
  filled(page: Entry | OwnPageEntry): FilledPage;
  /** The day of the last change among terms that the site shows to search engines. */
  latest(terms: readonly Pick<TermLink, 'address'>[]): string | undefined;
}

/**
 * What every page has. Pages are plain data: nothing is left for a view to sort, choose, count or put into words. An
 * `address` begins at the host's root and can stand in an `href`; `html` is sanitised and safe to insert.
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
