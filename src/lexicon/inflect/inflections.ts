import { baseLanguage } from '../base-language.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { portuguese } from './pt.ts';

/**
 * The other forms of a name in running text: its plurals and cases, or its singular if the name is a plural. Never
 * includes the name itself. Empty for languages without rules.
 * @param language a BCP 47 tag, of which only the language counts
 */
export function inflections(name: string, language: string): string[] {
  const inflect = languages.get(baseLanguage(language));
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
