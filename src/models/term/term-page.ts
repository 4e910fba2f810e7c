import { callToActionOf } from '../../entries/call-to-action.ts';
import type { Entry } from '../../entries/entry.ts';
import type { Picture } from '../../html/picture.ts';
import { fill } from '../../site/placeholders.ts';
import { orderOfParts, type MovablePart, type RemovablePart } from '../../site/page-parts.ts';
import type { LocalSite, Site } from '../../site/site.ts';
import { frameOf } from '../frame.ts';
import type { Link } from '../link.ts';
import type { Crumb, PageBase } from '../page-kind.ts';
import { bylinesOf, type Byline } from './byline.ts';
import { citationOf, type Citation } from './citation.ts';
import { hasTermLink } from './in-text.ts';
import { descriptionOf, headTitleOf } from './head-texts.ts';
import { noticesOf, type Notice } from './notices.ts';
import { pageActions } from './page-actions.ts';
import { categoryOf, robotsOf, termData, type TermData } from './term-data.ts';
import { termGraph } from './term-graph.ts';
import type { TermInputs } from './term-inputs.ts';
import { customFacts, type CustomFact } from './custom-facts.ts';
import { dayOf, titleOf, withSense, type Day, type TermCard, type TermLink } from './term-link.ts';

/** @param site what the settings say: all else that the page depends on is in the inputs */
export function termPage(inputs: TermInputs, site: Site): TermPage {
  const { entry, prose } = { entry: inputs.entry.value, prose: inputs.prose.value };
  const local = site.in(entry.language);
  const address = site.addresses.term(entry.language, entry.slug.value);
  const { sections } = local;
  const fields = prose.outline.titles.map((title) => sections.find((section) => section.title === title)?.field);
  const order = orderOfParts(fields, site.settings.page);
  const [lists, written] = [listsOf(inputs, site), proseOf(inputs, site)];
  const page: Omit<TermPage, 'jsonLd'> = {
    kind: 'term',
    address,
    ...openingOf(inputs, address, site),
    contents:
      isWithout('contents', site) || prose.outline.length < LONG ? [] : contentsOf({ order, ...lists, ...written }),
    order,
    ...lists,
    actions: pageActions(entry, site),
    citation: isWithout('cite', site) ? [] : citationOf(entry, site.addresses.absolute(address), local),
    data: termData(entry, inputs.description, inputs.tags, site),
    ...written,
  };
  return { ...page, jsonLd: termGraph(page, { site, brand: inputs.shared.value.brand }) };
}

/** Whether the settings leave a part out. Structured data follows: what isn't shown isn't in it. */
function isWithout(part: RemovablePart, { settings }: Site): boolean {
  return settings.page.without.includes(part);
}

/** What comes before the definition. */
function openingOf(
  inputs: TermInputs,
  address: string,
  site: Site,
): Pick<
  TermPage,
  | 'frame'
  | 'breadcrumb'
  | 'kicker'
  | 'name'
  | 'abbreviation'
  | 'sense'
  | 'aliases'
  | 'tags'
  | 'custom'
  | 'otherSenses'
  | 'summary'
  | 'bylines'
  | 'days'
  | 'notices'
  | 'picture'
> {
  const { value: entry } = inputs.entry;
  const { language } = entry;
  const local = site.in(language);
  return {
    frame: frameOf(site, inputs.shared.value, {
      language,
      title: titleOf(entry),
      headTitle: headTitleOf(entry, site),
      description: descriptionOf(entry, inputs.description),
      canonical: entry.canonical,
      address,
      inLanguages: inputs.inLanguages,
      robots: robotsOf(entry),
      isMarkdown: true,
      openGraph: {
        type: 'article',
        image: inputs.preview,
        publishedTime: entry.published,
        modifiedTime: entry.updated,
        authors: entry.authors.map(({ name, url }) => url ?? name),
        section: categoryOf(entry, site)?.title,
      },
    }),
    breadcrumb: crumbs(entry, site),
    kicker: isWithout('kicker', site) ? undefined : categoryOf(entry, site)?.kicker,
    name: entry.term.value,
    abbreviation: entry.abbreviation,
    sense: entry.sense,
    aliases: entry.aliases.map(({ value }) => value),
    tags: inputs.tags.map(({ title, address: of }) => ({ title, address: of })),
    custom: customFacts(entry, site),
    otherSenses: inputs.otherSenses.map(({ value }) => value),
    summary: entry.summary,
    bylines: bylinesOf(entry, local),
    days: daysOf(entry, local),
    notices: noticesOf(entry, inputs.replacement?.value, site),
    picture: inputs.picture,
  };
}

