import type {
  BreadcrumbList,
  DefinedTerm,
  DefinedTermSet,
  FAQPage,
  Graph,
  ImageObject,
  Organization,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';
import type { Glossary } from '../models/glossary.ts';
import type { CategoryPage, Crumb, HomePage, LetterPage, OwnPage, SensesPage, TermPage } from '../models/page.ts';

type Node = Exclude<Thing, string>;

/** What the graphs of all pages share. */
export type GraphContext = Pick<Glossary, 'site' | 'logo'>;

/** The structured data of a term page. Whatever stands in it stands on the page too. https://schema.org/DefinedTerm */
export function termGraph(page: TermPage, context: GraphContext): string {
  const { data, frame } = page;
  const { url } = data;
  const image: ImageObject = {
    '@type': 'ImageObject',
    '@id': `${url}#image`,
    url: data.image.url,
    contentUrl: data.image.url,
    width: String(data.image.width),
    height: String(data.image.height),
    caption: data.imageAlternative,
    inLanguage: data.language,
  };
  const term: DefinedTerm = {
    '@type': 'DefinedTerm',
    '@id': `${url}#term`,
    name: page.name,
    ...(otherNames(page).length > 0 ? { alternateName: otherNames(page) } : {}),
    description: data.description,
    termCode: data.id,
    inDefinedTermSet: { '@id': termSetId(frame.language, context) },
    inLanguage: data.language,
    url,
    mainEntityOfPage: { '@id': `${url}#webpage` },
    image: { '@id': `${url}#image` },
    ...(data.sameAs.length > 0 ? { sameAs: [...data.sameAs] } : {}),
  } as DefinedTerm;
  const webPage: WebPage = {
    ...webPageNode(url, page, context, page.sense === undefined ? page.name : `${page.name} (${page.sense})`),
    description: data.description,
    breadcrumb: { '@id': `${url}#breadcrumb` },
    primaryImageOfPage: { '@id': `${url}#image` },
    mainEntity: { '@id': `${url}#term` },
    ...(data.published ? { datePublished: data.published } : {}),
    ...(data.updated ? { dateModified: data.updated } : {}),
    ...(data.reviewed ? { lastReviewed: data.reviewed } : {}),
    ...(page.byline
      ? { author: page.byline.authors.map(({ name, url }) => ({ '@type': 'Person', name, ...(url ? { url } : {}) })) }
      : {}),
    ...(page.sources
      ? {
          citation: page.sources.links.map(({ title, address }) => ({
            '@type': 'CreativeWork',
            name: title,
            url: address,
          })),
        }
      : {}),
  } as WebPage;
  return graph([
    ...siteNodes(frame.language, context),
    termSetNode(frame.language, context),
    webPage,
    term,
    ...(page.questions ? [faqNode(page, page.questions)] : []),
    breadcrumbNode(url, page.breadcrumb, context),
    image,
  ]);
}

/** The structured data of the home page: the set of terms, each term being named where the page names it. */
export function homeGraph({ data, frame }: HomePage, context: GraphContext): string {
  const set = termSetNode(frame.language, context) as DefinedTermSet & object;
  const terms = data.terms.map(({ name, url }) => ({
    '@type': 'DefinedTerm' as const,
    '@id': `${url}#term`,
    name,
    url,
  }));
  return graph([
    ...siteNodes(frame.language, context),
    { ...set, ...(terms.length > 0 ? { hasDefinedTerm: terms } : {}) } as DefinedTermSet,
    {
      ...webPageNode(data.url, { frame }, context, frame.head.title),
      mainEntity: { '@id': termSetId(frame.language, context) },
    } as WebPage,
  ]);
}

/** A page that lists terms: of a letter, of a category, or of one name. */
export function collectionGraph(
  { data, frame, title, breadcrumb }: LetterPage | CategoryPage | SensesPage,
  context: GraphContext,
): string {
  const page = {
    ...webPageNode(data.url, { frame }, context, title),
    '@type': 'CollectionPage',
    breadcrumb: { '@id': `${data.url}#breadcrumb` },
    hasPart: data.terms.map(({ url }) => ({ '@id': `${url}#webpage` })),
  } as unknown as WebPage;
  return graph([...siteNodes(frame.language, context), page, breadcrumbNode(data.url, breadcrumb, context)]);
}

export function ownGraph({ data, frame, title, breadcrumb }: OwnPage, context: GraphContext): string {
  const page = {
    ...webPageNode(data.url, { frame }, context, title),
    breadcrumb: { '@id': `${data.url}#breadcrumb` },
    ...(data.updated ? { dateModified: data.updated } : {}),
  } as WebPage;
  return graph([...siteNodes(frame.language, context), page, breadcrumbNode(data.url, breadcrumb, context)]);
}

/** JSON that can stand in a script element: `</script>` and `<!--` can't occur in it. */
function graph(nodes: readonly Node[]): string {
  const whole: Graph = { '@context': 'https://schema.org', '@graph': nodes };
  return JSON.stringify(whole).replace(
    /[<\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function siteNodes(language: string, { site, logo }: GraphContext): Node[] {
  const local = site.in(language);
  const { publisher } = local;
  const organization: Organization | undefined = publisher && {
    '@type': 'Organization',
    '@id': organizationId(site),
    name: publisher.name,
    ...(publisher.url ? { url: publisher.url } : {}),
    ...(logo ? { logo } : {}),
  };
  const webSite: WebSite = {
    '@type': 'WebSite',
    '@id': `${homeUrl(site.settings.language, site)}#website`,
    name: local.name,
    description: local.description,
    url: homeUrl(language, site),
    inLanguage: language,
    ...(organization ? { publisher: { '@id': organizationId(site) } } : {}),
  } as WebSite;
  return [...(organization ? [organization as Node] : []), webSite as Node];
}

function termSetNode(language: string, { site }: GraphContext): Node {
  const { name, description } = site.in(language);
  const url = homeUrl(language, site);
  return {
    '@type': 'DefinedTermSet',
    '@id': termSetId(language, { site }),
    name,
    description,
    url,
    inLanguage: language,
  } as unknown as Node;
}

function webPageNode(
  url: string,
  { frame }: { frame: TermPage['frame'] },
  { site }: GraphContext,
  name: string,
): Node & object {
  return {
    '@type': 'WebPage',
    '@id': `${url}#webpage`,
    url,
    name,
    description: frame.head.description,
    inLanguage: frame.language,
    isPartOf: { '@id': `${homeUrl(site.settings.language, site)}#website` },
  } as Node & object;
}

function faqNode({ data }: TermPage, questions: NonNullable<TermPage['questions']>): Node {
  const node: FAQPage = {
    '@type': 'FAQPage',
    '@id': `${data.url}#faq`,
    url: `${data.url}#${encodeURIComponent(questions.id)}`,
    isPartOf: { '@id': `${data.url}#webpage` },
    inLanguage: data.language,
    mainEntity: questions.items.map(({ id, title, text }) => ({
      '@type': 'Question',
      '@id': `${data.url}#${encodeURIComponent(id)}`,
      name: title,
      acceptedAnswer: { '@type': 'Answer', text },
    })),
  };
  return node;
}

function breadcrumbNode(url: string, crumbs: readonly Crumb[], { site: { addresses } }: GraphContext): Node {
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

function otherNames({ abbreviation, aliases }: TermPage): string[] {
  return [...(abbreviation === undefined ? [] : [abbreviation]), ...aliases];
}

function homeUrl(language: string, { addresses }: GraphContext['site']): string {
  return addresses.absolute(addresses.home(language));
}

function organizationId(site: GraphContext['site']): string {
  return `${homeUrl(site.settings.language, site)}#organization`;
}

function termSetId(language: string, { site }: Pick<GraphContext, 'site'>): string {
  return `${homeUrl(language, site)}#terms`;
}
