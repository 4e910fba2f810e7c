import { packReading } from '../../html/pack-reading.ts';
import { readPage, type ReadablePage, type ReadingContext } from '../../html/read-page.ts';
import { buildMatcher } from '../../lexicon/matcher.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import { readSettings } from '../../site/read-settings.ts';
import type { Assets } from '../../source/asset.ts';
import { digestOf } from '../../source/digest.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { MeaningNumbers, type NumberedMeaning, type Numbering } from '../store/meaning-numbers.ts';
import type { StoredReading } from '../store/reading-store.ts';

/** What a thread is asked. `begin` comes first; it has no answer. */
export type ReaderRequest = { kind: 'begin'; data: ReaderData } | { kind: 'read'; pages: readonly ReadablePage[] };

/** All that a thread needs to read pages by itself. */
export interface ReaderData {
  settings: SourceFile;
  url: string | undefined;
  assets: Assets;
  assetsDigest: string;
  languages: readonly { language: string; terms: readonly LinkTerm[]; own: readonly string[] }[];
  meanings: readonly NumberedMeaning[];
  numbering: Numbering;
}

/** Its answer to `read`: the readings in the order of the pages. */
export interface ReadPages {
  read: StoredReading[];
  /** What their numbers stand for, where they are new. */
  meanings: NumberedMeaning[];
}

export interface PageReaderContext {
  contextOf(language: string): ReadingContext;
  numbers: MeaningNumbers;
  assetsDigest: string;
}

/** Reads pages in this thread. */
export function pageReader({
  contextOf,
  numbers,
  assetsDigest,
}: PageReaderContext): (page: ReadablePage) => StoredReading {
  return (page) => {
    const reading = readPage(page, contextOf(page.language));
    const { files, problems } = reading.outline;
    const packed = packReading(reading, (meaning) => numbers.numberOf(meaning, page.language));
    return {
      ...packed,
      mentionsVersion: digestOf(packed.mentions),
      shownVersion: digestOf(packed.shown),
      vocabulary: ` ${[...reading.vocabulary].join(' ')} `,
      // A problem may be that an image isn't there.
      assets: files.length + problems.length > 0 ? assetsDigest : '',
    };
  };
}

/** Builds, from the data that another thread sent, the function that reads pages. */
export function readerFrom({
  settings,
  url,
  assets,
  assetsDigest,
  languages,
  meanings,
  numbering,
}: ReaderData): (pages: readonly ReadablePage[]) => ReadPages {
  const { site } = readSettings(settings, url);
  const contexts = new Map(
    languages.map(({ language, terms, own }): [string, ReadingContext] => [
      language,
      { site: site!, assets, names: { matcher: buildMatcher(terms, language), own } },
    ]),
  );
  // Builds the tries now, while the main thread still looks for what there is to read.
  for (const { names } of contexts.values()) names.matcher.match('');
  const contextOf: PageReaderContext['contextOf'] = (language) => contexts.get(language)!;
  const numbers = new MeaningNumbers(numbering);
  numbers.add(meanings, (language) => contextOf(language).names.matcher);
  const read = pageReader({ contextOf, numbers, assetsDigest });
  return (pages) => ({ read: pages.map(read), meanings: numbers.given() });
}
