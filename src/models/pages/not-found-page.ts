import type { Link } from '../link.ts';
import type { PageBase, PageKind } from '../page-kind.ts';
import { categoryLinks, type CategoryLink } from './category-links.ts';

/** What hosts show at addresses that don't exist, in the default language. */
export const notFoundKind: PageKind<NotFoundPage> = {
  // Hosts answer `/404/` with the file `404.html`.
  known: ({ site: { languages, addresses } }) => [
    {
      address: `${addresses.base}/404/`,
      language: languages[0]!,
      claim: 'site',
      owner: 'the page for addresses that do not exist',
    },
  ],
  pages: (parts) => {
    const { addresses, languages, in: local } = parts.site;
    const language = languages[0]!;
    const { texts } = local(language);
    const { notFoundTitle: title, notFoundText: text } = texts;
    return [
      {
        kind: 'not-found',
        address: addresses.notFound,
        frame: parts.frameOf({ language, title, description: text, robots: 'noindex' }),
        title,
        text,
        indexes: languages.map((one) => ({
          language: one,
          home: addresses.home(one),
          names: addresses.names(one),
        })),
        index: { title: texts.toIndex, address: addresses.home(language), isExternal: false },
        categories: categoryLinks(language, parts),
      },
    ];
  },
};

export interface NotFoundPage extends PageBase {
  kind: 'not-found';
  title: string;
  text: string;
  /** Where the names of each language are, for finding the nearest. */
  indexes: readonly { language: string; home: string; names: string }[];
  index: Link;
  categories: readonly CategoryLink[];
}
