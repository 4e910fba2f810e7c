import type { Entry } from '../../entries/entry.ts';
import type { LocalSite } from '../../site/site.ts';
import { titleOf } from './term-link.ts';

/** A way to refer to a term, for a reader to copy. */
export interface Citation {
  label: string;
  text: string;
}

/** The address of a term, and a reference to it in words, in Markdown and in BibTeX. */
export function citationOf(
  entry: Entry,
  url: string,
  { texts, name: site, publisher, language }: LocalSite,
): Citation[] {
  const title = titleOf(entry);
  const names = entry.authors.map(({ name }) => name);
  const authors =
    names.length > 0 ? new Intl.ListFormat(language, { type: 'conjunction' }).format(names) : (publisher?.name ?? site);
  const day = entry.updated ?? entry.published ?? entry.reviewed;
  const year = day === undefined ? [] : [day.slice(0, 4)];
  const before = authors === site ? [] : [authors];
  const bibtex = {
    author: names.length > 0 ? names.map((one) => `{${escaped(one)}}`).join(' and ') : `{${escaped(authors)}}`,
    title: `{${escaped(title)}}`,
    howpublished: escaped(site),
    ...(year[0] === undefined ? {} : { year: year[0] }),
    url,
  };
  const fields = Object.entries(bibtex).map(([field, value]) => `  ${field} = {${value}}`);
  return [
    { label: texts.link, text: url },
    { label: texts.plainText, text: `${[...before, `“${title}”`, site, ...year].join('. ')}. ${url}` },
    { label: 'Markdown', text: `[${title.replace(/[\\[\]]/gu, '\\$&')}](${url})` },
    { label: 'BibTeX', text: `@misc{${keyOf(entry)},\n${fields.join(',\n')}\n}` },
  ];
}

/** A key that BibTeX takes. */
function keyOf({ id }: Entry): string {
  return id.replace(/[^a-z\d-]+/giu, '') || 'term';
}

/** Signs that mean something in TeX. */
function escaped(text: string): string {
  const words: Record<string, string> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replace(/[\\~^&%$#_{}]/gu, (sign) => words[sign] ?? `\\${sign}`);
}
