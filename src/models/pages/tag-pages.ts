import type { KnownAddress } from '../../lexicon/check-addresses.ts';
import { fill } from '../../site/placeholders.ts';
import { fillCount } from '../../site/site.ts';
import type { Crumb, PageBase, PageKind, PageParts } from '../page-kind.ts';
import { collectionGraph } from '../structured-data.ts';
import { termLink, type TermCard } from '../term/term-link.ts';
import { FEW_CARDS, MOST_CARDS } from './category-pages.ts';
import { listPagesOf, partLinks, type PartLink } from './paging.ts';
import { isShared, siteTags, type SiteTag } from '../term/site-tags.ts';

/**
 * A tag has a page in each language in which a term has it. With a single term, the page says nothing that the term
 * doesn't: nothing but the list of tags leads there, and search engines leave it out. It is there so that an address
 * that others may have doesn't come and go with the number of terms.
 */
export const tagKind: PageKind<TagPage> = {
  known: ({ site, entries }) =>
    site.languages.flatMap((language) =>
      siteTags(inLanguage(entries, language), language, site).map(({ id, title }): KnownAddress => ({
        address: site.addresses.tag(language, id),
        language,
        claim: 'site',
        owner: `the page of the tag "${title}"`,
        subject: `tag ${id}`,
      })),
    ),
  pages: (parts) =>
    parts.site.languages.flatMap((language) => parts.tags(language).flatMap((tag) => pagesOfTag(tag, language, parts))),
};

function pagesOfTag(tag: SiteTag, language: string, parts: PageParts): TagPage[] {
  const { site, summaryOf } = parts;
  const { addresses, languages } = site;
  const { texts } = site.in(language);
  const cards = tag.entries.map((entry) => ({ ...termLink(entry, site, language), summary: summaryOf(entry) }));
  const spread = listPagesOf(cards, tag.id, MOST_CARDS);
  const description = tag.description ?? `${tag.title}: ${cards.map(({ name }) => name).join(', ')}`;
  const versions = isShared(tag)
    ? languages.filter((one) => parts.tags(one).some((other) => other.id === tag.id && isShared(other)))
    : [language];
  return spread.map((part, index): TagPage => {
    const address = addresses.tag(language, part.path);
    const breadcrumb = [
      { title: texts.glossary, address: addresses.home(language) },
      { title: texts.tags, address: addresses.tags(language) },
      { title: tag.title },
    ];
    const title = fill(texts.tagTitle, { tag: tag.title });
    const frame = parts.frameOf({
      language,
      title: part.range === '' ? title : `${title}: ${part.range}`,
      description: part.range === '' ? description : `${part.range} – ${description}`,
      address,
      inLanguages: index > 0 ? [] : versions.map((one) => ({ language: one, address: addresses.tag(one, tag.id) })),
      ...(isShared(tag) ? {} : { robots: 'noindex' }),
    });
    return {
      kind: 'tag',
      address,
      frame,
      jsonLd: collectionGraph({ frame, title, breadcrumb, terms: part.items }, parts),
      lastChange: parts.latest(part.items),
      breadcrumb,
      title: tag.title,
      introduction: index > 0 ? undefined : tag.description,
      count: fillCount(texts.termCount, cards.length, language),
      terms: part.items,
      isLong: part.items.length > FEW_CARDS,
      parts: partLinks(spread, part, (path) => addresses.tag(language, path)),
    };
  });
}

/** The list of all tags, in each language that has some. */
export const tagsKind: PageKind<TagsPage> = {
  known: ({ site: { addresses, languages }, entries }) =>
    languages
      .filter((language) => inLanguage(entries, language).some(({ tags }) => tags.length > 0))
      .map((language) => ({
        address: addresses.tags(language),
        language,
        claim: 'site',
        owner: `the list of tags (${language})`,
        subject: 'tags',
      })),
  pages: (parts) => languagesWithTags(parts).map((language) => tagsPage(language, parts)),
};

function tagsPage(language: string, parts: PageParts): TagsPage {
  const { addresses, in: local } = parts.site;
  const { texts } = local(language);
  const tags = parts.tags(language);
  const address = addresses.tags(language);
  const breadcrumb = [{ title: texts.glossary, address: addresses.home(language) }, { title: texts.tags }];
  const frame = parts.frameOf({
    language,
    title: texts.tags,
    description: `${texts.tags}: ${tags.map(({ title }) => title).join(', ')}`,
    address,
    inLanguages: languagesWithTags(parts).map((one) => ({ language: one, address: addresses.tags(one) })),
  });
  return {
    kind: 'tags',
    address,
    frame,
    jsonLd: collectionGraph({ frame, title: texts.tags, breadcrumb, terms: [] }, parts),
    breadcrumb,
    title: texts.tags,
    tags: tags.map(({ id, title, entries }) => ({
      title,
      address: addresses.tag(language, id),
      count: fillCount(texts.termCount, entries.length, language),
    })),
  };
}

function languagesWithTags({ site: { languages }, tags }: Pick<PageParts, 'site' | 'tags'>): string[] {
  return languages.filter((language) => tags(language).length > 0);
}

function inLanguage<E extends { language: string }>(entries: readonly E[], language: string): E[] {
  return entries.filter((entry) => entry.language === language);
}

/** The terms of a tag. */
export interface TagPage extends PageBase {
  kind: 'tag';
  breadcrumb: readonly Crumb[];
  title: string;
  introduction?: string;
  count: string;
  terms: readonly TermCard[];
  /** Whether they are too many to be seen at a glance. */
  isLong: boolean;
  /** Empty where one page holds them all. */
  parts: readonly PartLink[];
}

export interface TagsPage extends PageBase {
  kind: 'tags';
  breadcrumb: readonly Crumb[];
  title: string;
  tags: readonly { title: string; address: string; count: string }[];
}
