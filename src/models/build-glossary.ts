import type { Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { checkAddressSlots } from '../html/fill-page.ts';
import type { MediaFile } from '../html/picture.ts';
import type { PageReading } from '../html/read-page.ts';
import { homonymsIn } from '../lexicon/homonyms.ts';
import type { LinkedPages } from '../links/link-pages.ts';
import type { Site } from '../site/site.ts';
import type { Assets } from '../source/asset.ts';
import { memoize } from '../source/memoize.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { brandOf } from './cards/brand.ts';
import type { Card } from './cards/card.ts';
import type { Glossary } from './glossary.ts';
import { mapDrawing } from './map/map-drawing.ts';
import type { PageParts } from './page-kind.ts';
import { makePages } from './page-kinds.ts';
import { letterGroups } from './pages/letter-groups.ts';
import { publishedSite, type PublishedSite } from './published-site.ts';
import { fullTextParts } from './search/full-text.ts';
import { nameFiles } from './search/name-file.ts';
import { summaryFile } from './search/summary-file.ts';
import { sharedImages, termImage } from './term/term-image.ts';

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
  const { entries, pages, linked, readingOf, assets } = given;
  const { book } = linked.names;
  const brand = brandOf(given.site, given.settings, assets);
  const site = publishedSite(given.site, brand, book);
  const parts = pageParts({ ...given, site });
  const [problems, media, cards] = [[...brand.problems], new Map<string, MediaFile>(), new Map<string, Card>()];
  const publish = (files: readonly MediaFile[]): void => files.forEach((file) => media.set(file.address, file));
  publish(brand.files);
  for (const page of [...entries, ...pages]) {
    const reading = readingOf(page);
    problems.push(...reading.outline.problems, ...checkAddressSlots(page, reading, book));
    publish(reading.outline.files);
  }
  for (const entry of site.languages.flatMap(parts.order)) {
    const image = parts.imageOf(entry);
    problems.push(...image.problems);
    publish(image.files);
    if (image.card) cards.set(image.card.png, image.card);
  }
  const glossary: Glossary = {
    site: given.site,
    pages: makePages(parts),
    drawings: site.languages.map((language) => parts.map(language).file),
    names: site.languages.flatMap((language) => {
      const own = nameFiles(parts.order(language), language, site);
      const summaries = summaryFile(parts.order(language), own, parts.summaryOf, language, site);
      return summaries ? [...own.files, summaries] : own.files;
    }),
    fullText: site.languages.flatMap(parts.fullText),
    media: [...media.values()],
    cards: [...cards.values()],
  };
  return { glossary, problems };
}

function pageParts({
  entries,
  pages,
  site,
  linked,
  readingOf,
  assets,
}: GlossaryParts & { site: PublishedSite }): PageParts {
  const order = (language: string): readonly Entry[] => linked.names.in(language).order;
  const summaries = new Map(entries.map((entry) => [entry, entry.summary ?? readingOf(entry).outline.sentence]));
  const summaryOf = (entry: Entry): string => summaries.get(entry)!;
  const shared = entries.length > site.settings.theme.cards ? sharedImages(site) : undefined;
  const days = new Map(
    entries
      .filter(({ status }) => status !== 'draft')
      .map(({ language, slug, updated, published }) => [
        site.addresses.term(language, slug.value),
        updated ?? published,
      ]),
  );
  return {
    site,
    entries,
    pages,
    order,
    graph: linked.graph,
    homonyms: memoize((language) => homonymsIn(order(language))),
    letters: memoize((language) => letterGroups(order(language), site.in(language), site)),
    fullText: memoize((language) => {
      const own = pages.filter((page) => page.language === language);
      return fullTextParts(order(language), own, language, site);
    }),
    map: memoize((language) => mapDrawing(order(language), linked.graph(language), language, site)),
    versions: versionsIn([...entries, ...pages], site.languages),
    summaryOf,
    imageOf: memoize((entry) => termImage(entry, summaryOf(entry), shared, site, assets)),
    filled: (page) => {
      const context = { site, names: linked.names.in(page.language), assets };
      return { page, reading: readingOf(page), links: linked.linksOf(page), book: linked.names.book, context };
    },
    latest: (terms) =>
      terms
        .flatMap(({ address }) => days.get(address) ?? [])
        .sort()
        .at(-1),
  };
}

/** Translations of a page have its file name. */
function versionsIn(all: readonly (Entry | OwnPageEntry)[], languages: readonly string[]): PageParts['versions'] {
  const rank = ({ language }: Entry | OwnPageEntry): number => languages.indexOf(language);
  const keyOf = (page: Entry | OwnPageEntry): string => `${'term' in page ? 'term' : 'page'} ${page.id}`;
  const versions = Map.groupBy(
    [...all].sort((a, b) => rank(a) - rank(b)),
    keyOf,
  );
  return (page) => versions.get(keyOf(page))!;
}
