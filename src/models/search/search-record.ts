import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import type { PageReading } from '../../html/read-page.ts';

/** A page as the search reads it. */
export interface SearchRecord {
  name: string;
  sense?: string;
  address: string;
  /** All names besides the first. */
  others: readonly string[];
  summary: string;
  category?: string;
  passages: readonly SearchPassage[];
}

export interface SearchPassage {
  kind: 'definition' | 'section' | 'question';
  /** The id of its heading; empty for what has none. */
  id: string;
  title: string;
  text: string;
}

/** What a record is made from besides its page. */
export interface RecordPlace {
  address: string;
  summary: string;
  /** The title of its category. */
  category?: string;
}

/** The record of a term or an own page. What its page lists of other terms isn't in it. */
export function searchRecord(
  page: Entry | OwnPageEntry,
  reading: Pick<PageReading, 'outline' | 'shown'>,
  { address, summary, category }: RecordPlace,
): SearchRecord {
  const { blocks } = reading.shown();
  const { titles } = reading.outline;
  const base = { address, summary, ...(category === undefined ? {} : { category }) };
  if (!('term' in page))
    return {
      ...base,
      name: page.title,
      others: [],
      passages: blocks.body.map(({ id, text }) => ({ kind: 'section', id, title: '', text })),
    };
  return {
    ...base,
    name: page.term.value,
    ...(page.sense === undefined ? {} : { sense: page.sense }),
    others: [page.abbreviation, page.reading, ...page.aliases.map(({ value }) => value)].filter(
      (name) => name !== undefined,
    ),
    passages: [
      ...blocks.definition.map(({ text }) => ({ kind: 'definition', id: '', title: '', text }) as const),
      ...blocks.items.map(
        ({ id, text }, at) => ({ kind: 'question', id, title: page.questions[at]!.value, text }) as const,
      ),
      ...blocks.sections.map(({ id, text }, at) => ({ kind: 'section', id, title: titles[at]!, text }) as const),
    ],
  };
}
