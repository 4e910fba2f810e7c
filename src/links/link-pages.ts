import { START } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { buildLexicon, nameKey, namesOf, type Lexicon } from '../lexicon/lexicon.ts';
import type { Prose } from '../prose/parse-prose.ts';
import type { LocalSite, Site } from '../site/site.ts';
import type { Yaml } from '../source/read-yaml.ts';
import { buildAddressBook, checkOwnAddress, type AddressBook } from './address-book.ts';
import { buildGraph, type Graph } from './build-graph.ts';
import { checkLinks } from './check-links.ts';
import type { LinkPolicy } from './choose-links.ts';
import { linkMentions, type WaitingPage } from './link-mentions.ts';
import type { Proposal } from './propose-names.ts';
import type { PageLinks } from './reference.ts';
import { resolveReferences } from './resolve-references.ts';

/** Every link of a site, resolved. */
export interface LinkedPages {
  book: AddressBook;
  /** The terms of a language, in alphabetical order. */
  inOrder(language: string): readonly Entry[];
  graph(language: string): Graph;
  linksOf(page: Entry | OwnPageEntry): PageLinks;
  problems: Problem[];
}

export interface UnlinkedPages {
  entries: readonly Entry[];
  /** Drafts that are not part of this site: they are checked, but nothing may refer to them. */
  drafts: readonly Entry[];
  pages: readonly OwnPageEntry[];
  site: Site;
  /** Of automatic links. */
  policy: LinkPolicy;
  /** The settings as written, for the places of their links. */
  settings: Yaml;
  /** The files that the owner publishes as they are, as `/path`. */
  publicFiles: readonly string[];
}

export function linkPages({ entries, drafts, pages, site, policy, settings, publicFiles }: UnlinkedPages): LinkedPages {
  const book = buildAddressBook(entries, pages, publicFiles, site);
  const problems = checkFields(entries, settings, site, book);
  const links = new Map<Entry | OwnPageEntry, PageLinks>();
  const orders = new Map<string, readonly Entry[]>();
  const graphs = new Map<string, Graph>();
  let fallback: Lexicon | undefined;
  // The default language comes first: the others fall back on its terms.
  for (const language of site.languages) {
    const order = inAlphabet(entries.filter((entry) => entry.language === language), site.in(language).collator);
    const ownDrafts = drafts.filter((entry) => entry.language === language);
    const lexicon = buildLexicon(order);
    const context = { lexicon, fallback, drafts: new Set(ownDrafts.flatMap((draft) => [draft.id, ...namesOf(draft).map(nameKey)])) };
    const ownPages = pages.filter((page) => page.language === language);
    const waiting = [...order, ...ownPages].map((page): WaitingPage => {
      const entry = 'term' in page ? page : undefined;
      const proses = 'term' in page ? prosesOf(page) : [page.body];
      const resolved = resolveReferences({ file: page.file, entry, proses }, context);
      problems.push(...resolved.problems);
      return { page, proses, links: resolved.links };
    });
    // A draft may refer to a draft: they will be published together.
    const withDrafts = { lexicon: buildLexicon([...order, ...ownDrafts]), fallback, drafts: new Set<string>() };
    for (const draft of ownDrafts) {
      problems.push(...resolveReferences({ file: draft.file, entry: draft, proses: prosesOf(draft) }, withDrafts).problems);
    }
    const mentioned = linkMentions(waiting, { shown: order, drafts: ownDrafts }, language, policy, book, ownNames(site.in(language)));
    for (const { page, links: own } of waiting) links.set(page, { ...own, ...mentioned.linksOf(page) });
    orders.set(language, order);
    fallback ??= lexicon;
    const graph = buildGraph(order, links as ReadonlyMap<Entry, PageLinks>);
    graphs.set(language, graph);
    problems.push(...checkRelated(order, graph), ...checkLinks(order, ownPages, links, graph, policy, mentioned.site), ...mentioned.proposals.map(proposed));
  }
  return {
    book,
    inOrder: (language) => orders.get(language)!,
    graph: (language) => graphs.get(language)!,
    linksOf: (page) => links.get(page)!,
    problems,
  };
}

/** The prose of an entry, part by part. */
export function prosesOf({ definition, sections, faq }: Entry): Prose[] {
  return [definition, ...sections.map(({ prose }) => prose), ...faq.map(({ answer }) => answer)];
}

function ownNames({ name, product, publisher }: LocalSite): string[] {
  return [name, product?.name ?? '', publisher?.name ?? ''];
}

function proposed({ name, pages: [first, ...more], term }: Proposal): Problem {
  const count = more.length + 1;
  if (term) return problem('missing-alias', first!, START, { name, count, term: term.name });
  const files = more.length > 2 ? `${[first, ...more.slice(0, 1)].join(', ')} and ${count - 2} more` : [first, ...more].join(', ');
  return problem('missing-term', first!, START, { name, count, files });
}

function inAlphabet(entries: readonly Entry[], collator: Intl.Collator): Entry[] {
  return [...entries].sort(
    (a, b) => collator.compare(a.term.value, b.term.value) || collator.compare(a.sense ?? '', b.sense ?? '') || (a.id < b.id ? -1 : 1),
  );
}

/** What nobody mentions either is reported as an orphan. */
function checkRelated(entries: readonly Entry[], graph: Graph): Problem[] {
  return entries.flatMap((entry) => {
    const isFaulty = entry.related.length === 0 && entry.given.includes('related');
    const isAlone = !entry.original && entry.status === 'published' && !isFaulty && entry.related.length === 0 && graph.related(entry).length === 0;
    return isAlone && graph.mentionedIn(entry).length > 0 ? [problem('no-related', entry.file, entry.term.at, {})] : [];
  });
}

/** Addresses of this site that stand in fields: next steps, and the links of the settings. */
function checkFields(entries: readonly Entry[], settings: Yaml, { settings: { language, navigation, footer, callToAction } }: Site, book: AddressBook): Problem[] {
  const ofSettings = [
    ...navigation.map(({ url }, index) => ({ url, path: ['navigation', index, 'url'] })),
    ...footer.map(({ url }, index) => ({ url, path: ['footer', index, 'url'] })),
    ...(callToAction ? [{ url: callToAction.url, path: ['callToAction', 'url'] }] : []),
  ];
  return [
    ...ofSettings.flatMap(({ url, path }) => checkOwnAddress(url, settings.file, settings.valueAt(path), book, language)),
    ...entries.flatMap((entry) => entry.nextSteps.flatMap(({ url }) => checkOwnAddress(url.value, entry.file, url.at, book, entry.language))),
  ];
}
