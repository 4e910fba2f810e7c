import { z } from 'zod';
import { text } from '../../source/fields.ts';
import { CRAWLER_PRESETS } from '../crawlers.ts';
import { localizedText } from './values.ts';

/** Names of the meta elements by which search engines know a site's owner. */
export const VERIFICATIONS = {
  google: 'google-site-verification',
  bing: 'msvalidate.01',
  yandex: 'yandex-verification',
  baidu: 'baidu-site-verification',
  naver: 'naver-site-verification',
  pinterest: 'p:domain_verify',
  facebook: 'facebook-domain-verification',
} as const;

/** The titles of pages, where the settings say nothing else. */
export const USUAL_TITLES = {
  term: '{term} – {site}',
  category: '{category} – {site}',
  home: '{site}',
  page: '{title} – {site}',
} as const;

export type TitleKind = keyof typeof USUAL_TITLES;

export function titles(languages: readonly string[]) {
  const pattern = (kind: TitleKind, names: readonly string[]) =>
    localizedText(languages, names)
      .optional()
      .describe(`Without it: \`${USUAL_TITLES[kind]}\`. It can hold ${names.map((name) => `{${name}}`).join(', ')}.`);
  return z
    .strictObject({
      term: pattern('term', ['term', 'category', 'site', 'product']),
      category: pattern('category', ['category', 'site', 'product']),
      home: pattern('home', ['site', 'product']),
      page: pattern('page', ['title', 'site', 'product']),
    })
    .prefault({})
    .describe('The titles of pages for search engines and tabs: { term: "What is {term}? | {site}" }.');
}

export function verification() {
  const code = () =>
    text(200)
      .regex(/^[\w.=+/-]+$/u, { error: 'expected the code alone, without the tag around it' })
      .optional();
  return z
    .strictObject(
      Object.fromEntries(Object.keys(VERIFICATIONS).map((name) => [name, code()])) as Record<
        keyof typeof VERIFICATIONS,
        ReturnType<typeof code>
      >,
    )
    .prefault({})
    .describe(
      `The codes by which search engines know the owner of a site: ${Object.keys(VERIFICATIONS).join(', ')}. They stand on the home pages.`,
    );
}

export function crawlers() {
  return z
    .enum(CRAWLER_PRESETS)
    .default('open')
    .describe(
      'Who may read the site, in robots.txt. open: everybody. search: search engines and assistants that answer from pages, but no training of models. closed: nobody.',
    );
}
