import { packReading } from '../../html/pack-reading.ts';
import { readPage, type ReadablePage, type ReadingContext } from '../../html/read-page.ts';
import { buildMatcher } from '../../lexicon/matcher.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import { readSettings } from '../../site/read-settings.ts';
import type { Assets } from '../../source/asset.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { digestOf } from '../../source/digest.ts';
import { MeaningNumbers, type NumberedMeaning, type Numbering } from '../store/meaning-numbers.ts';
import type { StoredReading } from '../store/reading-store.ts';

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

/** What it answers. */
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

/** Reads pages, in this thread. */
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
      // Whether an image is there is part of what goes wrong, too.
      assets: files.length + problems.length > 0 ? assetsDigest : '',
    };
  };
}

/** What a thread makes of it. */
export function contextFrom({
  settings,
  url,
  assets,
  assetsDigest,
  languages,
  meanings,
  numbering,
}: ReaderData): PageReaderContext {
  const { site } = readSettings(settings, url);
  const contexts = new Map(
    languages.map(({ language, terms, own }): [string, ReadingContext] => [
      language,
      { site: site!, assets, names: { matcher: buildMatcher(terms, language), own } },
    ]),
  );
  const contextOf: PageReaderContext['contextOf'] = (language) => contexts.get(language)!;
  // It takes a while, and here it is nobody who waits.
  for (const {
    names: { matcher },
  } of contexts.values())
    matcher.match('');
  const numbers = new MeaningNumbers(numbering);
  numbers.add(meanings, (language) => contextOf(language).names.matcher);
  return { contextOf, numbers, assetsDigest };
}
