import type { Entry } from '../../entries/entry.ts';
import { isOutdated } from '../../entries/inherit.ts';
import type { Picture } from '../../html/picture.ts';
import type { Outline, PageBlocks } from '../../html/read-page.ts';
import type { Graph } from '../../links/graph/build-graph.ts';
import { fill, type LocalSite, type Site } from '../../site/site.ts';
import { frameOf, linkOf, type Link, type OpenGraph } from '../frame.ts';
import type { Crumb, PageBase } from '../page-kind.ts';
import type { PublishedSite } from '../published-site.ts';
import { citationOf, type Citation } from './citation.ts';
import { hasTermLink } from './in-text.ts';
import { neighbourhoodOf, type Neighbourhood } from './neighbourhood.ts';
import { dayOf, termLink, titleOf, type Day, type TermCard, type TermLink } from './term-link.ts';

/** What a term page is made of besides its entry. */
export interface TermParts {
  graph: Graph;
  /** The other terms of its name. */
  otherSenses: readonly Entry[];
  /** The neighbours in the alphabet. */
  previous?: Entry;
  next?: Entry;
  picture?: Picture;
  preview: NonNullable<OpenGraph['image']>;
  /** What every entry is in one sentence. */
  summaryOf(entry: Entry): string;
  /** The same term in every language that has it, in the order of the languages. */
  versions: readonly Entry[];
}

/** All of a term page that is known before its prose is set. */
export type TermPageFrame = Omit<TermPage, 'jsonLd' | 'definitionHtml' | 'sections' | 'questions' | 'hasPreviews'>;

export function termPageFrame(entry: Entry, site: PublishedSite, parts: TermParts, outline: Outline): TermPageFrame {
  const { addresses } = site;
  const { language, slug } = entry;
  const local = site.in(language);
  const { texts } = local;
  const address = addresses.term(language, slug.value);
  const category = categoryOf(entry, site);
  const description = parts.summaryOf(entry);
  const link = (other: Entry): TermLink => termLink(other, site, language);
  const { ids } = outline;
  const headed = <T>(isShown: boolean, [id]: readonly string[], title: string, rest: T): (Heading & T) | undefined =>
    isShown ? { id: id!, title, ...rest } : undefined;
  const { callToAction } = local;
  const related = parts.graph.related(entry);
  const mentionedIn = parts.graph.mentionedIn(entry);
  const around = neighbourhoodOf(entry, parts.graph, site);
  return {
    kind: 'term',
    address,
    frame: frameOf(site, {
      language,
      title: titleOf(entry),
      description,
      address,
      inLanguages: addressesOf(parts.versions, site),
      robots: robotsOf(entry),
      openGraph: { type: 'article', image: parts.preview, publishedTime: entry.published, modifiedTime: entry.updated },
    }),
    breadcrumb: crumbs(entry, category, site),
    name: entry.term.value,
    abbreviation: entry.abbreviation,
    sense: entry.sense,
    aliases: entry.aliases.map(({ value }) => value),
    otherSenses: parts.otherSenses.map(link),
    summary: entry.summary,
    byline: bylineOf(entry, local),
    days: daysOf(entry, local),
    notices: noticesOf(entry, parts.graph, local, link),
    picture: parts.picture,
    contents: contentsOf(entry, local, outline, related.length > 0),
    related: headed(related.length > 0, ids.related, texts.related, {
      terms: related.map((other): TermCard => ({ ...link(other), summary: parts.summaryOf(other) })),
    }),
    around: around && headed(true, ids.around, texts.around, around),
    mentionedIn: headed(mentionedIn.length > 0, ids.mentionedIn, texts.mentionedIn, { terms: mentionedIn.map(link) }),
    sources: headed(entry.sources.length > 0, ids.sources, texts.sources, {
      links: entry.sources.map((source) => linkOf(site, source, language)),
    }),
    callToAction:
      callToAction &&
      headed(true, ids.callToAction, callToAction.title, {
        text: callToAction.text,
        label: callToAction.label,
        address: linkOf(site, callToAction, language).address,
        isExternal: linkOf(site, callToAction, language).isExternal,
      }),
    nextSteps: headed(entry.nextSteps.length > 0, ids.nextSteps, texts.nextSteps, {
      kicker: texts.nextStepsKicker,
      links: entry.nextSteps.map(({ title, url, text }) => ({
        ...linkOf(site, { title, url: url.value }, language),
        text,
      })),
    }),
    previous: parts.previous && link(parts.previous),
    next: parts.next && link(parts.next),
    actions: actionsOf(entry, site, local),
    citation: citationOf(entry, addresses.absolute(address), local),
    data: termData(entry, site, parts),
  };
}

