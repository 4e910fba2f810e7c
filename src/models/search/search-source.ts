import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import type { PageReading } from '../../html/read-page.ts';
import { versionOf } from '../../source/versioned.ts';
import type { PageParts } from '../page-kind.ts';
import { categoryOf } from '../term/term-data.ts';
import { wordAddress, pageAddress } from './search-addresses.ts';
import type { SearchSource, SearchedPage } from './search-files.ts';
import { searchRecord, type RecordPlace } from './search-record.ts';

/** The terms of a language in the order of their names, and its own pages. */
export function searchSource(
  language: string,
  parts: PageParts,
  ownPages: readonly OwnPageEntry[],
  readingOf: (page: Entry | OwnPageEntry) => PageReading,
): SearchSource {
  const { site, order, summaryOf } = parts;
  const { addresses } = site;
  const searched = (page: Entry | OwnPageEntry, place: RecordPlace): SearchedPage => ({
    address: place.address,
    ...(place.category === undefined ? {} : { category: place.category }),
    version: () => {
      const reading = readingOf(page);
      return versionOf([
        place.address,
        place.summary,
        place.category ?? '',
        reading.outline.titles,
        'term' in page ? page.version : [page.title],
        reading.shownVersion(),
      ]);
    },
    record: () => searchRecord(page, readingOf(page), place),
  });
  const index = addresses.searchIndex(language);
  return {
    language,
    files: { index, words: (start) => wordAddress(index, start), pages: (group) => pageAddress(index, group) },
    pages: [
      ...order(language).map((entry) => {
        const category = categoryOf(entry, site)?.title;
        return searched(entry, {
          address: addresses.term(language, entry.slug.value),
          summary: summaryOf(entry),
          ...(category === undefined ? {} : { category }),
        });
      }),
      ...ownPages.map((page) =>
        searched(page, {
          address: addresses.page(language, page.slug.value),
          summary: page.description ?? parts.outlineOf(page).sentence,
        }),
      ),
    ],
  };
}
