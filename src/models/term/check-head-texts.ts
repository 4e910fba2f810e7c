import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';
import { descriptionOf, headTitleOf } from './head-texts.ts';

/** Search engines show one of several pages that have the same title or description, and which one is theirs to choose. */
export function checkHeadTexts(entries: readonly Entry[], summaryOf: (entry: Entry) => string, site: Site): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.noindex || entry.status === 'draft') continue;
    const { language, file, term, titleAt, descriptionAt } = entry;
    const title = headTitleOf(entry, site);
    const description = descriptionOf(entry, summaryOf(entry));
    const first = (key: string): Entry | undefined => {
      const other = seen.get(`${language} ${key}`);
      // A language that is declared twice has its terms twice.
      if (other === entry) return undefined;
      if (!other) seen.set(`${language} ${key}`, entry);
      return other;
    };
    const twin = first(`title ${title}`);
    // Two terms of the same name are told already.
    const isNamesake = twin?.term.value === term.value && (twin.title ?? entry.title) === undefined;
    if (twin && !isNamesake)
      problems.push(problem('same-title', file, titleAt ?? term.at, { title, other: twin.file }));
    const like = description === '' ? undefined : first(`description ${description}`);
    if (like) problems.push(problem('same-description', file, descriptionAt ?? term.at, { other: like.file }));
  }
  return problems;
}
