import { entryFields } from '../../site/entry-fields.ts';
import { titleOf } from '../fields/field-sections.ts';
import { yamlText } from './term-file.ts';

/** What a new `site.yaml` is made from. */
export interface SourceSettings {
  /** What the source is called. */
  name: string;
  /** The default language first. */
  languages: readonly string[];
  /** The titles of sections, in their order. */
  sections: readonly string[];
  /** By identifier. */
  categories: ReadonlyMap<string, string>;
}

/** A `site.yaml` that fits what was imported; the address is a placeholder that only the owner can replace. */
export function settingsFile({ name, languages, sections, categories }: SourceSettings): string {
  const title = titleOf(name.replace(/\.\w+$/u, '')) || 'Glossary';
  const [language, ...locales] = languages;
  const settings = {
    name: title,
    description: `${title}: ${DESCRIPTIONS[new Intl.Locale(language ?? 'en').language] ?? DESCRIPTIONS['en']}`,
    url: 'https://example.com/glossary',
    language,
    ...(locales.length > 0 ? { locales } : {}),
    ...(sections.length > 0 ? { sections: withFields(sections) } : {}),
    ...(categories.size > 0
      ? { categories: Object.fromEntries([...categories].map(([id, named]) => [id, { title: named }])) }
      : {}),
  };
  return `# Written by headword import. Put in your own name, description and address (url).\n${yamlText(settings)}`;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  ar: 'مصطلحات وتعريفاتها.',
  de: 'Begriffe und was sie bedeuten.',
  en: 'terms and their definitions.',
  es: 'términos y sus definiciones.',
  fr: 'termes et définitions.',
  hi: 'शब्द और उनकी परिभाषाएँ।',
  ja: '用語とその定義。',
  ko: '용어와 그 정의.',
  pt: 'termos e suas definições.',
  zh: '术语及其定义。',
};

/** Titles that at least three entries and a tenth of them share. */
export function recurrent(titles: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const list of titles) for (const title of new Set(list)) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 3 && count >= titles.length / 10).map(([title]) => title);
}

/**
 * The sections of the site, in an order that is that of the pages. A page shows them before its other sections, so what
 * mostly stands after these is none of them.
 */
export function sectionsOf(titles: readonly (readonly string[])[]): string[] {
  let sections = new Set(recurrent(titles));
  for (let before = -1; before !== sections.size;) {
    before = sections.size;
    sections = new Set([...sections].filter((title) => isEarly(title, sections, titles)));
  }
  // How often one stands before another.
  const count = new Map<string, number>();
  const pair = (a: string, b: string): string => `${a}\n${b}`;
  for (const list of titles) {
    const own = [...new Set(list)].filter((title) => sections.has(title));
    for (const [index, title] of own.entries())
      for (const later of own.slice(index + 1)) count.set(pair(title, later), (count.get(pair(title, later)) ?? 0) + 1);
  }
  const isBefore = (a: string, b: string): boolean => (count.get(pair(a, b)) ?? 0) > (count.get(pair(b, a)) ?? 0);
  const ordered: string[] = [];
  for (const rest = [...sections]; rest.length > 0;) {
    const earlier = rest.map((title) => rest.filter((other) => isBefore(other, title)).length);
    ordered.push(...rest.splice(earlier.indexOf(Math.min(...earlier)), 1));
  }
  return ordered;
}

/** Most pages that have it have none before it that is no section of the site. */
function isEarly(title: string, sections: ReadonlySet<string>, titles: readonly (readonly string[])[]): boolean {
  const pages = titles.filter((list) => list.includes(title));
  const late = pages.filter((list) => list.slice(0, list.indexOf(title)).some((other) => !sections.has(other)));
  return late.length * 4 <= pages.length;
}

/** “Why it matters” is the field `whyItMatters`; a title without Latin letters gets a number. */
function withFields(titles: readonly string[]): { field: string; title: string }[] {
  const taken = new Set<string>(entryFields);
  return titles.map((title, index) => {
    const words =
      title
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .match(/[A-Za-z0-9]+/gu) ?? [];
    const [first = '', ...rest] = words.map((word) => word.toLowerCase());
    const name = `${first}${rest.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}`.replace(/^\d+/u, '');
    const free =
      [name.replace(/^[A-Z]/u, (letter) => letter.toLowerCase()), `section${index + 1}`, `${name}Section`].find(
        (one) => /^[a-z]/u.test(one) && !taken.has(one),
      ) ?? `section${index + 1}x`;
    taken.add(free);
    return { field: free, title };
  });
}
