import { describe, expect, test } from 'vitest';
import { fillCount } from '../../src/site/site.ts';
import { en, type Texts } from '../../src/site/texts/en.ts';
import { tables, textsFor } from '../../src/site/texts/texts-for.ts';

/** Words that happen to be the same in English. */
const sameAsEnglish: Record<string, readonly string[]> = {
  pt: ['menu'],
  es: ['no'],
  fr: ['menu', 'sources', 'important', 'notes'],
};

const { en: _, ...others } = tables;

describe.each(Object.entries(others))('the interface in %s', (language, texts) => {
  test('has the placeholders of the English one, each as often', () => {
    expect(placeholdersOf(texts)).toEqual(placeholdersOf(en));
  });

  test('has a text everywhere, without space at its ends', () => {
    expect(entries(texts).filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('is English nowhere', () => {
    const english = new Map(entries(en));
    const same = entries(texts)
      .filter(([key, text]) => text === english.get(key))
      .map(([key]) => key);
    expect(same).toEqual(sameAsEnglish[language] ?? []);
  });

  test('has just the plural forms of its language, and says the number in all that stand for several', () => {
    const rules = new Intl.PluralRules(language);
    const counts = Map.groupBy([...Array(1000).keys(), 1_000_000, 1.5], (count) => rules.select(count));
    expect(Object.keys(texts.termCount).sort()).toEqual(rules.resolvedOptions().pluralCategories.toSorted());
    const silent = Object.entries(texts.termCount).filter(([, form]) => !form.includes('{count}'));
    expect(silent.filter(([category]) => counts.get(category as Intl.LDMLPluralRule)!.length > 1)).toEqual([]);
  });

  test('is written with the typography of its language', () => {
    const faults = entries(texts).filter(([, text]) => wrongSigns[language]?.test(text) || /['"]|\.\.\./u.test(text));
    expect(faults).toEqual([]);
  });
});

/** What a careful typesetter would not let pass. */
const wrongSigns: Record<string, RegExp> = {
  de: /[”’‘]/u,
  fr: /[“”]|[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]/u,
  es: /[¡!]|^[^¿]*\?/u,
  ja: /[,.:;()!?]|[，。、：]\s/u,
  zh: /[,:;()!?]|\.(?!\S)|\p{Script=Han} \p{Script=Han}/u,
  ko: /[，。、：；（）]/u,
  ar: /[,;?]/u,
  hi: /\.$|[,;] *$/u,
};

test('numbers are said by the rules of the language', () => {
  const said = (language: string, counts: readonly number[]): string[] =>
    counts.map((count) => fillCount(textsFor(language).termCount, count, language));
  expect(said('en', [0, 1, 2, 1000])).toEqual(['0 terms', '1 term', '2 terms', '1,000 terms']);
  expect(said('de', [0, 1, 1000])).toEqual(['0 Begriffe', '1 Begriff', '1.000 Begriffe']);
  expect(said('fr', [0, 1, 2, 1000, 1_000_000])).toEqual([
    '0 terme',
    '1 terme',
    '2 termes',
    '1\u202f000 termes',
    '1\u202f000\u202f000 de termes',
  ]);
  expect(said('pt-BR', [1, 2])).toEqual(['1 termo', '2 termos']);
  expect(said('ja', [0, 1, 2])).toEqual(['0語', '1語', '2語']);
  expect(said('ko', [1, 20])).toEqual(['용어 1개', '용어 20개']);
  expect(said('hi', [1, 2])).toEqual(['1 शब्द', '2 शब्द']);
  expect(said('ar-u-nu-latn', [0, 1, 2, 3, 10, 11, 99, 100, 102, 103])).toEqual([
    'لا مصطلحات',
    'مصطلح واحد',
    'مصطلحان',
    '3 مصطلحات',
    '10 مصطلحات',
    '11 مصطلحًا',
    '99 مصطلحًا',
    '100 مصطلح',
    '102 مصطلح',
    '103 مصطلحات',
  ]);
});

test('English forms keep to English rules where they stand in for another language', () => {
  expect([1, 2, 21].map((count) => fillCount(en.termCount, count, 'ru'))).toEqual(['1 term', '2 terms', '21 terms']);
  expect([1, 2].map((count) => fillCount(en.termCount, count, 'th'))).toEqual(['1 term', '2 terms']);
});

test('a language gets its own texts, or those of the same language in the same script, or English', () => {
  const chosen = (language: string): string => Object.keys(tables).find((tag) => tables[tag] === textsFor(language))!;
  const languages = [
    'en',
    'en-GB',
    'de',
    'DE',
    'de-AT',
    'de-CH-1996',
    'fr-CA',
    'es-419',
    'pt',
    'pt-BR',
    'pt-PT',
    'ja-JP',
    'zh',
    'zh-CN',
    'zh-SG',
    'zh-Hans',
    'zh-Hans-HK',
    'zh-TW',
    'zh-HK',
    'zh-Hant',
    'yue',
    'ko-KR',
    'ar-EG',
    'ar-u-nu-latn',
    'hi-IN',
    'hi-Latn',
    'sr',
    'tlh',
  ];
  expect(languages.map((language) => `${language} ${chosen(language)}`)).toEqual([
    'en en',
    'en-GB en',
    'de de',
    'DE de',
    'de-AT de',
    'de-CH-1996 de',
    'fr-CA fr',
    'es-419 es',
    'pt pt',
    'pt-BR pt',
    'pt-PT pt',
    'ja-JP ja',
    'zh zh',
    'zh-CN zh',
    'zh-SG zh',
    'zh-Hans zh',
    'zh-Hans-HK zh',
    'zh-TW en',
    'zh-HK en',
    'zh-Hant en',
    'yue en',
    'ko-KR ko',
    'ar-EG ar',
    'ar-u-nu-latn ar',
    'hi-IN hi',
    'hi-Latn en',
    'sr en',
    'tlh en',
  ]);
});

/** Every text with its key; of a text that depends on a number, each form. */
function entries(texts: Texts): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string'
      ? [[key, text]]
      : Object.entries(text).map(([category, form]) => [`${key}.${category}`, form]),
  );
}

/** Of a text that depends on a number, those of its general form. */
function placeholdersOf({ termCount, foundCount, ...texts }: Texts): Record<string, string[]> {
  const all = Object.entries({ ...texts, termCount: termCount.other, foundCount: foundCount.other });
  return Object.fromEntries(
    all.map(([key, text]) => [key, [...text.matchAll(/\{\w*\}/gu)].map(([found]) => found).sort()]),
  );
}