/** The lists after the text, each under its heading; undefined where it would be empty. */
function listsOf(
  { entry: { value: entry }, prose, ...inputs }: TermInputs,
  site: Site,
): Pick<TermPage, 'confusedWith' | 'related' | 'sources' | 'callToAction' | 'nextSteps' | 'previous' | 'next'> {
  const { texts } = site.in(entry.language);
  const call = callToActionOf(entry, site);
  const { ids } = prose.value.outline;
  const headed = <T>([id]: readonly string[], title: string, rest: T): Heading & T => ({ id: id!, title, ...rest });
  const { related, mentionedIn, sources, nextSteps } = inputs;
  return {
    confusedWith: isWithout('confusedWith', site) ? [] : confusionsOf(inputs.confusedWith, entry, site),
    related:
      related.length + mentionedIn.length > 0 && !isWithout('related', site)
        ? headed(ids.related, texts.related, {
            terms: related.map(({ value }) => value),
            ...(mentionedIn.length > 0
              ? {
                  mentionedIn: headed(ids.mentionedIn, texts.mentionedIn, {
                    terms: mentionedIn.map(({ value }) => value),
                  }),
                }
              : {}),
          })
        : undefined,
    sources:
      sources.length > 0 && !isWithout('sources', site)
        ? headed(ids.sources, texts.sources, { links: sources })
        : undefined,
    callToAction:
      call && inputs.callToAction && !isWithout('callToAction', site)
        ? {
            // An id of its own: what it invites to can depend on other files.
            id: 'CallToAction',
            title: call.title,
            text: call.text,
            label: call.label,
            address: inputs.callToAction.address,
            isExternal: inputs.callToAction.isExternal,
          }
        : undefined,
    nextSteps:
      nextSteps.length > 0 && !isWithout('nextSteps', site)
        ? headed(ids.nextSteps, texts.nextSteps, {
            kicker: texts.nextStepsKicker,
            links: nextSteps.map((link, index) => ({ ...link, text: entry.nextSteps[index]!.text })),
          })
        : undefined,
    ...(isWithout('neighbors', site) ? {} : { previous: inputs.previous?.value, next: inputs.next?.value }),
  };
}

/** Each has an address of its own. Ids of headings that authors write have no capitals. */
function confusionsOf(confused: TermInputs['confusedWith'], entry: Entry, site: Site): TermPage['confusedWith'] {
  const { texts } = site.in(entry.language);
  return confused.map(({ id, other: { value: other }, difference }) => ({
    id: `Or-${id}`,
    title: fill(texts.oneOrOther, { one: entry.term.value, other: withSense(other.name, other.sense) }),
    other,
    difference,
  }));
}

function proseOf(
  { entry: { value: entry }, prose, otherSenses, confusedWith, mentionedIn, previous, next }: TermInputs,
  site: Site,
): Pick<TermPage, 'definitionHtml' | 'definitionMarkdown' | 'sections' | 'questions' | 'hasPreviews'> {
  const { titles } = prose.value.outline;
  const { definition, sections, questions, items } = prose.value.blocks();
  return {
    definitionHtml: definition[0]!.html,
    definitionMarkdown: definition[0]!.markdown,
    sections: sections.map(({ id, html, markdown, title }, index) => ({
      title: titles[index]!,
      ...(title ? { titleHtml: title.html, titleMarkdown: title.markdown } : {}),
      id,
      html,
      markdown,
    })),
    questions:
      entry.questions.length > 0 && !isWithout('questions', site)
        ? {
            id: questions[0]!.id,
            title: site.in(entry.language).texts.questions,
            items: entry.questions.map(({ value }, index) => ({ ...items[index]!, title: value })),
          }
        : undefined,
    hasPreviews:
      otherSenses.length > 0 ||
      mentionedIn.length > 0 ||
      (previous ?? next) !== undefined ||
      confusedWith.length > 0 ||
      [...definition, ...sections, ...items].some(({ html, title }) => hasTermLink(html + (title?.html ?? ''))),
  };
}

function crumbs(entry: Entry, site: Site): Crumb[] {
  const { language } = entry;
  const { addresses, in: local } = site;
  const category = categoryOf(entry, site);
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

/** A page of more words has a table of contents. */
const LONG = 450;

/** The headings of sections, questions and lists, in the order of the page. */
function contentsOf(
  page: Pick<TermPage, 'order' | 'sections' | 'questions' | 'confusedWith' | 'related' | 'sources'>,
): Heading[] {
  const headings = page.order.flatMap((part): Heading | readonly Heading[] => {
    if (typeof part === 'number') return page.sections[part]!;
    return part === 'callToAction' || part === 'nextSteps' ? [] : (page[part] ?? []);
  });
  return headings.map(({ id, title }) => ({ id, title }));
}

export interface Heading {
  id: string;
  title: string;
  /** Sanitised HTML; undefined where the title is nothing but words, as is the Markdown. */
  titleHtml?: string;
  titleMarkdown?: string;
}

export interface TermPage extends PageBase {
  kind: 'term';
  breadcrumb: readonly Crumb[];
  /** What the category says above the name. */
  kicker?: string;
  name: string;
  abbreviation?: string;
  sense?: string;
  aliases: readonly string[];
  /** Those that only this term has lead nowhere. */
  tags: readonly { title: string; address?: string }[];
  /** What it says in the fields that the settings add. */
  custom: readonly CustomFact[];
  /** The other terms of this name. */
  otherSenses: readonly TermLink[];
  /** Shown below the title; undefined where the entry gives none. */
  summary?: string;
  /** Who wrote it, then who checked it. */
  bylines: readonly Byline[];
  /** Labelled, in the order in which they are shown. */
  days: readonly Day[];
  /** Shown above everything else: drafts, deprecated terms. */
  notices: readonly Notice[];
  definitionHtml: string;
  definitionMarkdown: string;
  /** Its own image, or the card that is drawn for it alone. */
  picture?: Picture;
  /** The way to the parts of a long page; empty on others. */
  contents: readonly Heading[];
  sections: readonly (Heading & { html: string; markdown: string })[];
  /** Sections, by their numbers, and the parts below in the order of the page. */
  order: readonly (number | MovablePart)[];
  questions?: Heading & { items: readonly (Heading & { html: string; markdown: string; text: string })[] };
  /** The terms that readers take for it, each with what tells the two apart. */
  confusedWith: readonly (Heading & { other: TermLink; difference: string })[];
  /** The terms that it is related to, then those that mention it: each once. */
  related?: Heading & { terms: readonly TermCard[]; mentionedIn?: Heading & { terms: readonly TermLink[] } };
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
