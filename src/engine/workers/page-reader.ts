import { packReading, type PackedReading } from '../../html/pack-reading.ts';
import { readPage, type ReadablePage, type ReadingContext } from '../../html/read-page.ts';
import { buildMatcher } from '../../lexicon/matcher.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import { readSettings } from '../../site/read-settings.ts';
import type { Assets } from '../../source/asset.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** What a thread is asked. `begin` comes first and has no answer; the answer to `read` is the readings of the pages. */
export type ReaderRequest = { kind: 'begin'; data: ReaderData } | { kind: 'read'; pages: readonly ReadablePage[] };

export type ReaderAnswer = readonly PackedReading[];

/** All that a thread needs to read pages by itself. */
export interface ReaderData {
  settings: SourceFile;
  url: string | undefined;
  assets: Assets;
  languages: readonly { language: string; terms: readonly LinkTerm[]; own: readonly string[] }[];
}

/** @param contextOf what reading a page of a language needs */
export function pageReader(contextOf: (language: string) => ReadingContext): (page: ReadablePage) => PackedReading {
  return (page) => packReading(readPage(page, contextOf(page.language)));
}

/** The same, from what another thread sent. */
export function pageReaderFrom({
  settings,
  url,
  assets,
  languages,
}: ReaderData): (page: ReadablePage) => PackedReading {
  const { site } = readSettings(settings, url);
  const contexts = new Map(
    languages.map(({ language, terms, own }): [string, ReadingContext] => [
      language,
      { site: site!, assets, names: { matcher: buildMatcher(terms, language), own } },
    ]),
  );
  // Builds the tries now, while the main thread still looks for what there is to read.
  for (const { names } of contexts.values()) names.matcher.match('');
  return pageReader((language) => contexts.get(language)!);
}
