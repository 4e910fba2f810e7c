import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import { firstSentence } from '../../html/first-sentence.ts';
import type { RenderedBlock } from '../../html/render-blocks.ts';
import { fillCount, type Category, type Site } from '../../site/site.ts';
import { frameOf } from '../frame.ts';
import { categoryLinks } from './home-page.ts';
import { hasTermLink } from '../term/in-text.ts';
import type { CategoryLink, CategoryPage, MovedPage, NotFoundPage, OwnPage, SearchPage } from '../page.ts';
import { partLinks, partsOf } from './paging.ts';
import { dayOf, termLink, titleOf } from '../term/term-link.ts';

/** A page with so many summaries is long enough. */
const MOST_CARDS = 200;

/** So many of them are found by looking. */
const FEW_CARDS = 30;

/**
 * The pages of all categories, in their order.
 * @param entries all terms of the language, in alphabetical order
 */
export function categoryPages(
  entries: readonly Entry[],
  summaryOf: (entry: Entry) => string,
  at: { site: Site; language: string },
): CategoryPage[] {
  const local = at.site.in(at.language);
  const links = categoryLinks(entries, local, at.site);
  const terms = Map.groupBy(entries, (entry) => entry.category?.value);
  return local.categories.flatMap((category) =>
    pagesOfCategory(
      category,
      terms.get(category.id) ?? [],
      links.filter(({ id }) => id !== category.id),
      summaryOf,
      at,
    ),
  );
}

function pagesOfCategory(
  category: Category,
  entries: readonly Entry[],
  others: readonly CategoryLink[],
  summaryOf: (entry: Entry) => string,
  { site, language }: { site: Site; language: string },
): CategoryPage[] {
  const { addresses } = site;
  const local = site.in(language);
  const cards = entries.map((entry) => ({ ...termLink(entry, site, language), summary: summaryOf(entry) }));
  const description = category.description ?? local.description;
  const parts = partsOf(cards, category.id, MOST_CARDS);
  return parts.map((part, index): CategoryPage => {
    const address = addresses.category(language, part.path);
    return {
      kind: 'category',
      frame: frameOf(site, {
        language,
        title: part.range === '' ? category.title : `${category.title}: ${part.range}`,
        description: part.range === '' ? description : `${part.range} – ${description}`,
        address,
        inLanguages:
          index > 0
            ? []
            : site.languages.map((one) => ({ language: one, address: addresses.category(one, category.id) })),
      }),
      breadcrumb: [{ title: local.texts.glossary, address: addresses.home(language) }, { title: category.title }],
      title: category.title,
      introduction: index > 0 ? undefined : category.description,
      count: fillCount(local.texts.termCount, cards.length, language),
      terms: part.items,
      isLong: part.items.length > FEW_CARDS,
      parts: partLinks(parts, part, (path) => addresses.category(language, path)),
      others,
      data: {
        url: addresses.absolute(address),
        path: part.path,
        terms: part.items.map((card) => ({ name: card.name, url: addresses.absolute(card.address) })),
      },
    };
  });
}

/** @param versions the same page in every language that has it */
export function ownPage(
  page: OwnPageEntry,
  body: RenderedBlock,
  site: Site,
  versions: readonly OwnPageEntry[],
): OwnPage {
  const { addresses } = site;
  const { language, title, updated } = page;
  const { texts, name } = site.in(language);
  const address = addresses.page(language, page.slug.value);
  const description = page.description ?? (firstSentence(body.text, language) || `${title} – ${name}`);
  return {
    kind: 'own',
    frame: frameOf(site, {
      language,
      title,
      description,
      address,
      inLanguages: versions.map((one) => ({
        language: one.language,
        address: addresses.page(one.language, one.slug.value),
      })),
    }),
    breadcrumb: [{ title: texts.glossary, address: addresses.home(language) }, { title }],
    title,
    day: updated === undefined ? undefined : dayOf(updated, texts.updated, language),
    html: body.html,
    hasPreviews: hasTermLink(body.html),
    slug: page.slug.value,
    data: { url: addresses.absolute(address), updated },
  };
}

/** @param entries the terms of the default language, in alphabetical order */
export function notFoundPage(entries: readonly Entry[], site: Site): NotFoundPage {
  const language = site.languages[0]!;
  const local = site.in(language);
  const { texts } = local;
  return {
    kind: 'not-found',
    frame: frameOf(site, { language, title: texts.notFoundTitle, description: texts.notFoundText, robots: 'noindex' }),
    title: texts.notFoundTitle,
    text: texts.notFoundText,
    indexes: site.languages.map((one) => ({
      language: one,
      home: site.addresses.home(one),
      names: site.addresses.names(one),
    })),
    index: { title: texts.toIndex, address: site.addresses.home(language), isExternal: false },
    categories: categoryLinks(entries, local, site),
  };
}

/**
 * @param entries the terms of the language, in alphabetical order
 * @param fullText the folders of the full-text index
 */
export function searchPage(
  entries: readonly Entry[],
  fullText: readonly string[],
  language: string,
  site: Site,
): SearchPage {
  const { addresses } = site;
  const local = site.in(language);
  const { texts } = local;
  return {
    kind: 'search',
    frame: frameOf(site, {
      language,
      title: texts.search,
      description: texts.searchHelp,
      address: addresses.search(language),
      inLanguages: site.languages.map((one) => ({ language: one, address: addresses.search(one) })),
      robots: 'noindex',
      runsWasm: true,
    }),
    title: texts.search,
    help: texts.searchHelp,
    fullText,
    index: { title: texts.toIndex, address: addresses.home(language), isExternal: false },
    categories: categoryLinks(entries, local, site),
  };
}

/** What stands at an earlier address of a term: the way to where it is now. */
export function movedPage(entry: Entry, slug: string, site: Site): MovedPage {
  const { language } = entry;
  const { texts } = site.in(language);
  const target = termLink(entry, site, language);
  const frame = frameOf(site, {
    language,
    title: titleOf(entry),
    description: texts.movedTitle,
    address: target.address,
    robots: 'noindex',
  });
  return { kind: 'moved', frame, title: texts.movedTitle, target, slug };
}
