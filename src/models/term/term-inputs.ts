import { callToActionOf } from '../../entries/call-to-action.ts';
import type { Entry } from '../../entries/entry.ts';
import type { Prose } from '../../html/fill-page.ts';
import type { Picture } from '../../html/picture.ts';
import type { Homonyms } from '../../lexicon/homonyms.ts';
import { Versioned } from '../../source/versioned.ts';
import type { OpenGraph } from '../frame.ts';
import type { Link } from '../link.ts';
import type { PageParts } from '../page-kind.ts';
import type { SharedFrame } from '../shared-frame.ts';
import type { TagLink } from './site-tags.ts';
import type { TermCard, TermLink } from './term-link.ts';

/**
 * All that the page of a term is made from besides the settings. `termPage` gets nothing else, so the page can't differ
 * unless the version of its inputs does.
 */
export interface TermInputs {
  entry: Versioned<Entry>;
  shared: Versioned<SharedFrame>;
  picture?: Picture;
  /** The addresses of the images and videos in its prose. */
  media: readonly string[];
  /** The term in one sentence. */
  description: string;
  preview: NonNullable<OpenGraph['image']>;
  /** Where the same term stands in each language that has it. */
  inLanguages: readonly { language: string; address: string }[];
  /** The other terms of its name. */
  otherSenses: readonly Versioned<TermLink>[];
  /** The term to use in its place. */
  replacement?: Versioned<TermLink>;
  related: readonly Versioned<TermCard>[];
  confusedWith: readonly { id: string; other: Versioned<TermLink>; difference: string }[];
  /** Those that mention it and aren't among the related ones. */
  mentionedIn: readonly Versioned<TermLink>[];
  tags: readonly TagLink[];
  sources: readonly Link[];
  /** The button of the call to action; its title is the label. */
  callToAction?: Link;
  nextSteps: readonly Link[];
  /** The neighbours in the alphabet. */
  previous?: Versioned<TermLink>;
  next?: Versioned<TermLink>;
  prose: Versioned<Prose>;
}

/** What a term shares with others of its language. */
export interface TermPlace {
  previous: Entry | undefined;
  next: Entry | undefined;
  /** The terms of its name, itself included. */
  homonyms: Homonyms | undefined;
}

export function termInputs(entry: Entry, { previous, next, homonyms }: TermPlace, parts: PageParts): TermInputs {
  const { language, sources, nextSteps } = entry;
  const graph = parts.graph(language);
  const { link, card } = parts.termsIn(language);
  const call = callToActionOf(entry, parts.site);
  const replacement = graph.replacement(entry);
  const related = graph.related(entry);
  return {
    entry: new Versioned(entry, entry.version),
    shared: parts.shared(language),
    picture: parts.imageOf(entry).picture,
    media: parts.outlineOf(entry).files.map(({ address }) => address),
    description: parts.summaryOf(entry),
    preview: parts.imageOf(entry).preview,
    inLanguages: parts.inLanguages(entry),
    otherSenses: (homonyms?.entries ?? []).filter((other) => other !== entry).map(link),
    replacement: replacement && link(replacement),
    related: related.map(card),
    confusedWith: graph
      .confusedWith(entry)
      .map(({ other, difference }) => ({ id: other.id, other: link(other), difference })),
    mentionedIn: withoutAll(graph.mentionedIn(entry), related).map(link),
    tags: parts.tagsOf(entry),
    sources: sources.map((source) => parts.link(source, language)),
    ...(call ? { callToAction: parts.link({ title: call.label, url: call.url }, language) } : {}),
    nextSteps: nextSteps.map(({ title, url }) => parts.link({ title, url: url.value }, language)),
    previous: previous && link(previous),
    next: next && link(next),
    prose: parts.proseOf(entry),
  };
}

function withoutAll(entries: readonly Entry[], left: readonly Entry[]): Entry[] {
  const known = new Set(left);
  return entries.filter((entry) => !known.has(entry));
}
