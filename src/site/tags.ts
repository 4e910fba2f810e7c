import { toSlug } from './slug.ts';

/** A tag that the settings name. */
export interface Tag {
  id: string;
  title: string;
  /** In every language. */
  titles: readonly string[];
  description?: string;
}

/** What terms may call a tag: its identifier, and its name in any language. Capitals, spaces and hyphens make no difference. */
export function tagKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ');
}

/** The identifier of a tag as a term writes it: that of a tag of the settings, or its words as a part of an address. */
export function tagFinder(tags: readonly Tag[]): (written: string) => string {
  const ids = new Map(tags.flatMap(({ id, titles }) => titles.map((title) => [tagKey(title), id])));
  // Last, as an identifier comes before another tag's name.
  for (const { id } of tags) ids.set(tagKey(id), id);
  return (written) => ids.get(tagKey(written)) ?? toSlug(written);
}