/** The facts of a term for machines. */
export function termData(
  entry: Entry,
  site: Site,
  { summaryOf, preview }: Pick<TermParts, 'summaryOf' | 'preview'>,
): TermData {
  const { addresses } = site;
  const { language, slug } = entry;
  const category = categoryOf(entry, site);
  return {
    id: entry.id,
    slug: slug.value,
    language,
    url: addresses.absolute(addresses.term(language, slug.value)),
    description: summaryOf(entry),
    category: category && {
      id: category.id,
      title: category.title,
      url: addresses.absolute(addresses.category(language, category.id)),
    },
    published: entry.published,
    updated: entry.updated,
    reviewed: entry.reviewed,
    sameAs: entry.sameAs,
    image: { url: preview.url, width: preview.width, height: preview.height },
    imageAlternative: preview.alternative,
  };
}

/** Where the same term stands in the languages that have it. */
export function addressesOf(versions: readonly Entry[], { addresses }: Site): { language: string; address: string }[] {
  return versions.map(({ language, slug }) => ({ language, address: addresses.term(language, slug.value) }));
}

export function robotsOf({ status }: Entry): string | undefined {
  return status === 'draft' ? 'noindex' : undefined;
}

function categoryOf({ language, category }: Entry, site: Site): { id: string; title: string } | undefined {
  return site.in(language).categories.find(({ id }) => id === category?.value);
}

/** The rest of it. */
export function termPageProse(
  frame: TermPageFrame,
  { questions, language }: Entry,
  site: Site,
  { titles }: Outline,
  blocks: PageBlocks,
): Omit<TermPage, keyof TermPageFrame | 'jsonLd'> {
  const { texts } = site.in(language);
  return {
    definitionHtml: blocks.definition[0]!.html,
    sections: blocks.sections.map(({ id, html }, index) => ({ title: titles[index]!, id, html })),
    questions:
      questions.length > 0
        ? {
            id: blocks.questions[0]!.id,
            title: texts.questions,
            items: questions.map(({ value }, index) => ({ ...blocks.items[index]!, title: value })),
          }
        : undefined,
    hasPreviews:
      [
        frame.otherSenses,
        frame.mentionedIn?.terms ?? [],
        [frame.previous, frame.next].filter((other) => other !== undefined),
      ].some(({ length }) => length > 0) ||
      [...blocks.definition, ...blocks.sections, ...blocks.items].some(({ html }) => hasTermLink(html)),
  };
}

function crumbs(
  entry: Entry,
  category: { id: string; title: string } | undefined,
  { addresses, in: local }: Site,
): Crumb[] {
  const { language } = entry;
  return [
    { title: local(language).texts.glossary, address: addresses.home(language) },
    ...(category ? [{ title: category.title, address: addresses.category(language, category.id) }] : []),
    { title: titleOf(entry) },
  ];
}

/** Each day that says something of its own: an update on the day of publication doesn't. */
function daysOf({ published, updated, reviewed, language }: Entry, { texts }: LocalSite): Day[] {
  const days: Day[] = [];
  if (published) days.push(dayOf(published, texts.published, language));
  if (updated && updated !== published) days.push(dayOf(updated, texts.updated, language));
  if (reviewed) days.push(dayOf(reviewed, texts.reviewed, language));
  return days;
}

function bylineOf({ authors, language }: Entry, { texts }: LocalSite): TermPage['byline'] {
  if (authors.length === 0) return undefined;
  const format = new Intl.ListFormat(language, { type: 'conjunction' });
  const names = authors.map(({ name }) => name);
  const [before = '', after = ''] = texts.writtenBy.split('{names}');
  let author = 0;
  const parts = format.formatToParts(names).map(({ type, value }) => ({
    text: value,
    url: type === 'element' ? authors[author++]?.url : undefined,
  }));
  const all = [{ text: before }, ...parts, { text: after }].filter(({ text }) => text !== '');
  return { text: fill(texts.writtenBy, { names: format.format(names) }), parts: all, authors };
}

function noticesOf(
  entry: Entry,
  graph: Graph,
  { texts }: LocalSite,
  link: (entry: Entry) => TermLink,
): TermPage['notices'] {
  const notices: TermPage['notices'][number][] = [];
  const say = (kind: TermPage['notices'][number]['kind'], text: string, term?: Entry): void => {
    const [before = '', after = ''] = text.split('{term}');
    notices.push({ kind, before, ...(term ? { term: link(term) } : {}), after });
  };
  const replacement = graph.replacement(entry);
  if (entry.status === 'draft') say('draft', texts.draft);
  if (entry.status === 'deprecated')
    say('deprecated', replacement ? texts.deprecatedInFavourOf : texts.deprecated, replacement);
  if (isOutdated(entry)) say('outdated', texts.outdated, entry.original);
  return notices;
}

