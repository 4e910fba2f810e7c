import { packReading } from '../../src/html/pack-reading.ts';
import { readPage, type ReadablePage, type ReadingContext } from '../../src/html/read-page.ts';
import { buildMatcher } from '../../src/lexicon/matcher.ts';
import type { LinkTerm } from '../../src/lexicon/link-term.ts';
import { readSettings } from '../../src/site/read-settings.ts';
import type { Assets } from '../../src/source/asset.ts';
import type { SourceFile } from '../../src/source/source-file.ts';
import { digestOf, type StoredReading } from './reading-store.ts';

/** All that a thread needs to read pages by itself. */
export interface ReaderData {
  settings: SourceFile;
  url: string | undefined;
  assets: Assets;
  assetsDigest: string;
  languages: readonly { language: string; terms: readonly LinkTerm[]; own: readonly string[] }[];
}

/** Reads pages, in this thread. */
export function pageReader(contextOf: (language: string) => ReadingContext, assetsDigest: string): (page: ReadablePage) => StoredReading {
  return (page) => {
    const reading = readPage(page, contextOf(page.language));
    const { files, problems } = reading.outline;
    const packed = packReading(reading);
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
export function contextsOf({ settings, url, assets, languages }: ReaderData): (language: string) => ReadingContext {
  const { site } = readSettings(settings, url);
  const contexts = new Map(
    languages.map(({ language, terms, own }): [string, ReadingContext] => [language, { site: site!, assets, names: { matcher: buildMatcher(terms, language), own } }]),
  );
  // It takes a while, and here it is nobody who waits.
  for (const { names: { matcher } } of contexts.values()) matcher.match('');
  return (language) => contexts.get(language)!;
}
