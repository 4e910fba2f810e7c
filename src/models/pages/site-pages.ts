import type { Glossary } from '../glossary.ts';
import type { Page, TermPage, TermSheet } from '../page.ts';

/** A page, or what makes it. */
export type SitePage = Exclude<Page, TermPage> | TermSheet;

/** Every page of a glossary with its address. */
export function sitePages({
  site: { addresses },
  homes,
  terms,
  letters,
  categories,
  senses,
  pages,
  moved,
  searches,
  maps,
  notFound,
}: Glossary): { address: string; page: SitePage }[] {
  const at = <P extends SitePage>(
    list: readonly P[],
    addressOf: (page: P, language: string) => string,
  ): { address: string; page: SitePage }[] =>
    list.map((page) => ({ address: addressOf(page, page.frame.language), page }));
  return [
    ...at(homes, (_, language) => addresses.home(language)),
    ...at(terms, ({ data: { slug } }, language) => addresses.term(language, slug)),
    ...at(senses, ({ slug }, language) => addresses.term(language, slug)),
    ...at(moved, ({ slug }, language) => addresses.term(language, slug)),
    ...at(letters, ({ data: { path } }, language) => addresses.letter(language, path)),
    ...at(categories, ({ data: { path } }, language) => addresses.category(language, path)),
    ...at(pages, ({ slug }, language) => addresses.page(language, slug)),
    ...at(searches, (_, language) => addresses.search(language)),
    ...at(maps, (_, language) => addresses.map(language)),
    ...at([notFound], () => addresses.notFound),
  ];
}

/** A glossary with no pages but these. */
export function withPages(glossary: Glossary, wanted: ReadonlySet<SitePage>): Glossary {
  const kept = <P extends SitePage>(list: readonly P[]): P[] => list.filter((page) => wanted.has(page));
  const { homes, terms, letters, categories, senses, pages, moved, searches, maps } = glossary;
  return {
    ...glossary,
    homes: kept(homes),
    terms: kept(terms),
    letters: kept(letters),
    categories: kept(categories),
    senses: kept(senses),
    pages: kept(pages),
    moved: kept(moved),
    searches: kept(searches),
    maps: kept(maps),
  };
}
