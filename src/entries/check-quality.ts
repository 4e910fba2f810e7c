import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Category } from '../site/site.ts';
import { toSlug } from '../site/slug.ts';
import type { Yaml } from '../source/read-yaml.ts';
import type { Entry } from './entry.ts';

/** In characters: search engines show about this much of a description. */
const SUMMARY_LIMIT = 160;

/** Problems of one entry that need no other entry. */
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
  if (category && categories.every(({ id }) => id !== category.value)) {
    problems.push(
      problem('unknown-category', file, category.at, {
        found: category.value,
        nearest: nearestCategory(category.value, categories),
        known: categories.map(({ id }) => id).join(', '),
      }),
    );
  }
  const hasField = Object.hasOwn((yaml.value ?? {}) as object, 'faq');
  // Reported for the original only, not for each of its translations.
  if (questions.length === 0 && !hasField && !isTranslation && status === 'published')
    problems.push(problem('no-questions', file, yaml.opening([]), {}));
  return problems;
}

/** The identifier of the category that was probably meant, by identifier or title, whatever their capitals, spaces and hyphens. */
function nearestCategory(found: string, categories: readonly Category[]): string | undefined {
  const ids = new Map(categories.flatMap(({ id, titles }) => titles.map((title) => [toSlug(title), id])));
  // Last, as an identifier comes before another category's title.
  for (const { id } of categories) ids.set(toSlug(id), id);
  const near = nearest(toSlug(found), ids.keys());
  return near === undefined ? undefined : ids.get(near);
}
