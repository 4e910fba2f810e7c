import { START } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { entryProse, prosesOf } from '../entries/entry-prose.ts';
import { buildLexicon, nameKeyIn, namesOf } from '../lexicon/lexicon.ts';
import type { Localized } from '../site/settings.ts';
import type { Site } from '../site/site.ts';
import type { Path, Yaml } from '../source/read-yaml.ts';
import { checkOwnAddress, type AddressBook } from './read/address-book.ts';
import { buildGraph, type Graph } from './graph/build-graph.ts';
import { checkLinks } from './graph/check-links.ts';
import type { LinkPolicy } from './decide/choose-links.ts';
import type { DecisionMemory } from './decide/decision-memory.ts';
import { linkMentions, type LinkedLanguage, type PageToLink } from './link-mentions.ts';
import type { Proposal } from './read/propose-names.ts';
import type { LinkReading } from './decide/read-links.ts';
import type { PageLinks } from './decide/reference.ts';
import { readReferences, resolveReferences, type ResolvingContext } from './decide/resolve-references.ts';
import type { NamedThings, SiteNames } from './decide/site-names.ts';
import { append } from '../source/append.ts';

/** Every link of a site. */
export interface LinkedPages {
  site: Site;
  names: SiteNames;
  graph(language: string): Graph;
  linksOf(page: Entry | OwnPageEntry): PageLinks;
  problems: Problem[];
}

/** The pages to link, and everything that linking them needs. */
export interface PagesToLink extends Pick<NamedThings, 'entries' | 'drafts' | 'site'> {
  pages: readonly OwnPageEntry[];
  names: SiteNames;
  readingOf(page: Entry | OwnPageEntry): LinkReading;
  /** The policy of automatic links. */
  policy: LinkPolicy;
  /** The YAML of the settings, for the places of problems. */
  settings: Yaml;
  /** The decisions of earlier runs. */
  memory?: DecisionMemory | undefined;
}

/**
 * Resolves the references of all pages, chooses their automatic links, and builds the graph of each language. Every
 * page must have been read. Problems with links are returned, in no order.
 */
export function linkPages({
  entries,
  pages,
  site,
  names,
  readingOf,
  policy,
  settings,
  memory,
}: PagesToLink): LinkedPages {
  const { book } = names;
  const pagesIn = (language: string): OwnPageEntry[] => pages.filter((page) => page.language === language);
  const problems = checkFields(entries, settings, site, book);
  const links = new Map<Entry | OwnPageEntry, PageLinks>();
  const mentioned = new Map<string, LinkedLanguage>();
  for (const language of site.languages) {
    const local = names.in(language);
    const { order, drafts, lexicon } = local;
    // References in other languages fall back to the terms of the default language.
    const fallback = language === site.languages[0] ? undefined : names.in(site.languages[0]!).lexicon;
    const context = {
      lexicon,
      fallback,
      language,
      drafts: new Set(drafts.flatMap((draft) => [draft.id, ...namesOf(draft).map(nameKeyIn(language))])),
    };
    const waiting = [...order, ...pagesIn(language)].map((page): PageToLink => {
      const reading = readingOf(page);
      const resolved = resolveReferences(
        { file: page.file, entry: 'term' in page ? page : undefined, references: reading.references },
        context,
      );
      append(problems, resolved.problems);
      return { page, reading, links: resolved.links };
    });
    if (drafts.length > 0)
      problems.push(
        ...checkDrafts(drafts, { ...context, lexicon: buildLexicon([...order, ...drafts]), drafts: new Set() }, site),
      );
    const found = linkMentions(waiting, local, { policy, book, memory });
    mentioned.set(language, found);
    for (const { page, links: own } of waiting) links.set(page, { ...own, ...found.linksOf(page) });
  }
  const graphs = new Map<string, Graph>();
  for (const language of site.languages) {
    const { order } = names.in(language);
    const { site: mentions, proposals } = mentioned.get(language)!;
    const graph = buildGraph(order, links as ReadonlyMap<Entry, PageLinks>);
    graphs.set(language, graph);
    problems.push(
      ...checkRelated(order, graph),
      ...checkLinks(order, pagesIn(language), links, { graph, policy, mentions }),
      ...proposals.map(problemOfProposal),
    );
  }
  return { site, names, graph: (language) => graphs.get(language)!, linksOf: (page) => links.get(page)!, problems };
}

/** Checks the references of drafts that aren't part of the site. They may refer to each other. */
function checkDrafts(drafts: readonly Entry[], context: ResolvingContext, site: Site): Problem[] {
  return drafts.flatMap((draft) => {
    const prose = entryProse(draft, site.in(draft.language).sections);
    const { references } = readReferences(prosesOf(prose));
    return [...prose.problems, ...resolveReferences({ file: draft.file, entry: draft, references }, context).problems];
  });
}

function problemOfProposal({ name, pages: [first, ...more], term }: Proposal): Problem {
  const count = more.length + 1;
  if (term) return problem('missing-alias', first!, START, { name, count, term: term.name });
  const files =
    more.length > 2 ? `${[first, ...more.slice(0, 1)].join(', ')} and ${count - 2} more` : [first, ...more].join(', ');
  return problem('missing-term', first!, START, { name, count, files });
}

/** Reports published terms without related ones. Terms that no page mentions either are reported as orphans instead. */
function checkRelated(entries: readonly Entry[], graph: Graph): Problem[] {
  return entries.flatMap((entry) => {
    const isFaulty = entry.related.length === 0 && entry.ownFields.includes('related');
    const isAlone =
      !entry.original &&
      entry.status === 'published' &&
      !isFaulty &&
      entry.related.length === 0 &&
      graph.related(entry).length === 0;
    return isAlone && graph.mentionedIn(entry).length > 0 ? [problem('no-related', entry.file, entry.term.at, {})] : [];
  });
}

/** Checks the site's own addresses in fields: the next steps of entries, and the links of the settings. */
function checkFields(
  entries: readonly Entry[],
  settings: Yaml,
  { settings: { language: main, navigation, footer, callToAction, categories } }: Site,
  book: AddressBook,
): Problem[] {
  const ofSettings: { url: Localized; path: Path }[] = [
    ...navigation.map(({ url }, index) => ({ url, path: ['navigation', index, 'url'] })),
    ...footer.map(({ url }, index) => ({ url, path: ['footer', index, 'url'] })),
    ...(callToAction ? [{ url: callToAction.url, path: ['callToAction', 'url'] }] : []),
    ...Object.entries(categories).flatMap(([id, { callToAction: own }]) =>
      own ? [{ url: own.url, path: ['categories', id, 'callToAction', 'url'] }] : [],
    ),
  ];
  const check = (url: string, language: string, path: Path): Problem[] =>
    checkOwnAddress(url, settings.file, settings.valueAt(path), book, language);
  return [
    ...ofSettings.flatMap(({ url, path }) =>
      typeof url === 'string'
        ? check(url, main, path)
        : Object.entries(url).flatMap(([language, one]) => check(one, language, [...path, language])),
    ),
    ...entries.flatMap((entry) =>
      entry.callToAction
        ? checkOwnAddress(entry.callToAction.url.value, entry.file, entry.callToAction.url.at, book, entry.language)
        : [],
    ),
    ...entries.flatMap((entry) =>
      entry.nextSteps.flatMap(({ url }) => checkOwnAddress(url.value, entry.file, url.at, book, entry.language)),
    ),
  ];
}
