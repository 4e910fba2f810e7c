import type { Entry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';
import type { DataFile } from '../data-file.ts';
import type { NameFiles } from './name-file.ts';

/** The summaries of one language's terms, which the search reads where names don't answer. */
export interface SummaryIndex {
  /** Of the file of names, whose order it has. */
  version: string;
  summaries: readonly string[];
}

/** More summaries are too much to send for what they add: the page of results looks through all text. */
const MOST_SUMMARIES = 5_000;

/** @param entries the terms of the language, in alphabetical order; undefined where they are too many */
export function summaryFile(
  entries: readonly Entry[],
  { version }: NameFiles,
  summaryOf: (entry: Entry) => string,
  language: string,
  { addresses }: Pick<Site, 'addresses'>,
): DataFile | undefined {
  if (entries.length > MOST_SUMMARIES) return undefined;
  const index: SummaryIndex = { version, summaries: entries.map(summaryOf) };
  return { address: addresses.summaries(language), body: JSON.stringify(index) };
}
