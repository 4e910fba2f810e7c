import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { portuguese } from './pt.ts';

/** The other forms in which running text shows a name: its plural, or its singular where it stands in the plural. Never the name itself; empty for a language whose rules aren't here. */
export function inflections(name: string, language: string): string[] {
  const inflect = languages.get(language.split('-')[0]!.toLowerCase());
  if (!inflect) return [];
  const own = name.toLowerCase();
  return [...new Set(inflect(name))].filter((form) => form.toLowerCase() !== own);
}

const languages = new Map<string, (name: string) => string[]>([
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['pt', portuguese],
]);
