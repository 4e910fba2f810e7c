import type { Link } from '../link.ts';
import type { PageBase, PageKind, PageParts } from '../page-kind.ts';
import { categoryLinks, type CategoryLink } from './category-links.ts';

/** Where the search form leads: results where scripts run, else the ways to every term. */
export const searchKind: PageKind<SearchPage> = {
  known: ({ site: { languages, addresses } }) =>
    languages.map((language) => ({
      address: addresses.search(language),
      language,
      claim: 'site',
      owner: `the search (${language})`,
    })),
  pages: (parts) => parts.site.languages.map((language) => searchPage(language, parts)),
};

function searchPage(language: string, parts: PageParts): SearchPage {
  const { addresses, languages, in: local } = parts.site;
  const { texts } = local(language);
  const address = addresses.search(language);
  // A language without terms of its own looks through those of the default language.
  const searched = parts.order(language).length > 0 ? language : languages[0]!;
  return {
    kind: 'search',
    address,
    frame: parts.frameOf({
      language,
      title: texts.search,
      description: texts.searchHelp,
      address,
      inLanguages: languages.map((one) => ({ language: one, address: addresses.search(one) })),
      robots: 'noindex',
    }),
    title: texts.search,
    help: texts.searchHelp,
    searched: { language: searched, index: addresses.searchIndex(searched) },
    index: { title: texts.toIndex, address: addresses.home(language), isExternal: false },
    categories: categoryLinks(language, parts),
  };
}

export interface SearchPage extends PageBase {
  kind: 'search';
  title: string;
  help: string;
  /** The language whose texts are looked through, and what the search of it reads first. */
  searched: { language: string; index: string };
  index: Link;
  categories: readonly CategoryLink[];
}
