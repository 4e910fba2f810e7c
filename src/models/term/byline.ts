import type { Entry } from '../../entries/entry.ts';
import { fill } from '../../site/placeholders.ts';
import { type LocalSite } from '../../site/site.ts';

/** “By A and B”, whole and in parts, of which some are links. */
export interface Byline {
  text: string;
  parts: readonly { text: string; url?: string }[];
  authors: readonly { name: string; url?: string }[];
}

export function bylineOf({ authors, language }: Entry, { texts }: LocalSite): Byline | undefined {
  if (authors.length === 0) return undefined;
  const format = new Intl.ListFormat(language, { type: 'conjunction' });
  const names = authors.map(({ name }) => name);
  const [before = '', after = ''] = texts.writtenBy.split('{names}');
  let author = 0;
  const parts = format.formatToParts(names).map(({ type, value }) => ({
    text: value,
    url: type === 'element' ? authors[author++]?.url : undefined,
  }));
  const all = [{ text: before }, ...parts, { text: after }].filter(({ text }) => text !== '');
  return { text: fill(texts.writtenBy, { names: format.format(names) }), parts: all, authors };
}
