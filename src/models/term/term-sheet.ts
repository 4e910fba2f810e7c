import type { Entry } from '../../entries/entry.ts';
import { fillPage, filledVersion } from '../../html/fill-page.ts';
import { alternatesOf, type Frame, type Head } from '../frame.ts';
import type { PageKind, PageParts } from '../page-kind.ts';
import { termGraph } from './term-graph.ts';
import {
  addressesOf,
  robotsOf,
  termData,
  termPageFrame,
  termPageProse,
  type TermData,
  type TermPage,
  type TermParts,
} from './term-page.ts';
import { marksOf, ownVersion, termPageVersion, type Marks } from './term-version.ts';

/** A term: in each language that has it, a page of its own. */
export const termKind: PageKind<TermSheet> = {
  known: ({ entries, site: { addresses } }) =>
    entries.map(({ id, language, slug, file }) => ({
      address: addresses.term(language, slug.value),
      language,
      claim: 'file',
      owner: file,
      file,
      at: slug.at,
      subject: `term ${id}`,
    })),
  pages: (parts) => {
    const { site, order, homonyms, graph, summaryOf } = parts;
    const marks = marksOf(site, summaryOf);
    return site.languages.flatMap((language) => {
      const sharing = new Map(homonyms(language).flatMap(({ entries }) => entries.map((entry) => [entry, entries])));
      return order(language).map((entry, index) => {
        const { picture, preview } = parts.imageOf(entry);
        return termSheet(entry, parts, marks, {
          graph: graph(language),
          otherSenses: (sharing.get(entry) ?? []).filter((other) => other !== entry),
          previous: order(language)[index - 1],
          next: order(language)[index + 1],
          summaryOf,
          picture,
          preview,
          versions: parts.versions(entry) as readonly Entry[],
        });
      });
    });
  },
};

function termSheet(entry: Entry, { site, filled }: PageParts, marks: Marks, parts: TermParts): TermSheet {
  const prose = filled(entry);
  const { outline } = prose.reading;
  const data = termData(entry, site, parts);
  const page = (): TermPage => {
    const frame = termPageFrame(entry, site, parts, outline);
    const whole = { ...frame, ...termPageProse(frame, entry, site, outline, fillPage(prose)) };
    return { ...whole, jsonLd: termGraph(whole, site) };
  };
  return {
    kind: 'term',
    address: site.addresses.term(entry.language, entry.slug.value),
    frame: {
      language: entry.language,
      head: {
        canonical: data.url,
        alternates: alternatesOf(site, addressesOf(parts.versions, site)),
        robots: robotsOf(entry),
      },
    },
    lastChange: data.updated ?? data.published,
    name: entry.term.value,
    sense: entry.sense,
    data,
    page,
    version: () => termPageVersion(entry, site, parts, marks, filledVersion(prose)),
    // Its words are those of its own file, whichever of them are links.
    searched: () => [ownVersion(entry, parts, marks), ...outline.files.map(({ address }) => address)].join(' '),
  };
}

/**
 * A term as lists and other files know it. Its page is made only on demand: a large site has more pages than fit into
 * memory.
 */
export interface TermSheet {
  kind: 'term';
  address: string;
  frame: Pick<Frame, 'language'> & { head: Pick<Head, 'canonical' | 'alternates' | 'robots'> };
  lastChange?: string;
  name: string;
  sense?: string;
  data: TermData;
  page(): TermPage;
  /** Differs whenever the page does. */
  version(): string;
  /** Differs whenever what a search looks through does: of the page's links to others, only the words. */
  searched(): string;
}
