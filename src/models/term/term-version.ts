import { hash } from 'node:crypto';
import type { Entry } from '../../entries/entry.ts';
import { memoize } from '../../source/memoize.ts';
import { frameOf, linkOf } from '../frame.ts';
import type { PublishedSite } from '../published-site.ts';
import { surroundingsOf } from './neighbourhood.ts';
import { termLink } from './term-link.ts';
import type { TermParts } from './term-page.ts';

/** What pages show of a term, or all pages of a language show, as marks: other ones whenever it is different. */
export interface Marks {
  /** Of a link to the term. */
  link(entry: Entry): string;
  /** Of a link with the summary. */
  card(entry: Entry): string;
  /** Of what all pages of a language have besides what the settings say. */
  frame(language: string): string;
}

/** A term stands on dozens of pages, and its marks are made once. */
export function marksOf(site: PublishedSite, summaryOf: TermParts['summaryOf']): Marks {
  const link = memoize((entry: Entry) => markOf([termLink(entry, site, ''), entry.language]));
  return {
    link,
    card: memoize((entry) => markOf([link(entry), summaryOf(entry)])),
    frame: memoize((language) => {
      const frame = frameOf(site, { language, title: '', description: '' });
      const { callToAction } = site.in(language);
      return markOf([frame, site.logo, callToAction && linkOf(site, callToAction, language)]);
    }),
  };
}

/** Another one whenever something else on the page of a term is than its links to others, for the same settings and looks. */
export function ownVersion({ file, version, original, language }: Entry, { picture }: TermParts, marks: Marks): string {
  return JSON.stringify([file, version, original?.version, marks.frame(language), picture]);
}

/**
 * Another one whenever the page of a term is, for the same settings and looks.
 * @param prose the version of what its prose shows
 */
export function termPageVersion(
  entry: Entry,
  site: PublishedSite,
  parts: TermParts,
  marks: Marks,
  prose: string,
): string {
  const { graph, otherSenses, previous, next, preview, versions } = parts;
  const { language, sources, nextSteps } = entry;
  const { above, below, arcs } = surroundingsOf(entry, graph) ?? { above: [], below: [], arcs: [] };
  const links = (entries: readonly (Entry | undefined)[]): string =>
    entries.map((other) => other && marks.link(other)).join(' ');
  return JSON.stringify([
    ownVersion(entry, parts, marks),
    preview,
    links([previous, next, graph.replacement(entry)]),
    ...[versions, otherSenses, graph.mentionedIn(entry), above, below].map(links),
    arcs.join(' '),
    graph.related(entry).map(marks.card).join(' '),
    [...sources, ...nextSteps.map(({ title, url }) => ({ title, url: url.value }))].map(
      (link) => linkOf(site, link, language).address,
    ),
    prose,
  ]);
}

function markOf(shown: unknown): string {
  return hash('sha1', JSON.stringify(shown)).slice(0, 16);
}
