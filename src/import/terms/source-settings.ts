import { entryFields } from '../../site/settings.ts';
import { titleOf } from '../fields/field-sections.ts';
import { yamlText } from './term-file.ts';

/** What a new `site.yaml` is made from. */
export interface SourceSettings {
  /** What the source is called. */
  name: string;
  /** The default language first. */
  languages: readonly string[];
  /** The titles of sections that recur, most frequent order of appearance. */
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
    description: `${title}: terms and their definitions.`,
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

/** A title that at least three entries and a tenth of them share is a section of the site. */
export function recurrent(titles: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const list of titles) for (const title of new Set(list)) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 3 && count >= titles.length / 10).map(([title]) => title);
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
