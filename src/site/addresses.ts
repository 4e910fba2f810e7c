import { encodePath } from '../diagnostics/encode-path.ts';
import { olderPlace } from './older-path.ts';
import type { Localized } from './settings/values.ts';

/**
 * Makes every address that a site publishes: a path that begins with the base, percent-encoded, with a `/` at the end
 * unless a file is at the address.
 */
export interface Addresses {
  /** The path of the site's URL without a slash at the end: empty, or `/glossary`. */
  base: string;
  /** Scheme and host: `https://example.com`. */
  origin: string;
  home(language: string): string;
  term(language: string, slug: string): string;
  /** The folder of the data files. */
  data(language: string): string;
  /** The data file of a term. */
  termData(language: string, slug: string): string;
  /** @param path the category's id, and the number of a further page: `tools`, `tools/2` */
  category(language: string, path: string): string;
  /** @param path the tag, and the number of a further page */
  tag(language: string, path: string): string;
  /** The list of all tags. */
  tags(language: string): string;
  /** @param path the letter's slug, and the number of a further page: `s`, `s/2` */
  letter(language: string, path: string): string;
  page(language: string, slug: string): string;
  /** An address below a part that had another name. @param part `/` for none */
  named(language: string, part: string, slug: string): string;
  /** Where a whole path of an older site on this host stands in for it; undefined if that is outside of the base. */
  older(path: string): string | undefined;
  /** The names of a language's terms, for the search. */
  names(language: string): string;
  /** A part of the names, if they are too many for one file. */
  namesPart(language: string, part: number): string;
  /** What the search of a language reads first, of which its other files' addresses are made. */
  searchIndex(language: string): string;
  search(language: string): string;
  map(language: string): string;
  media(name: string): string;
  card(name: string): string;
  /** A stylesheet or script of the owner's header and footer. */
  layout(name: string): string;
  /** The Markdown of the page at an address. */
  markdown(page: string): string;
  /** The index for language models. */
  llms(language: string): string;
  /** All texts for language models. */
  llmsFull(language: string): string;
  /** @param path of a part of either: `tools`, `tools/2` */
  llmsPart(language: string, path: string): string;
  feed(language: string): string;
  jsonFeed(language: string): string;
  openSearch(language: string): string;
  sitemapIndex: string;
  sitemap(number: number): string;
  /** The page that stands for pages that don't exist. */
  notFound(language: string): string;
  robots: string;
  headers: string;
  redirects: string;
  /** The address of a path that an author wrote as `/…`: adds the base. */
  own(path: string): string;
  /** Adds scheme and host to an address. */
  absolute(address: string): string;
  /** The path in the output folder of the file at an address. The output folder has no folder for the base. */
  file(address: string): string;
}

/** The names of the parts of a site in its addresses, as the settings give them: one for all languages, or by language. */
export interface AddressNames {
  addresses?: {
    category?: Localized | undefined;
    letter?: Localized | undefined;
    tag?: Localized | undefined;
    /** `/` for none. */
    page?: Localized | undefined;
  };
  categories?: Readonly<Record<string, { slug?: Localized | undefined }>>;
}

/** The part of an address in a language, where the settings give none. */
export const USUAL_PARTS = { category: 'category', letter: 'letter', tag: 'tag', page: '-' } as const;

/** The name of a part in the addresses of a language. */
export function partName({ addresses = {} }: AddressNames, part: keyof typeof USUAL_PARTS, language: string): string {
  return inLanguage(addresses[part], language) ?? USUAL_PARTS[part];
}

/** What stands for a category in the addresses of a language: its id, unless the settings give a slug. */
export function categorySlug({ categories = {} }: AddressNames, id: string, language: string): string {
  return (Object.hasOwn(categories, id) ? inLanguage(categories[id]!.slug, language) : undefined) ?? id;
}

function inLanguage(name: Localized | undefined, language: string): string | undefined {
  return typeof name === 'string' ? name : name?.[language];
}

