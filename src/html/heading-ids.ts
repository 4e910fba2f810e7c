import type { Element } from 'hast';
import rehypeSlug from 'rehype-slug';

const slug = rehypeSlug();

/** Gives each heading an id from its words. No two of one call have the same. */
export function giveIds(headings: readonly Element[]): void {
  slug({ type: 'root', children: [...headings] });
}

/**
 * The id of the heading that a link leads to, written as its id or in its words: `#replica-sets`, `#Replica sets`.
 * Obsidian writes the headings above it as well: `#Parts#Replica sets`.
 */
export function headingId(fragment: string, ids: readonly string[]): string | undefined {
  const written = decoded(fragment);
  if (ids.includes(written)) return written;
  const slugs = [written, written.slice(written.lastIndexOf('#') + 1)].map(slugOf);
  return slugs.find((one) => ids.includes(one));
}

function slugOf(words: string): string {
  const heading: Element = {
    type: 'element',
    tagName: 'h2',
    properties: {},
    children: [{ type: 'text', value: words.normalize('NFC').trim() }],
  };
  giveIds([heading]);
  return String(heading.properties.id ?? '');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
