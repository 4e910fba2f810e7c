import type { Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { checkLeads, fillPage, type HeadingsOf } from '../html/fill-page.ts';
import type { MediaFile } from '../html/picture.ts';
import type { Outline, PageReading } from '../html/read-page.ts';
import { homonymsIn } from '../lexicon/homonyms.ts';
import type { LinkedPages } from '../links/link-pages.ts';
import type { Site } from '../site/site.ts';
import type { Assets } from '../source/asset.ts';
import { memoize } from '../source/memoize.ts';
import { versioned } from '../source/versioned.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { brandOf, type Brand } from './cards/brand.ts';
import type { Card } from './cards/card.ts';
import { frameOf } from './frame.ts';
import type { Glossary } from './glossary.ts';
import { resolveLink } from './link.ts';
import type { PageParts } from './page-kind.ts';
import { makePages } from './page-kinds.ts';
import { letterGroups } from './pages/letter-groups.ts';
import { isIntroduction } from './pages/own-page.ts';
import { siteTags, tagLinks } from './term/site-tags.ts';
import { nameFiles } from './search/name-file.ts';
import { searchSource } from './search/search-source.ts';
import { sharedFrame } from './shared-frame.ts';
import { sharedImages, termImage } from './term/term-image.ts';
import { checkHeadTexts } from './term/check-head-texts.ts';
import { termLink } from './term/term-link.ts';
import { append } from '../source/append.ts';

export interface GlossaryParts {
  entries: readonly Entry[];
  pages: readonly OwnPageEntry[];
  site: Site;
  linked: LinkedPages;
  readingOf(page: Entry | OwnPageEntry): PageReading;
  assets: Assets;
  /** The settings as written, for the place of the logo. */
  settings: Yaml;
}

/** Every page of a site as plain data. Each language's order and graph exist already; nothing is computed per pair of terms. */
export function buildGlossary(given: GlossaryParts): { glossary: Glossary; problems: Problem[] } {
  const { entries, pages, site, linked, readingOf, assets } = given;
  const { book } = linked.names;
  const headings = headingsOf(given);
  const brand = brandOf(site, given.settings, assets);
  const parts = pageParts({ ...given, brand: brand.brand, headings });
  const [problems, media, cards] = [[...brand.problems], new Map<string, MediaFile>(), new Map<string, Card>()];
  const publish = (files: readonly MediaFile[]): void => files.forEach((file) => media.set(file.address, file));
  publish(brand.files);
  for (const page of [...entries, ...pages]) {
    const reading = readingOf(page);
    append(problems, reading.outline.problems);
    append(problems, checkLeads(page, reading, linked.linksOf(page), { book, addresses: site.addresses, headings }));
    publish(reading.outline.files);
  }
  append(problems, checkHeadTexts(site.languages.flatMap(parts.order), parts.summaryOf, site));
  for (const entry of site.languages.flatMap(parts.order)) {
    const image = parts.imageOf(entry);
    problems.push(...image.problems);
    publish(image.files);
    if (image.card) cards.set(image.card.png, image.card);
  }
  const glossary: Glossary = {
    site,
    pages: makePages(parts),
    names: site.languages.flatMap((language) => nameFiles(parts.order(language), language, site).files),
    search: site.languages.map((language) => {
      const own = pages.filter((page) => page.language === language && !isIntroduction(page, site.addresses));
      return searchSource(language, parts, own, readingOf);
    }),
    media: [...media.values()],
    cards: [...cards.values()],
  };
  return { glossary, problems };
}

function pageParts({
  entries,
  pages,
  site,
  brand,
  linked,
  readingOf,
  assets,
  headings,
}: GlossaryParts & { brand: Brand; headings: HeadingsOf }): PageParts {
  const { names } = linked;
  const order = (language: string): readonly Entry[] => names.in(language).order;
  const outlineOf = (page: Entry | OwnPageEntry): Outline => readingOf(page).outline;
  const summaryOf = memoize((entry: Entry) => entry.summary ?? outlineOf(entry).sentence);
  const shared = memoize((language: string) => versioned(sharedFrame(language, site, brand, names.book)));
  const tags = memoize((language: string) => siteTags(order(language), language, site));
  const tagsOf = memoize((language: string) => tagLinks(tags(language), language, site));
  const cards = entries.length > site.settings.theme.cards ? sharedImages(site) : undefined;
  return {
    site,
    brand,
    entries,
    pages,
    frameOf: (request) => frameOf(site, shared(request.language).value, request),
    shared,
    order,
    graph: linked.graph,
    homonyms: memoize((language) => homonymsIn(order(language))),
    tags,
    tagsOf: (entry) => tagsOf(entry.language)(entry),
    letters: memoize((language) => letterGroups(order(language), site.in(language), site)),
    link: (link, language) => resolveLink(link, language, site, names.book),
    termsIn: memoize((language) => {
      const link = memoize((entry: Entry) => versioned(termLink(entry, site, language)));
      const card = memoize((entry: Entry) => versioned({ ...link(entry).value, summary: summaryOf(entry) }));
      return { link, card };
    }),
    inLanguages: translations(entries, pages, site),
    summaryOf,
    imageOf: memoize((entry) => termImage(entry, summaryOf(entry), cards, site, assets)),
    outlineOf,
    proseOf: (page) => {
      const context = { site, names: names.in(page.language), assets };
      return fillPage({
        page,
        reading: readingOf(page),
        links: linked.linksOf(page),
        book: names.book,
        context,
        headings,
      });
    },
    latest: latestIn(entries, site),
  };
}

/** The headings of each page, for links to them. */
function headingsOf({ entries, pages, readingOf, site: { addresses } }: GlossaryParts): HeadingsOf {
  const byAddress = new Map<string, Entry | OwnPageEntry>([
    ...entries.map((entry): [string, Entry] => [addresses.term(entry.language, entry.slug.value), entry]),
    ...pages.map((page): [string, OwnPageEntry] => [addresses.page(page.language, page.slug.value), page]),
  ]);
  return memoize((address: string) => {
    const page = byAddress.get(address);
    if (!page) return undefined;
    const { ids, anchors } = readingOf(page).outline;
    return [...Object.values(ids).flat(), ...anchors].filter((id) => id !== '');
  });
}

/** Translations of a page have its file name. */
function translations(
  entries: readonly Entry[],
  pages: readonly OwnPageEntry[],
  { addresses, languages }: Site,
): PageParts['inLanguages'] {
  const inOrder = <P extends Entry | OwnPageEntry>(all: readonly P[]): P[] =>
    [...all].sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language));
  const placed = [
    ...inOrder(entries).map((entry) => ({ page: entry, address: addresses.term(entry.language, entry.slug.value) })),
    ...inOrder(pages).map((page) => ({ page, address: addresses.page(page.language, page.slug.value) })),
  ];
  const keyOf = (page: Entry | OwnPageEntry): string => `${'term' in page ? 'term' : 'page'} ${page.id}`;
  const byKey = Map.groupBy(placed, ({ page }) => keyOf(page));
  return (asked) => byKey.get(keyOf(asked))!.map(({ page: { language }, address }) => ({ language, address }));
}

function latestIn(entries: readonly Entry[], { addresses }: Site): PageParts['latest'] {
  const shown = entries.filter(({ status }) => status !== 'draft');
  const days = new Map(
    shown.map(({ language, slug, updated, published }) => [addresses.term(language, slug.value), updated ?? published]),
  );
  return (terms) =>
    terms
      .flatMap(({ address }) => days.get(address) ?? [])
      .sort()
      .at(-1);
}
