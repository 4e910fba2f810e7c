import type { Link } from '../link.ts';
import type { PageBase, PageKind } from '../page-kind.ts';
import { categoryLinks, type CategoryLink } from './category-links.ts';

/**
 * What hosts show at addresses that don't exist. Most show the page of the default language for all of them; its script
 * then brings that of the address's language.
 */
export const notFoundKind: PageKind<NotFoundPage> = {
  // Hosts answer `/404/` with the file `404.html`.
  known: ({ site: { languages, addresses } }) =>
    languages.map((language) => ({
      address: addresses.notFound(language).replace('.html', '/'),
      language,
      claim: 'site',
      owner: 'the page for addresses that do not exist',
    })),
  pages: (parts) => {
    const { addresses, languages, in: local } = parts.site;
    const indexes = languages.map((language) => ({
      language,
      home: addresses.home(language),
      names: addresses.names(language),
      page: addresses.notFound(language),
    }));
    return languages.map((language) => {
      const { texts } = local(language);
      const { notFoundTitle: title, notFoundText: text } = texts;
      return {
        kind: 'not-found',
        address: addresses.notFound(language),
        frame: parts.frameOf({ language, title, description: text, robots: 'noindex' }),
        title,
        text,
        indexes,
        index: { title: texts.toIndex, address: addresses.home(language), isExternal: false },
        categories: categoryLinks(language, parts),
      };
    });
  },
};

export interface NotFoundPage extends PageBase {
  kind: 'not-found';
  title: string;
  text: string;
  /** Where the names of each language are, for finding the nearest, and its page of this kind. */
  indexes: readonly { language: string; home: string; names: string; page: string }[];
  index: Link;
  categories: readonly CategoryLink[];
}
