import { baseLanguage } from '../../lexicon/base-language.ts';
import { lazyRequire } from '../../source/lazy-require.ts';
import type { Stemmer } from './analyzer.ts';

/** The languages that have a stemmer, as @orama/stemmers names them. `views/scripts/stemmers.ts` has the same for browsers. */
export const STEMMERS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hi: 'indian',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

export function stemmerOf(language: string): Stemmer | undefined {
  const base = baseLanguage(language);
  return Object.hasOwn(STEMMERS, base)
    ? lazyRequire<{ stemmer: Stemmer }>(`@orama/stemmers/${STEMMERS[base]}`)().stemmer
    : undefined;
}
