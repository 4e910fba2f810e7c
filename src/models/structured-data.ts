import type {
  BreadcrumbList,
  CollectionPage,
  DefinedTerm,
  DefinedTermSet,
  Graph,
  Organization,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';
import type { Site } from '../site/site.ts';
import type { Brand } from './cards/brand.ts';
import type { Frame } from './frame.ts';
import type { Crumb } from './page-kind.ts';
import { withSense, type TermLink } from './term/term-link.ts';

/** A node of a page's graph. */
export type GraphNode = Exclude<Thing, string>;

/** What the structured data of all pages is made from. */
export interface GraphContext {
  site: Site;
  brand: Brand;
}

/** What the structured data of a page says of the page itself. */
interface DescribedPage {
  frame: Frame;
  /** The name of the page, without that of the site. */
  title: string;
  breadcrumb: readonly Crumb[];
}

/** The structured data of the home page: the set of terms, with each term that the page itself names. */
export function homeGraph(frame: Frame, terms: readonly TermLink[], context: GraphContext): string {
  const { site } = context;
  return graph([
    ...siteNodes(frame.language, context),
    termSetNode(frame.language, site, terms),
    {
      ...webPageNode(frame, frame.head.title, frame.head.canonical!, site),
      mainEntity: { '@id': termSetId(frame.language, site) },
    } as WebPage,
  ]);
}

/** The structured data of a page that lists terms: of a letter, of a category, or of one name. */
export function collectionGraph(
  { terms, ...page }: DescribedPage & { terms: readonly TermLink[] },
  context: GraphContext,
): string {
  const hasPart = terms.map(({ address, name, sense }) => {
    const url = context.site.addresses.absolute(address);
    return { '@type': 'WebPage', '@id': `${url}#webpage`, name: withSense(name, sense), url };
  });
  const parts = hasPart.length > 0 ? { hasPart } : {};
  return describedGraph(page, { '@type': 'CollectionPage', ...parts }, context);
}

/** The structured data of a page of prose. */
export function pageGraph(
  { updated, isAbout, ...page }: DescribedPage & { updated?: string; isAbout: boolean },
  context: GraphContext,
): string {
  const more = { ...(isAbout ? { '@type': 'AboutPage' } : {}), ...(updated ? { dateModified: updated } : {}) };
  return describedGraph(page, more, context);
}

function describedGraph({ frame, title, breadcrumb }: DescribedPage, more: object, context: GraphContext): string {
  const { site } = context;
  const url = frame.head.canonical!;
  const page = {
    ...webPageNode(frame, title, url, site),
    breadcrumb: { '@id': `${url}#breadcrumb` },
    ...more,
  } as WebPage | CollectionPage;
  return graph([...siteNodes(frame.language, context), page, breadcrumbNode(url, breadcrumb, site)]);
}

/** JSON that can stand in a script element: `</script>` and `<!--` can't occur in it. */
export function graph(nodes: readonly GraphNode[]): string {
  const whole: Graph = { '@context': 'https://schema.org', '@graph': nodes };
  return JSON.stringify(whole).replace(
    /[<\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Who publishes the site, and the site. Each language is a site of its own, since the name, the address and the language
 * of one thing can't have several values; the others are parts of the one in the default language.
 */
export function siteNodes(language: string, { site, brand }: GraphContext): GraphNode[] {
  const { name, description, publisher } = site.in(language);
  const main = site.settings.language;
  // One organization for all languages, so it has one name.
  const named = site.in(main).publisher;
  const webSite: WebSite & object = {
    '@type': 'WebSite',
    '@id': webSiteId(language, site),
    name,
    description,
    url: homeUrl(language, site),
    inLanguage: language,
    ...(language === main ? {} : { isPartOf: { '@id': webSiteId(main, site) } }),
    ...(publisher ? { publisher: { '@id': organizationId(site) } } : {}),
  };
  if (!named) return [webSite];
  const organization: Organization = {
    '@type': 'Organization',
    '@id': organizationId(site),
    name: named.name,
    ...(named.url ? { url: named.url } : {}),
    ...(brand.publisherLogo ? { logo: brand.publisherLogo } : {}),
    ...(site.settings.publisher?.sameAs.length ? { sameAs: site.settings.publisher.sameAs } : {}),
  };
  return [organization, webSite];
}

/**
 * The set of all terms of a language.
 * @param terms those that the page itself names
 */
export function termSetNode(language: string, site: Site, terms: readonly TermLink[] = []): GraphNode {
  const { name, description } = site.in(language);
  const node: DefinedTermSet = {
    '@type': 'DefinedTermSet',
    '@id': termSetId(language, site),
    name,
    description,
    url: homeUrl(language, site),
    inLanguage: language,
    ...(terms.length > 0 ? { hasDefinedTerm: terms.map((term) => termNode(term, site)) } : {}),
  };
  return node;
}

/** A term that a page names. */
export function termNode({ name, sense, address }: TermLink, { addresses }: Site): DefinedTerm & object {
  const url = addresses.absolute(address);
  return {
    '@type': 'DefinedTerm',
    '@id': `${url}#term`,
    name,
    ...(sense === undefined ? {} : { disambiguatingDescription: sense }),
    url,
  };
}

export function termSetId(language: string, site: Site): string {
  return `${homeUrl(language, site)}#terms`;
}

/** @param url where the page is, which may differ from the canonical address */
export function webPageNode({ language, head }: Frame, name: string, url: string, site: Site): GraphNode & object {
  return {
    '@type': 'WebPage',
    '@id': `${url}#webpage`,
    url,
    name,
    description: head.description,
    inLanguage: language,
    isPartOf: { '@id': webSiteId(language, site) },
  } as GraphNode & object;
}

export function breadcrumbNode(url: string, crumbs: readonly Crumb[], { addresses }: Site): GraphNode {
  const node: BreadcrumbList = {
    '@type': 'BreadcrumbList',
    '@id': `${url}#breadcrumb`,
    itemListElement: crumbs.map(({ title, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: address === undefined ? url : addresses.absolute(address),
    })),
  };
  return node;
}

function homeUrl(language: string, { addresses }: Site): string {
  return addresses.absolute(addresses.home(language));
}

export function organizationId(site: Site): string {
  return site.settings.publisher?.id ?? `${homeUrl(site.settings.language, site)}#organization`;
}

function webSiteId(language: string, site: Site): string {
  return `${homeUrl(language, site)}#website`;
}
