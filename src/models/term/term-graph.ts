import type { DefinedTerm, FAQPage, ImageObject, WebPage } from 'schema-dts';
import type { Picture } from '../../html/picture.ts';
import type { Site } from '../../site/site.ts';
import type { Frame } from '../frame.ts';
import type { Link } from '../link.ts';
import type { Crumb } from '../page-kind.ts';
import {
  breadcrumbNode,
  graph,
  organizationId,
  siteNodes,
  termNode,
  termSetId,
  termSetNode,
  webPageNode,
  type GraphContext,
  type GraphNode,
} from '../structured-data.ts';
import type { Byline } from './byline.ts';
import type { TermData } from './term-data.ts';
import { withSense, type TermLink } from './term-link.ts';

/** What the structured data of a term page says of the page. */
interface DescribedTerm {
  frame: Frame;
  breadcrumb: readonly Crumb[];
  name: string;
  abbreviation?: string;
  sense?: string;
  aliases: readonly string[];
  bylines: readonly Byline[];
  /** The picture that stands on the page. */
  picture?: Picture;
  related?: { terms: readonly TermLink[] };
  sources?: { links: readonly Link[] };
  questions?: Questions;
  data: TermData;
}

interface Questions {
  id: string;
  items: readonly { id: string; title: string; text: string }[];
}

/** The structured data of a term page. Everything in it is on the page too. https://schema.org/DefinedTerm */
export function termGraph(page: DescribedTerm, context: GraphContext): string {
  const { site } = context;
  const { data, frame } = page;
  const { url } = data;
  const others = [...(page.abbreviation === undefined ? [] : [page.abbreviation]), ...page.aliases];
  const { sense } = page;
  const term: DefinedTerm & object = {
    '@type': 'DefinedTerm',
    '@id': `${url}#term`,
    name: page.name,
    ...(others.length > 0 ? { alternateName: others } : {}),
    ...(sense === undefined ? {} : { disambiguatingDescription: sense }),
    description: data.description,
    termCode: data.id,
    inDefinedTermSet: { '@id': termSetId(frame.language, site) },
    url,
    mainEntityOfPage: { '@id': `${url}#webpage` },
    ...(page.picture ? { image: { '@id': `${url}#image` } } : {}),
    ...(data.sameAs.length > 0 ? { sameAs: [...data.sameAs] } : {}),
  };
  return graph([
    ...siteNodes(frame.language, context),
    termSetNode(frame.language, site),
    webPageOf(page, site),
    term,
    ...faqNodes(url, data.language, page.questions),
    breadcrumbNode(url, page.breadcrumb, site),
    ...(page.picture ? [imageNode(page.picture, data, site)] : []),
  ]);
}

function webPageOf(page: DescribedTerm, site: Site): WebPage {
  const { data, bylines, sources, frame, related } = page;
  const { url } = data;
  const { canonical } = frame.head;
  const { terms = [] } = related ?? {};
  return {
    ...webPageNode(page.frame, withSense(page.name, page.sense), url, site),
    description: data.description,
    breadcrumb: { '@id': `${url}#breadcrumb` },
    ...(page.picture ? { primaryImageOfPage: { '@id': `${url}#image` } } : {}),
    mainEntity: { '@id': `${url}#term` },
    ...(terms.length > 0
      ? {
          mentions: terms.map((term) => termNode(term, site)),
          significantLink: terms.map(({ address }) => site.addresses.absolute(address)),
        }
      : {}),
    ...(canonical === url ? {} : { isBasedOn: canonical }),
    ...(data.tags.length > 0 ? { keywords: [...data.tags] } : {}),
    ...customProperties(data.custom),
    ...(data.published ? { datePublished: data.published } : {}),
    ...(data.updated ? { dateModified: data.updated } : {}),
    ...(data.reviewed ? { lastReviewed: data.reviewed } : {}),
    ...Object.fromEntries(
      bylines.map(({ role, people }) => [
        role,
        people.map(({ name, url: of }) => ({ '@type': 'Person', name, ...(of ? { url: of } : {}) })),
      ]),
    ),
    ...(sources
      ? { citation: sources.links.map(({ title: name, address }) => ({ '@type': 'CreativeWork', name, url: address })) }
      : {}),
  } as WebPage;
}

/** Fields that are one property are its several values. */
function customProperties(data: TermData['custom']): Record<string, unknown> {
  const mapped = Map.groupBy(
    data.filter(({ property }) => property !== undefined),
    ({ property }) => property!,
  );
  return Object.fromEntries(
    [...mapped].map(([property, own]) => {
      const values = own.flatMap(({ value }) => value).map((value) => valueNode(property, value));
      return [property, values.length === 1 ? values[0] : values];
    }),
  );
}

/** What is no text by https://schema.org has its text as its name. */
function valueNode(property: string, value: string | number | boolean): unknown {
  if (property === 'about') return { '@type': 'Thing', name: value };
  return property === 'audience' ? { '@type': 'Audience', audienceType: value } : value;
}

/** Search engines ask for the owner of a picture: https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata */
function imageNode({ address, alternative }: Picture, { url, language }: TermData, site: Site): ImageObject {
  const { publisher } = site.in(site.settings.language);
  const file = site.addresses.absolute(address);
  return {
    '@type': 'ImageObject',
    '@id': `${url}#image`,
    contentUrl: file,
    description: alternative,
    inLanguage: language,
    ...(publisher
      ? {
          creditText: publisher.name,
          creator: { '@id': organizationId(site) },
          copyrightNotice: publisher.name,
        }
      : {}),
  };
}

/** A question whose answer is a picture is left out: an answer must have a text. */
function faqNodes(url: string, language: string, questions: Questions | undefined): GraphNode[] {
  const answered = questions?.items.filter(({ text }) => text !== '') ?? [];
  if (!questions || answered.length === 0) return [];
  const node: FAQPage = {
    '@type': 'FAQPage',
    '@id': `${url}#faq`,
    url: `${url}#${encodeURIComponent(questions.id)}`,
    isPartOf: { '@id': `${url}#webpage` },
    inLanguage: language,
    mainEntity: answered.map(({ id, title, text }) => ({
      '@type': 'Question',
      '@id': `${url}#${encodeURIComponent(id)}`,
      name: title,
      acceptedAnswer: { '@type': 'Answer', text },
    })),
  };
  return [node];
}
