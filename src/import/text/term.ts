import type { SourceEntry } from './source-entry.ts';

/** One term in all its languages. */
export interface Term {
  /** Its file name in the new glossary. */
  id: string;
  entries: Map<string, SourceEntry>;
  /** Entries that were joined with it: references to them lead here. */
  merged: SourceEntry[];
}

/** In the default language, or in the first that it has. */
export function mainEntry({ entries }: Term, defaultLanguage: string): SourceEntry {
  return entries.get(defaultLanguage) ?? [...entries.values()][0]!;
}
