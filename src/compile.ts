import type { Content } from './source/content.ts';
import { START } from './diagnostics/position.ts';
import { nearest } from './diagnostics/nearest.ts';
import { problem, sortProblems, type Problem } from './diagnostics/problem.ts';
import { entryIdentity } from './entries/entry-identity.ts';
import type { Entry, OwnPageEntry } from './entries/entry.ts';
import { inherit } from './entries/inherit.ts';
import { parseEntry } from './entries/parse-entry.ts';
import { parsePage } from './entries/parse-page.ts';
import { checkAddresses, type KnownAddress } from './lexicon/check-addresses.ts';
import { checkNames } from './lexicon/check-names.ts';
import { checkReadings } from './lexicon/check-readings.ts';
import { checkTags } from './lexicon/check-tags.ts';
import { readPage, type PageReading } from './html/read-page.ts';
import type { LinkPolicy } from './links/decide/choose-links.ts';
import type { DecisionMemory } from './links/decide/decision-memory.ts';
import { linkPages, type LinkedPages } from './links/link-pages.ts';
import { buildAddressBook } from './links/read/address-book.ts';
import { siteNames, type NamedThings, type SiteNames } from './links/decide/site-names.ts';
import { buildGlossary } from './models/build-glossary.ts';
import type { Glossary } from './models/glossary.ts';
import { checkOlderPaths } from './models/pages/earlier-addresses.ts';
import { knownAddresses } from './models/page-kinds.ts';
import { readSettings } from './site/read-settings.ts';
import type { Site } from './site/site.ts';
import type { Yaml } from './source/read-yaml.ts';
import { append } from './source/append.ts';

export interface CompileOptions {
  /** Whether drafts are part of the site. */
  drafts?: boolean;
  /** A public address that replaces the one in the settings. */
  url?: string;
  /** Whether `url` is where the site is published: it makes no preview. */
  isPublic?: boolean;
  /** A policy of automatic links that replaces the one in the settings. */
  linking?: LinkPolicy;
}

export interface Compiled {
  /** Undefined if the settings can't be read. */
  glossary?: Glossary;
  /** The entries of the site in all languages; drafts only if asked for. */
  entries: readonly Entry[];
  pages: readonly OwnPageEntry[];
  /** Every link of the entries and pages; undefined if the settings can't be read. */
  linked?: LinkedPages;
  /** All problems of the content, sorted. */
  problems: Problem[];
}

/** The result of `prepare`: settings, entries, names and addresses, with the prose still unparsed. */
export interface Prepared {
  content: Content;
  site: Site;
  /** The YAML of the settings, for the places of problems. */
  settings: Yaml;
  entries: readonly Entry[];
  /** Drafts that are not part of this site. */
  drafts: readonly Entry[];
  pages: readonly OwnPageEntry[];
  names: SiteNames;
  policy: LinkPolicy;
  problems: readonly Problem[];
}

/**
 * Compiles a content folder into the glossary: everything that the site shows. A pure function.
 *
 * Content problems are returned, never thrown. The glossary is undefined only if the settings can't be read; it must not
 * be published if one of the problems is an error.
 */
export function compile(content: Content, options: CompileOptions = {}): Compiled {
  const prepared = prepare(content, options);
  if (!('site' in prepared)) return { entries: [], pages: [], problems: prepared.problems };
  const { site, names } = prepared;
  const readings = new Map(
    pagesOf(prepared).map((page) => [
      page,
      readPage(page, { site, names: names.in(page.language), assets: content.assets }),
    ]),
  );
  return finish(prepared, (page) => readings.get(page)!);
}

/** Results of earlier runs. */
export interface CompileMemory extends Pick<NamedThings, 'firstWords'> {
  /** Parses a term file, or returns the result of an earlier run. */
  parse: typeof parseEntry;
}

/**
 * The first of three steps (`prepare`, `readPage` for each page, `finish`): parses settings and frontmatter, and collects
 * the names and addresses that reading any page needs.
 * @returns only problems if the settings can't be read
 */
