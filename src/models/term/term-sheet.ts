import type { Entry } from '../../entries/entry.ts';
import { versionOf } from '../../source/versioned.ts';
import { alternatesOf, robotsIn, type Frame, type Head } from '../frame.ts';
import type { PageKind, PageParts } from '../page-kind.ts';
import { robotsOf, termData, type TermData } from './term-data.ts';
import { termInputs, type TermPlace } from './term-inputs.ts';
import { termPage, type TermPage } from './term-page.ts';

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
  pages: (parts) =>
    parts.site.languages.flatMap((language) => {
      const order = parts.order(language);
      const sharing = new Map(
        parts.homonyms(language).flatMap((homonyms) => homonyms.entries.map((entry) => [entry, homonyms])),
      );
      return order.map((entry, index) => {
        const place = { previous: order[index - 1], next: order[index + 1], homonyms: sharing.get(entry) };
        return termSheet(entry, place, parts);
      });
    }),
};

function termSheet(entry: Entry, place: TermPlace, parts: PageParts): TermSheet {
  const { site } = parts;
  const { language } = entry;
  const data = termData(entry, parts.summaryOf(entry), parts.tagsOf(entry), site);
  let version: string | undefined;
  return {
    kind: 'term',
    address: site.addresses.term(language, entry.slug.value),
    frame: {
      language,
      head: {
        canonical: entry.canonical ?? data.url,
        alternates: alternatesOf(site, parts.inLanguages(entry)),
        robots: robotsIn(site, robotsOf(entry)),
      },
    },
    // Not the day of publication: that would be no change of the page.
    lastChange: data.updated,
    name: entry.term.value,
    sense: entry.sense,
    data,
    // The inputs are collected each time: of a large site, they take more memory than time.
    page: () => termPage(termInputs(entry, place, parts), site),
    version: () => (version ??= versionOf(termInputs(entry, place, parts))),
    size: parts.outlineOf(entry).size,
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
  /** Differs whenever the page does. Found without making the page. */
  version(): string;
  /** The length of its prose as Markdown, in bytes, without the links. */
  size: number;
}
