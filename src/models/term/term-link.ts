import type { Entry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';

/** @param from the language of the page that the link stands on */
export function termLink(
  { term, abbreviation, reading, sense, language, slug }: Entry,
  { addresses }: Site,
  from: string,
): TermLink {
  const address = addresses.term(language, slug.value);
  return {
    name: term.value,
    abbreviation,
    reading,
    sense,
    address,
    language: language === from ? undefined : language,
  };
}

/** “Noise (photography)”: the headword with what tells it apart. */
export function titleOf({ term, sense }: Pick<Entry, 'term' | 'sense'>): string {
  return withSense(term.value, sense);
}

export function withSense(name: string, sense: string | undefined): string {
  return sense === undefined ? name : `${name} (${sense})`;
}

/** Made once for each language: that takes longer than their use. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

export function dayOf(iso: string, label: string, language: string): Day {
  const format = dayFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  dayFormats.set(language, format);
  return { iso, label, text: format.format(new Date(`${iso}T00:00:00Z`)) };
}

/** A link to a term, as lists show it. */
export interface TermLink {
  name: string;
  address: string;
  /** The language of the target, where it is another than the page's. */
  language?: string;
  /** What tells it apart from its homonyms. */
  sense?: string;
  abbreviation?: string;
  /** How it is read, where its characters don't tell. */
  reading?: string;
}

/** A term as a card in a list, with what it is. */
export interface TermCard extends TermLink {
  summary: string;
  /** Its title, where terms of several categories share a name. */
  category?: string;
}

export interface Day {
  /** `2026-06-16`, for the datetime attribute. */
  iso: string;
  /** `June 16, 2026`, in the language of the page. */
  text: string;
  /** `Updated`. */
  label: string;
}
