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
  // A language without pages of its own looks through those of the default language.
  const index = [language, languages[0]!].map(parts.fullText).find(({ length }) => length > 0) ?? [];
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
      needs: { runsWasm: true },
    }),
    title: texts.search,
    help: texts.searchHelp,
    fullText: index.map(({ folder }) => folder),
    index: { title: texts.toIndex, address: addresses.home(language), isExternal: false },
    categories: categoryLinks(language, parts),
  };
}

export interface SearchPage extends PageBase {
  kind: 'search';
  title: string;
  help: string;
  /** The folders of the parts of the full-text index; in the first lies the script that reads them. */
  fullText: readonly string[];
  index: Link;
  categories: readonly CategoryLink[];
}
