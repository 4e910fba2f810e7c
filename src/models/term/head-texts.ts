import type { Entry } from '../../entries/entry.ts';
import { fill } from '../../site/placeholders.ts';
import type { Site } from '../../site/site.ts';
import { titleOf } from './term-link.ts';
import { categoryOf } from './term-data.ts';

/** The title of a term's page for search engines: the entry's own, or the pattern of the settings. */
export function headTitleOf(entry: Entry, site: Site): string {
  const { titles, name } = site.in(entry.language);
  const term =
    entry.abbreviation === undefined || entry.sense !== undefined
      ? titleOf(entry)
      : `${titleOf(entry)} (${entry.abbreviation})`;
  return entry.title ?? fill(titles.term, { term, site: name, category: categoryOf(entry, site)?.title ?? name });
}

/** @param summary the term in one sentence */
export function descriptionOf(entry: Entry, summary: string): string {
  return entry.description ?? summary;
}
