import type { Entry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';
import type { Day, TermLink } from '../page.ts';

/** @param from the language of the page that the link stands on */
export function termLink(
  { term, abbreviation, sense, language, slug }: Entry,
  { addresses }: Site,
  from: string,
): TermLink {
  const address = addresses.term(language, slug.value);
  return { name: term.value, abbreviation, sense, address, language: language === from ? undefined : language };
}

/** “Noise (photography)”: the headword with what tells it apart. */
export function titleOf({ term, sense }: Pick<Entry, 'term' | 'sense'>): string {
  return sense === undefined ? term.value : `${term.value} (${sense})`;
}

/** Made once for each language: that takes longer than their use. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

export function dayOf(iso: string, label: string, language: string): Day {
  const format = dayFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  dayFormats.set(language, format);
  return { iso, label, text: format.format(new Date(`${iso}T00:00:00Z`)) };
}
