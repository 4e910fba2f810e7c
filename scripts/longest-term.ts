import type { Glossary } from '../src/models/glossary.ts';
import type { TermSheet } from '../src/models/term/term-sheet.ts';

/** The term with the longest page in a language (by default, the site's default language): the worst case for measuring. */
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
