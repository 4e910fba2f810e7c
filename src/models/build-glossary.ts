import type { Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { checkAddressSlots, fillPage, type FilledPage } from '../html/fill-page.ts';
import type { MediaFile } from '../html/picture.ts';
import type { PageReading } from '../html/read-page.ts';
import { homonymsIn, type Homonyms } from '../lexicon/homonyms.ts';
import type { LinkedPages } from '../links/link-pages.ts';
import type { Site } from '../site/site.ts';
import type { Assets } from '../source/asset.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { brandOf } from './cards/brand.ts';
import type { Card } from './cards/card.ts';
import { fullTextParts } from './search/full-text.ts';
import type { Glossary } from './glossary.ts';
import { homePage } from './pages/home-page.ts';
import { letterGroups, letterPages } from './pages/letter-pages.ts';
import { mapOf } from './map/map-page.ts';
import type { NameFiles } from './search/name-file.ts';
import { categoryPages, movedPage, notFoundPage, ownPage, searchPage } from './pages/other-pages.ts';
import type { OwnPage, SensesPage, TermSheet } from './page.ts';
import { sensesPage } from './pages/senses-page.ts';
import { summaryFile } from './search/summary-file.ts';
import { sharedImages, termImage } from './term/term-image.ts';
import { termSheet } from './term/term-sheet.ts';
import { marksOf } from './term/term-version.ts';

export interface GlossaryParts {
  entries: readonly Entry[];
  pages: readonly OwnPageEntry[];
  site: Site;
  linked: LinkedPages;
  readingOf(page: Entry | OwnPageEntry): PageReading;
  /** What the search reads, language by language. */
  names: ReadonlyMap<string, NameFiles>;
  assets: Assets;
  /** The settings as written, for the place of the logo. */
  settings: Yaml;
}

/** Every page of a site as plain data. Each language's order and graph exist already; nothing is computed per pair of terms. */
export function buildGlossary({
  entries,
  pages,
  site: plain,
  linked,
  readingOf,
  names,
  assets,
  settings,
}: GlossaryParts): { glossary: Glossary; problems: Problem[] } {
  const problems: Problem[] = [];
  const inOrder = (language: string): readonly Entry[] => linked.names.in(language).order;
  const media = new Map<string, MediaFile>();
  const cards = new Map<string, Card>();
  const publish = (files: readonly MediaFile[]): void => files.forEach((file) => media.set(file.address, file));
  const brand = brandOf(plain, settings, assets);
  problems.push(...brand.problems);
  publish(brand.files);
  const site: Site = { ...plain, brand: brand.brand };
  const filled = (page: Entry | OwnPageEntry): FilledPage => {
    const context = { site: plain, names: linked.names.in(page.language), assets };
    return { page, reading: readingOf(page), links: linked.linksOf(page), book: linked.names.book, context };
  };
  for (const page of [...entries, ...pages]) {
    const reading = readingOf(page);
    problems.push(...reading.outline.problems, ...checkAddressSlots(page, reading, linked.names.book));
    publish(reading.outline.files);
  }
  // Asked for on every page that shows the term.
  const summaries = new Map(entries.map((entry) => [entry, entry.summary ?? readingOf(entry).outline.sentence]));
  const summaryOf = (entry: Entry): string => summaries.get(entry)!;
  const marks = marksOf(site, summaryOf);

  const rank = ({ language }: { language: string }): number => site.languages.indexOf(language);
  const termVersions = Map.groupBy(
    [...entries].sort((a, b) => rank(a) - rank(b)),
    ({ id }) => id,
  );
  const pageVersions = Map.groupBy(
    [...pages].sort((a, b) => rank(a) - rank(b)),
    ({ id }) => id,
  );
  const homonyms = new Map(site.languages.map((language) => [language, homonymsIn(inOrder(language))]));
  const shared = entries.length > site.settings.theme.cards ? sharedImages(site) : undefined;
  const terms = site.languages.flatMap((language) => {
    const order = inOrder(language);
    const sharing = new Map(homonyms.get(language)!.flatMap(({ entries: same }) => same.map((entry) => [entry, same])));
    return order.map((entry, index): TermSheet => {
      const image = termImage(entry, summaryOf(entry), shared, site, assets);
      problems.push(...image.problems);
      publish(image.files);
      if (image.card) cards.set(image.card.png, image.card);
      const { picture, preview } = image;
      const versions = termVersions.get(entry.id)!;
      const otherSenses = (sharing.get(entry) ?? []).filter((other) => other !== entry);
      const parts = {
        graph: linked.graph(language),
        otherSenses,
        previous: order[index - 1],
        next: order[index + 1],
        summaryOf,
        picture,
        preview,
        versions,
      };
      return termSheet(entry, site, parts, marks, filled(entry));
    });
  });
  const maps = site.languages.map((language) => mapOf(inOrder(language), linked.graph(language), language, site));
  const groups = new Map(
    site.languages.map((language) => [language, letterGroups(inOrder(language), site.in(language), site)]),
  );
  const fullText = new Map(
    site.languages.map((language) => [
      language,
      fullTextParts(
        inOrder(language),
        pages.filter((page) => page.language === language),
        language,
        site,
      ),
    ]),
  );
  // A language without a page of its own looks through those of the default language.
  const searched = (language: string): string[] =>
    [fullText.get(language)!, fullText.get(site.languages[0]!)!]
      .find(({ length }) => length > 0)
      ?.map(({ folder }) => folder) ?? [];
  const glossary: Glossary = {
    site,
    logo: brand.publisherLogo && site.addresses.absolute(brand.publisherLogo),
    homes: site.languages.map((language) => homePage(inOrder(language), groups.get(language)!, language, site)),
    terms,
    letters: site.languages.flatMap((language) =>
      letterPages(inOrder(language), groups.get(language)!, language, site),
    ),
    categories: site.languages.flatMap((language) => categoryPages(inOrder(language), summaryOf, { site, language })),
    senses: sensesPages(homonyms, site, summaryOf),
    pages: pages.map((page): OwnPage =>
      ownPage(page, fillPage(filled(page)).body[0]!, site, pageVersions.get(page.id)!),
    ),
    moved: entries.flatMap((entry) => entry.formerly.map(({ value }) => movedPage(entry, value, site))),
    notFound: notFoundPage(inOrder(site.languages[0]!), site),
    searches: site.languages.map((language) => searchPage(inOrder(language), searched(language), language, site)),
    maps: maps.map(({ page }) => page),
    drawings: maps.map(({ drawing }) => drawing),
    names: site.languages.flatMap((language) => {
      const own = names.get(language)!;
      const summaries = summaryFile(inOrder(language), own, summaryOf, language, site);
      return summaries ? [...own.files, summaries] : own.files;
    }),
    fullText: [...fullText.values()].flat(),
    media: [...media.values()],
    cards: [...cards.values()],
  };
  return { glossary, problems };
}

function sensesPages(
  homonyms: ReadonlyMap<string, Homonyms[]>,
  site: Site,
  summaryOf: (entry: Entry) => string,
): SensesPage[] {
  const listed = [...homonyms].flatMap(([language, groups]) =>
    groups.flatMap((group) => (group.slug === undefined ? [] : [{ language, group, slug: group.slug }])),
  );
  const bySlug = Map.groupBy(listed, ({ slug }) => slug);
  return listed.map(({ language, group, slug }) => {
    const languages = bySlug.get(slug)!.map((other) => other.language);
    return sensesPage(group, slug, language, { site, summaryOf, languages });
  });
}
