import type { Entry } from '../../entries/entry.ts';
import { fill } from '../../site/placeholders.ts';
import { type LocalSite } from '../../site/site.ts';

/** “By A and B” or “Reviewed by C”, whole and in parts, of which some are links. */
export interface Byline {
  text: string;
  parts: readonly { text: string; url?: string }[];
  /** As schema.org calls it. */
  role: 'author' | 'reviewedBy';
  people: readonly { name: string; url?: string }[];
}

export function bylinesOf({ authors, reviewedBy, language }: Entry, { texts }: LocalSite): Byline[] {
  return [
    ...(authors.length > 0 ? [bylineOf('author', texts.writtenBy, authors, language)] : []),
    ...(reviewedBy.length > 0 ? [bylineOf('reviewedBy', texts.checkedBy, reviewedBy, language)] : []),
  ];
}

function bylineOf(role: Byline['role'], pattern: string, people: Byline['people'], language: string): Byline {
  const format = new Intl.ListFormat(language, { type: 'conjunction' });
  const names = people.map(({ name }) => name);
  const [before = '', after = ''] = pattern.split('{names}');
  let person = 0;
  const parts = format.formatToParts(names).map(({ type, value }) => ({
    text: value,
    url: type === 'element' ? people[person++]?.url : undefined,
  }));
  const all = [{ text: before }, ...parts, { text: after }].filter(({ text }) => text !== '');
  return { text: fill(pattern, { names: format.format(names) }), parts: all, role, people };
}

export function authorsOf({ bylines }: { bylines: readonly Byline[] }): Byline['people'] {
  return bylines.find(({ role }) => role === 'author')?.people ?? [];
}
