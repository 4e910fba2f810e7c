import type { Glossary } from '../src/models/glossary.ts';
import type { TermSheet } from '../src/models/term/term-sheet.ts';

/** The term of a language, first of all the default one, whose page is the longest: what holds for it holds for all. */
export function longestTerm(
  { pages, site: { languages } }: Pick<Glossary, 'pages' | 'site'>,
  language = languages[0],
): TermSheet | undefined {
  let longest: { term: TermSheet; length: number } | undefined;
  for (const term of pages.term) {
    if (term.data.language !== language) continue;
    const { length } = JSON.stringify(term.page());
    if (!longest || length > longest.length) longest = { term, length };
  }
  return longest?.term;
}
