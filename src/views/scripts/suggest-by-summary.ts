import MiniSearch from 'minisearch';
import { folded } from '../../models/search/search-key.ts';
import { splitter } from './splitter.ts';

/** Finds terms whose summaries contain all typed words; each word may be the beginning of a longer one. */
export function summarySuggester(summaries: readonly string[], language: string): (query: string) => number[] {
  const search = new MiniSearch({
    fields: ['text'],
    tokenize: splitter(language),
    processTerm: folded,
    searchOptions: { prefix: true, combineWith: 'AND' },
  });
  search.addAll(summaries.map((text, id) => ({ id, text })));
  return (query) => search.search(query).map(({ id }) => id as number);
}
