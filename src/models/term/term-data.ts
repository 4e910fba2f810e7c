import type { Entry } from '../../entries/entry.ts';
import type { Category, Site } from '../../site/site.ts';
import type { OpenGraph } from '../frame.ts';

/** The facts of a term for machines; every text in it is on the page too. */
export interface TermData {
  /** The file name: a term's identity in every language. */
  id: string;
  slug: string;
  language: string;
  /** How the name is read, where its characters don't tell. */
  reading?: string;
  url: string;
  description: string;
  category?: { id: string; title: string; url: string };
  published?: string;
  updated?: string;
  reviewed?: string;
  sameAs: readonly string[];
  image: { url: string; width: number; height: number };
  imageAlternative: string;
}

/**
 * @param description the term in one sentence
 * @param preview its picture in link previews
 */
export function termData(
  entry: Entry,
  description: string,
  preview: NonNullable<OpenGraph['image']>,
  site: Site,
): TermData {
  const { addresses } = site;
  const { language, slug } = entry;
  const category = categoryOf(entry, site);
  return {
    id: entry.id,
    slug: slug.value,
    language,
    reading: entry.reading,
    url: addresses.absolute(addresses.term(language, slug.value)),
    description,
    category: category && {
      id: category.id,
      title: category.title,
      url: addresses.absolute(addresses.category(language, category.id)),
    },
    published: entry.published,
    updated: entry.updated,
    reviewed: entry.reviewed,
    sameAs: entry.sameAs,
    image: { url: preview.url, width: preview.width, height: preview.height },
    imageAlternative: preview.alternative,
  };
}

export function categoryOf({ language, category }: Entry, site: Site): Category | undefined {
  return site.in(language).categories.find(({ id }) => id === category?.value);
}

/** Drafts and previews are for no search engine. */
export function robotsOf({ status }: Entry, { isPreview }: Site): string | undefined {
  return status === 'draft' || isPreview ? 'noindex' : undefined;
}
