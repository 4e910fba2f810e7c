import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry } from '../entries/entry.ts';

/**
 * Reports Japanese terms in kanji without a reading, all at once: readers look for them by it.
 * @param entries of one language
 */
export function checkReadings(entries: readonly Entry[], language: string): Problem[] {
  if (!/^ja(?:-|$)/iu.test(language)) return [];
  const unread = entries.filter(({ term, reading }) => reading === undefined && /^\p{Script=Han}/u.test(term.value));
  const [first] = unread;
  return first ? [problem('no-reading', first.file, first.term.at, { count: unread.length })] : [];
}
