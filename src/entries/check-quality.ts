import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Category } from '../site/site.ts';
import type { Yaml } from '../source/read-yaml.ts';
import type { Entry } from './entry.ts';

/** In characters: search engines show about this much of a description. */
const SUMMARY_LIMIT = 160;

/** Warnings about one entry that need no other entry. */
export function checkQuality(
  { file, summary, category, questions, status }: Entry,
  yaml: Yaml,
  isTranslation: boolean,
  categories: readonly Category[],
): Problem[] {
  const problems: Problem[] = [];
  const length = summary === undefined ? 0 : [...summary].length;
  if (length > SUMMARY_LIMIT) {
    problems.push(problem('long-summary', file, yaml.valueAt(['summary']), { length, limit: SUMMARY_LIMIT }));
  }
  const ids = categories.map(({ id }) => id);
  if (category && !ids.includes(category.value)) {
    const near = nearest(category.value, ids);
    problems.push(
      problem('unknown-category', file, category.at, { found: category.value, nearest: near, known: ids.join(', ') }),
    );
  }
  const hasField = Object.hasOwn((yaml.value ?? {}) as object, 'faq');
  // Reported for the original only, not for each of its translations.
  if (questions.length === 0 && !hasField && !isTranslation && status === 'published')
    problems.push(problem('no-questions', file, yaml.opening([]), {}));
  return problems;
}