export function prepare(
  content: Content,
  options: CompileOptions,
  { parse, firstWords }: CompileMemory = { parse: parseEntry },
): Prepared | { problems: Problem[] } {
  const problems = [...content.problems];
  if (!content.settings) {
    return {
      problems: [problem('missing-settings', 'site.yaml', START, { folder: 'the content folder' }), ...problems],
    };
  }
  const settings = readSettings(content.settings, options.url, options.isPublic, content.layout, content.publicFiles);
  append(problems, settings.problems);
  if (!settings.site) return { problems: sortProblems(problems) };
  const { site } = settings;
  const { entries, drafts, pages } = readEntries(content, site, { ...options, parse }, problems);
  for (const language of site.languages) {
    const own = entries.filter((entry) => entry.language === language);
    append(problems, checkNames(own));
    append(problems, checkReadings(own, language));
    append(problems, checkTags(own, language, site));
  }
  const known = knownAddresses({ entries, pages, site, settings: settings.yaml! });
  append(problems, checkOlderPaths({ entries, pages, site, settings: settings.yaml! }));
  append(problems, checkAddresses(known, site));
  append(problems, checkPublicFiles(content.publicFiles, known, site));
  const book = buildAddressBook(entries, known, content.publicFiles, site);
  const names = siteNames({ entries, drafts, site, book, firstWords });
  return {
    content,
    site,
    settings: settings.yaml!,
    entries,
    drafts,
    pages,
    names,
    policy: options.linking ?? site.settings.linking,
    problems,
  };
}

/** The entries and own pages that `readPage` must read. Each can be read by itself, in any order. */
export function pagesOf({ entries, pages }: Prepared): (Entry | OwnPageEntry)[] {
  return [...entries, ...pages];
}

/**
 * The last of three steps: decides links and builds the glossary.
 * @param readingOf returns the result of `readPage`
 * @param memory the decisions of earlier runs
 */
export function finish(
  prepared: Prepared,
  readingOf: (page: Entry | OwnPageEntry) => PageReading,
  memory?: DecisionMemory,
): Compiled {
  const { content, site, settings, entries, drafts, pages, names, policy } = prepared;
  const linked = linkPages({ entries, drafts, pages, site, names, readingOf, policy, settings, memory });
  const built = buildGlossary({ entries, pages, site, linked, readingOf, assets: content.assets, settings });
  const ignored = new Set<string>(site.settings.ignoredRules);
  const problems = sortProblems(
    [...prepared.problems, ...linked.problems, ...built.problems].filter(({ rule }) => !ignored.has(rule)),
  );
  return { glossary: built.glossary, entries, pages, linked, problems };
}

/** Reports files of `public/` that take the place of a page: perhaps an old one that was kept for its address. */
function checkPublicFiles(publicFiles: readonly string[], known: readonly KnownAddress[], site: Site): Problem[] {
  const pages = publicFiles.filter((file) => file.endsWith('.html'));
  if (pages.length === 0) return [];
  const owners = new Map(known.map(({ address, owner }) => [`/${site.addresses.file(address)}`, owner]));
  return pages.flatMap((file) => {
    const owner = owners.get(file);
    return owner === undefined ? [] : [problem('replaced-page', `public${file}`, START, { owner })];
  });
}

/** Suggesting a name compares it with all others. */
const MOST_SUGGESTED = 100;

/** Reports translations whose file name no term of the default language has. */
function checkOriginals(entries: readonly Entry[], main: string): Problem[] {
  const alone = entries.filter(({ language, original }) => language !== main && !original);
  const ids = alone.length === 0 ? [] : entries.filter(({ language }) => language === main).map(({ id }) => id);
  return alone.map(({ file, id, language }, at) =>
    problem('no-original', file, START, {
      id,
      language,
      nearest: at < MOST_SUGGESTED ? nearest(id, ids) : undefined,
    }),
  );
}

/** Parses every term and own page, and adds their problems. The usable rest of a faulty file takes part in later checks. */
function readEntries(
  { terms, pages }: Content,
  site: Site,
  { drafts: withDrafts = false, parse }: CompileOptions & { parse: typeof parseEntry },
  problems: Problem[],
): { entries: Entry[]; drafts: Entry[]; pages: OwnPageEntry[] } {
  const all = terms.flatMap((file) => {
    const identity = entryIdentity(file.path, site.languages);
    const parsed = parse(file, identity, site.in(identity.language));
    append(problems, parsed.problems);
    return parsed.entry ?? [];
  });
  const own = pages.flatMap((file) => {
    const parsed = parsePage(file, entryIdentity(file.path, site.languages));
    append(problems, parsed.problems);
    return parsed.page ?? [];
  });
  if (terms.length === 0) problems.push(problem('no-terms', 'terms', START, {}));
  const joined = inherit(all, site.languages[0]!);
  problems.push(...checkOriginals(joined, site.languages[0]!));
  const isShown = ({ status }: Entry): boolean => withDrafts || status !== 'draft';
  return { entries: joined.filter(isShown), drafts: joined.filter((entry) => !isShown(entry)), pages: own };
}