/** A page of more words has a table of contents. */
const LONG = 450;

function contentsOf(
  { questions, sources }: Entry,
  { texts }: LocalSite,
  { ids, titles, length }: Outline,
  hasRelated: boolean,
): Heading[] {
  if (length < LONG) return [];
  const later = [
    { isShown: questions.length > 0, id: ids.questions[0]!, title: texts.questions },
    { isShown: hasRelated, id: ids.related[0]!, title: texts.related },
    { isShown: sources.length > 0, id: ids.sources[0]!, title: texts.sources },
  ];
  return [
    ...titles.map((title, index) => ({ title, id: ids.sections[index]! })),
    ...later.flatMap(({ isShown, id, title }) => (isShown ? [{ title, id }] : [])),
  ];
}

function actionsOf(entry: Entry, { settings: { repository } }: Site, { texts }: LocalSite): Link[] {
  if (!repository) return [];
  const parts = [repository.url, repository.editPath, entry.file].map((part) => part.replace(/^\/+|\/+$/gu, ''));
  const edit: Link = { title: texts.edit, address: encodeURI(parts.join('/')), isExternal: true };
  const issues = issuesAddress(repository);
  if (!issues) return [edit];
  issues.searchParams.set(issues.hostname === 'gitlab.com' ? 'issue[title]' : 'title', titleOf(entry));
  return [edit, { title: texts.report, address: issues.href, isExternal: true }];
}

/** Where a new issue is written; undefined where that can't be known. */
function issuesAddress({ url, issues }: { url: string; issues?: string }): URL | undefined {
  if (issues !== undefined) return new URL(issues);
  const path: Record<string, string> = {
    'github.com': '/issues/new',
    'codeberg.org': '/issues/new',
    'gitlab.com': '/-/issues/new',
  };
  const { hostname } = new URL(url);
  return path[hostname] === undefined ? undefined : new URL(url.replace(/\/+$/u, '') + path[hostname]);
}

export interface Heading {
  id: string;
  title: string;
}

export interface TermPage extends PageBase {
  kind: 'term';
  breadcrumb: readonly Crumb[];
  name: string;
  abbreviation?: string;
  sense?: string;
  aliases: readonly string[];
  /** The other terms of this name. */
  otherSenses: readonly TermLink[];
  /** Shown below the title; undefined where the entry gives none. */
  summary?: string;
  /** Such as “By A and B”, and the same in parts, of which some are links. */
  byline?: {
    text: string;
    parts: readonly { text: string; url?: string }[];
    authors: readonly { name: string; url?: string }[];
  };
  /** Labelled, in the order in which they are shown. */
  days: readonly Day[];
  /** Shown above everything else: drafts, deprecated terms. */
  notices: readonly { kind: 'draft' | 'deprecated' | 'outdated'; before: string; term?: TermLink; after: string }[];
  definitionHtml: string;
  /** Its own image, or the card that is drawn for it alone. */
  picture?: Picture;
  /** The way to the parts of a long page; empty on others. */
  contents: readonly Heading[];
  sections: readonly (Heading & { html: string })[];
  questions?: Heading & { items: readonly (Heading & { html: string; text: string })[] };
  related?: Heading & { terms: readonly TermCard[] };
  around?: Heading & Neighbourhood;
  mentionedIn?: Heading & { terms: readonly TermLink[] };
  sources?: Heading & { links: readonly Link[] };
  callToAction?: Heading & { text?: string; label: string; address: string; isExternal: boolean };
  nextSteps?: Heading & { kicker: string; links: readonly (Link & { text?: string })[] };
  previous?: TermLink;
  next?: TermLink;
  /** “Edit this page” and “Report a problem”, where the settings name a repository. */
  actions: readonly Link[];
  /** What a reader copies to refer to the page, in the usual forms. */
  citation: readonly Citation[];
  /** What the outputs need beyond what is shown. */
  data: TermData;
}

/** The facts of a term for machines; every text in it stands on the page too. */
export interface TermData {
  /** The file name: a term's identity in every language. */
  id: string;
  slug: string;
  language: string;
  url: string;
  description: string;
  category?: { id: string; title: string; url: string };
  published?: string;
  updated?: string;
  reviewed?: string;
  sameAs: readonly string[];
  image: { url: string; width: number; height: number };
  imageAlternative: string;
}
