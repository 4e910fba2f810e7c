import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Category } from '../site/site.ts';
import type { Yaml } from '../source/read-yaml.ts';
import type { Entry } from './entry.ts';

/** Search engines show about this many characters of a description. */
const SUMMARY_LIMIT = 160;

/** What an entry could do better on its own; nothing here stops a build. */
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
  const isAsked = Object.hasOwn((yaml.value ?? {}) as object, 'faq');
  // Said once, of the original.
  if (questions.length === 0 && !isAsked && !isTranslation && status === 'published')
    problems.push(problem('no-questions', file, yaml.opening([]), {}));
  return problems;
}
