import type { KnownAddress } from '../lexicon/check-addresses.ts';
import { mapKind } from './map/map-page.ts';
import { versionOf } from '../source/versioned.ts';
import type { KnownThings, PageParts } from './page-kind.ts';
import { categoryKind } from './pages/category-pages.ts';
import { homeKind } from './pages/home-page.ts';
import { letterKind } from './pages/letter-pages.ts';
import { movedKind } from './pages/moved-page.ts';
import { notFoundKind } from './pages/not-found-page.ts';
import { ownKind } from './pages/own-page.ts';
import { searchKind } from './pages/search-page.ts';
import { sensesKind } from './pages/senses-page.ts';
import { tagKind, tagsKind } from './pages/tag-pages.ts';
import type { TermPage } from './term/term-page.ts';
import { termKind, type TermSheet } from './term/term-sheet.ts';

/** Every kind of page that a site has. The sitemap lists them in this order. `src/pages/[...path].astro` has the view of each. */
export const PAGE_KINDS = {
  home: homeKind,
  term: termKind,
  letter: letterKind,
  category: categoryKind,
  tag: tagKind,
  tags: tagsKind,
  senses: sensesKind,
  own: ownKind,
  moved: movedKind,
  search: searchKind,
  map: mapKind,
  'not-found': notFoundKind,
};

/** The pages of a site by their kinds. */
export type SitePages = {
  readonly [Kind in keyof typeof PAGE_KINDS]: ReturnType<(typeof PAGE_KINDS)[Kind]['pages']>;
};

/** A page, or what makes it. */
export type SitePage = SitePages[keyof SitePages][number];

/** A page as a view takes it. */
export type Page = Exclude<SitePage, TermSheet> | TermPage;

/** The addresses that are known before any page is read. */
export function knownAddresses(things: KnownThings): KnownAddress[] {
  return Object.values(PAGE_KINDS).flatMap(({ known }) => known(things));
}

export function makePages(parts: PageParts): SitePages {
  const made = Object.entries(PAGE_KINDS).map(([kind, { pages }]) => [kind, pages(parts)]);
  return Object.fromEntries(made) as SitePages;
}

/** All pages of a site. */
export function everyPage(pages: SitePages): SitePage[] {
  return Object.values(pages).flat();
}

/** The page itself, made where only its sheet was there. */
export function madePage(page: SitePage): Page {
  return page.kind === 'term' ? page.page() : page;
}

/** The page with another content security policy, or with none. */
export function withPolicy(page: SitePage, policy: string | undefined): Page {
  const made = madePage(page);
  return { ...made, frame: { ...made.frame, head: { ...made.frame.head, policy } } };
}

/** Differs whenever the page does. */
export function pageVersion(page: SitePage): string {
  return page.kind === 'term' ? page.version() : versionOf(page);
}
