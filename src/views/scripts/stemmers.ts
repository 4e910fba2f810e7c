import { baseLanguage } from '../../lexicon/base-language.ts';
import type { Stemmer } from '../../models/search/analyzer.ts';

/** A page loads the one of its language. `models/search/stemmers.ts` has the same for the build. */
export const LOADERS: Readonly<Record<string, () => Promise<{ stemmer: Stemmer }>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  it: () => import('@orama/stemmers/italian'),
  nl: () => import('@orama/stemmers/dutch'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sv: () => import('@orama/stemmers/swedish'),
  tr: () => import('@orama/stemmers/turkish'),
};

export async function loadStemmer(language: string): Promise<Stemmer | undefined> {
  const base = baseLanguage(language);
  return Object.hasOwn(LOADERS, base) ? (await LOADERS[base]!()).stemmer : undefined;
}
