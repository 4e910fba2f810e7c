/** Every address that a site publishes is made here (design: “What a site publishes”). */
export interface Addresses {
  /** The path before every address: empty, or `/glossary`. */
  base: string;
  origin: string;
  home(language: string): string;
  term(language: string, slug: string): string;
  /** The folder of what programs read. */
  data(language: string): string;
  /** What programs read of a term. */
  termData(language: string, slug: string): string;
  /** @param path its id, and the number of a further page: `tools`, `tools/2` */
  category(language: string, path: string): string;
  /** @param path as of a category: `s`, `s/2` */
  letter(language: string, path: string): string;
  page(language: string, slug: string): string;
  /** The names of a language's terms, for the search. */
  names(language: string): string;
  /** A part of them, where they are too many for one file. */
  namesPart(language: string, part: number): string;
  /** Their summaries, beside the names. */
  summaries(language: string): string;
  search(language: string): string;
  map(language: string): string;
  /** The folder of a part of the full-text index; in the first lies the script that reads them. */
  fullText(language: string, part: number): string;
  media(name: string): string;
  card(name: string): string;
  sitemapIndex: string;
  sitemap(number: number): string;
  notFound: string;
  robots: string;
  headers: string;
  redirects: string;
  /** An address that an author wrote as `/…`: below the base. */
  own(path: string): string;
  /** The same address with scheme and host. */
  absolute(address: string): string;
  /** Where the file of an address lies in the output folder; `dist/` itself carries no base. */
  file(address: string): string;
}

/**
 * @param url the public address of the site
 * @param language the default language: it stands at the base, every other under its own folder
 */
export function addressesOf(url: string, language: string): Addresses {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/+$/u, '');
  const root = (of: string): string => (of === language ? base : `${base}/${of}`);
  return {
    base,
    origin,
    home: (of) => `${root(of)}/`,
    term: (of, slug) => `${root(of)}/${encodeURIComponent(slug)}/`,
    data: (of) => `${root(of)}/api/v1/`,
    termData: (of, slug) => `${root(of)}/api/v1/terms/${encodeURIComponent(slug)}.json`,
    category: (of, path) => `${root(of)}/category/${encodePath(path)}/`,
    letter: (of, path) => `${root(of)}/letter/${encodePath(path)}/`,
    page: (of, slug) => `${root(of)}/-/${encodeURIComponent(slug)}/`,
    fullText: (of, part) => `${root(of)}/-/search/index${part === 0 ? '' : `-${part}`}/`,
    search: (of) => `${root(of)}/-/search/`,
    names: (of) => `${root(of)}/-/search/names.json`,
    namesPart: (of, part) => `${root(of)}/-/search/names-${part}.json`,
    summaries: (of) => `${root(of)}/-/search/summaries.json`,
    map: (of) => `${root(of)}/-/map/`,
    media: (name) => `${base}/media/${encodeURIComponent(name)}`,
    card: (name) => `${base}/cards/${encodeURIComponent(name)}`,
    sitemapIndex: `${base}/sitemap-index.xml`,
    sitemap: (number) => `${base}/sitemap-${number}.xml`,
    notFound: `${base}/404.html`,
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

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
