import type { Entry } from '../../entries/entry.ts';
import { customData, type CustomDatum } from './custom-facts.ts';
import type { TagLink } from './site-tags.ts';
import type { Category, Site } from '../../site/site.ts';

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
  tags: readonly string[];
  /** What the entry says in the fields that the settings add. */
  custom: readonly CustomDatum[];
  published?: string;
  updated?: string;
  reviewed?: string;
  sameAs: readonly string[];
}

/** @param description the term in one sentence */
export function termData(entry: Entry, description: string, tags: readonly TagLink[], site: Site): TermData {
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
    tags: tags.map(({ title }) => title),
    custom: customData(entry, site),
    published: entry.published,
    updated: entry.updated,
    reviewed: entry.reviewed,
    sameAs: entry.sameAs,
  };
}

export function categoryOf({ language, category }: Entry, site: Site): Category | undefined {
  return site.in(language).categories.find(({ id }) => id === category?.value);
}

/** Drafts are for no search engine, nor is what its author keeps from them. */
export function robotsOf({ status, noindex }: Pick<Entry, 'status' | 'noindex'>): string | undefined {
  return status === 'draft' || noindex ? 'noindex' : undefined;
}