/**
 * The addresses of a site.
 * @param url the public address of the site
 * @param language the default language, whose pages are directly below the base; other languages have a folder each
 * @param usualUrl the address in the settings, if `url` replaces it: older paths are written with its path
 * @throws if `url` isn't a URL
 */
export function addressesOf(
  url: string,
  language: string,
  names: AddressNames = {},
  usualUrl: string = url,
): Addresses {
  const { origin, pathname } = new URL(url);
  const base = baseOf(pathname);
  const usualBase = baseOf(new URL(usualUrl).pathname);
  const root = (of: string): string => (of === language ? base : `${base}/${of}`);
  const below = (of: string, name: string): string =>
    name === '/' ? root(of) : `${root(of)}/${encodeURIComponent(name)}`;
  const under = (of: string, part: keyof typeof USUAL_PARTS): string => below(of, partName(names, part, of));
  return {
    base,
    origin,
    home: (of) => `${root(of)}/`,
    term: (of, slug) => `${root(of)}/${encodeURIComponent(slug)}/`,
    data: (of) => `${root(of)}/api/v1/`,
    termData: (of, slug) => `${root(of)}/api/v1/terms/${encodeURIComponent(slug)}.json`,
    category: (of, path) => {
      const [id = '', ...rest] = path.split('/');
      return `${under(of, 'category')}/${encodePath([categorySlug(names, id, of), ...rest].join('/'))}/`;
    },
    tag: (of, path) => `${under(of, 'tag')}/${encodePath(path)}/`,
    tags: (of) => `${root(of)}/-/tags/`,
    letter: (of, path) => `${under(of, 'letter')}/${encodePath(path)}/`,
    // `home.md` stands on the home page.
    page: (of, slug) => (slug === 'home' ? `${root(of)}/` : `${under(of, 'page')}/${encodeURIComponent(slug)}/`),
    named: (of, part, slug) => `${below(of, part)}/${encodeURIComponent(slug)}/`,
    older: (path) => {
      const place = encodePath(olderPlace(path));
      return place.startsWith(`${usualBase}/`) ? `${base}${place.slice(usualBase.length)}` : undefined;
    },
    search: (of) => `${root(of)}/-/search/`,
    names: (of) => `${root(of)}/-/search/names.json`,
    namesPart: (of, part) => `${root(of)}/-/search/names-${part}.json`,
    searchIndex: (of) => `${root(of)}/-/search/index.json`,
    map: (of) => `${root(of)}/-/map/`,
    media: (name) => `${base}/media/${encodeURIComponent(name)}`,
    layout: (name) => `${base}/layout/${encodeURIComponent(name)}`,
    card: (name) => `${base}/cards/${encodeURIComponent(name)}`,
    markdown: (page) => `${page.slice(0, -1)}.md`,
    llms: (of) => `${root(of)}/llms.txt`,
    llmsFull: (of) => `${root(of)}/llms-full.txt`,
    llmsPart: (of, path) => `${root(of)}/llms/${encodePath(path)}.txt`,
    feed: (of) => `${root(of)}/feed.xml`,
    jsonFeed: (of) => `${root(of)}/feed.json`,
    openSearch: (of) => `${root(of)}/opensearch.xml`,
    sitemapIndex: `${base}/sitemap-index.xml`,
    sitemap: (number) => `${base}/sitemap-${number}.xml`,
    notFound: (of) => `${root(of)}/404.html`,
    robots: `${base}/robots.txt`,
    headers: `${base}/_headers`,
    redirects: `${base}/_redirects`,
    own: (path) => `${base}${path}`,
    absolute: (address) => `${origin}${address}`,
    file: (address) => {
      const path = decodeURIComponent(address.slice(base.length + 1));
      return path === '' || path.endsWith('/') ? `${path}index.html` : path;
    },
  };
}

/** An address that begins with two slashes leads to another host. */
function baseOf(pathname: string): string {
  return pathname.replace(/\/{2,}/gu, '/').replace(/\/$/u, '');
}
