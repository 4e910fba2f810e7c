import type { Entry } from '../../entries/entry.ts';
import { nameKey } from '../../lexicon/lexicon.ts';
import { fill } from '../../site/placeholders.ts';
import { fillCount, type Category, type LocalSite, type Site } from '../../site/site.ts';
import type { Crumb, PageBase, PageKind, PageParts } from '../page-kind.ts';
import { collectionGraph } from '../structured-data.ts';
import { termLink, type TermCard } from '../term/term-link.ts';
import { categoryLinks, type CategoryLink } from './category-links.ts';
import { listPagesOf, partLinks, type PartLink } from './paging.ts';

/** At most this many terms on a page have their summaries. */
export const MOST_CARDS = 200;

/** With at most this many, a term is found by looking: the page needs no filter. */
export const FEW_CARDS = 30;

/** A category has a page in each language in which it has terms. */
export const categoryKind: PageKind<CategoryPage> = {
  known: ({ site, entries }) =>
    site.languages.flatMap((language) =>
      filledCategories(language, entries, site).map(({ id }) => ({
        address: site.addresses.category(language, id),
        language,
        claim: 'site',
        owner: `the page of the category "${id}"`,
        subject: `category ${id}`,
      })),
    ),
  pages: (parts) => {
    const filled = new Map(
      parts.site.languages.map((language) => [language, filledCategories(language, parts.entries, parts.site)]),
    );
    return parts.site.languages.flatMap((language) => {
      const terms = Map.groupBy(parts.order(language), (entry) => entry.category?.value);
      const links = categoryLinks(language, parts);
      const names = new Set(parts.order(language).map(({ term }) => nameKey(term.value, language)));
      return filled.get(language)!.flatMap((category) => {
        const { number } = links.find(({ id }) => id === category.id)!;
        const others = links.filter(({ id }) => id !== category.id);
        const inLanguages = parts.site.languages.filter((one) => filled.get(one)!.some(({ id }) => id === category.id));
        return pagesOfCategory(
          {
            category,
            number,
            entries: terms.get(category.id)!,
            inLanguages,
            others,
            isTerm: names.has(nameKey(category.title, language)),
          },
          language,
          parts,
        );
      });
    });
  },
};

export function filledCategories(language: string, entries: readonly Entry[], site: Site): readonly Category[] {
  const used = new Set(entries.flatMap((entry) => (entry.language === language ? (entry.category?.value ?? []) : [])));
  return site.in(language).categories.filter(({ id }) => used.has(id));
}

function pagesOfCategory(
  { category, number, entries, inLanguages, others, isTerm }: FilledCategory,
  language: string,
  parts: PageParts,
): CategoryPage[] {
  const { site, summaryOf } = parts;
  const { addresses } = site;
  const local = site.in(language);
  const cards = entries.map((entry) => ({ ...termLink(entry, site, language), summary: summaryOf(entry) }));
  // What is in it tells more than what the site says of itself on every page.
  const description = category.description ?? `${category.title}: ${cards.map(({ name }) => name).join(', ')}`;
  const spread = listPagesOf(cards, category.id, MOST_CARDS);
  return spread.map((part, index): CategoryPage => {
    const address = addresses.category(language, part.path);
    const { title } = category;
    const breadcrumb = [{ title: local.texts.glossary, address: addresses.home(language) }, { title }];
    const frame = parts.frameOf({
      language,
      title: part.range === '' ? title : `${title}: ${part.range}`,
      headTitle: headTitleOf(part.range === '' ? title : `${title}: ${part.range}`, isTerm, local),
      description: part.range === '' ? description : `${part.range} – ${description}`,
      address,
      inLanguages:
        index > 0 ? [] : inLanguages.map((one) => ({ language: one, address: addresses.category(one, category.id) })),
    });
    return {
      kind: 'category',
      address,
      frame,
      jsonLd: collectionGraph({ frame, title, breadcrumb, terms: part.items }, parts),
      lastChange: parts.latest(part.items),
      breadcrumb,
      number,
      title,
      introduction: index > 0 ? undefined : category.description,
      count: fillCount(local.texts.termCount, cards.length, language),
      terms: part.items,
      isLong: part.items.length > FEW_CARDS,
      parts: partLinks(spread, part, (path) => addresses.category(language, path)),
      others,
    };
  });
}

interface FilledCategory {
  category: Category;
  /** Its place in the settings, from 1 on. */
  number: number;
  entries: readonly Entry[];
  /** Those in which it has terms. */
  inLanguages: readonly string[];
  others: readonly CategoryLink[];
  /** Whether a term has its name. */
  isTerm: boolean;
}

/** A category with the name of a term says that it is one: both would have the same title. */
function headTitleOf(title: string, isTerm: boolean, { titles, texts, name }: LocalSite): string {
  return fill(titles.category, {
    category: isTerm ? fill(texts.categoryTitle, { category: title }) : title,
    site: name,
  });
}

export interface CategoryPage extends PageBase {
  kind: 'category';
  breadcrumb: readonly Crumb[];
  /** Its place in the settings, from 1 on. */
  number: number;
  title: string;
  introduction?: string;
  count: string;
  terms: readonly TermCard[];
  /** Whether they are too many to be seen at a glance. */
  isLong: boolean;
  /** Empty where one page holds them all. */
  parts: readonly PartLink[];
  others: readonly CategoryLink[];
}
