import type { Entry } from '../../entries/entry.ts';
import { surfaceForms } from '../../lexicon/surface-forms.ts';
import { nameKey, namesOf } from '../../lexicon/lexicon.ts';
import type { LinkReport, ReportedLink } from './link-report.ts';

/** The difference that a change to the content makes to its links. */
export interface LinkDiff {
  added: ReportedLink[];
  removed: ReportedLink[];
  /** Names that were added or removed, with the number of automatic links that came or went with each. */
  names: { name: string; term: string; language: string; change: 'added' | 'removed'; links: number; pages: number }[];
}

interface Side {
  entries: readonly Entry[];
  report: LinkReport;
}

/** Compares links by page, language, target and origin, ignoring words and positions. */
export function diffLinks(before: Side, after: Side): LinkDiff {
  const added = without(after.report.links, before.report.links);
  const removed = without(before.report.links, after.report.links);
  return {
    added,
    removed,
    names: [
      ...changedNames(before.entries, after.entries, added, 'added'),
      ...changedNames(after.entries, before.entries, removed, 'removed'),
    ],
  };
}

function without(links: readonly ReportedLink[], others: readonly ReportedLink[]): ReportedLink[] {
  const counts = new Map<string, number>();
  for (const link of others) counts.set(keyOf(link), (counts.get(keyOf(link)) ?? 0) + 1);
  return links.filter((link) => {
    const left = counts.get(keyOf(link)) ?? 0;
    counts.set(keyOf(link), left - 1);
    return left <= 0;
  });
}

function keyOf({ page, language, target, origin }: ReportedLink): string {
  return [page, language, target, origin].join('\n');
}

/** The names that only the second list of entries has, with the links by these names. */
function changedNames(
  without: readonly Entry[],
  having: readonly Entry[],
  links: readonly ReportedLink[],
  change: 'added' | 'removed',
): LinkDiff['names'] {
  const otherNames = new Set(without.flatMap((entry) => namesOf(entry).map((name) => keyOfName(entry, name))));
  return having.flatMap((entry) =>
    namesOf(entry)
      .filter((name) => !otherNames.has(keyOfName(entry, name)))
      .map((name) => {
        const forms = new Set(
          surfaceForms({ id: entry.id, name }, entry.language).map(({ text }) => nameKey(text, entry.language)),
        );
        const own = links.filter(
          (link) =>
            link.target === entry.id &&
            link.language === entry.language &&
            link.origin === 'automatic' &&
            forms.has(nameKey(link.text)),
        );
        return {
          name,
          term: entry.id,
          language: entry.language,
          change,
          links: own.length,
          pages: new Set(own.map(({ page }) => page)).size,
        };
      })
      .filter((one) => one.links > 0),
  );
}

function keyOfName({ id, language }: Entry, name: string): string {
  return [id, language, name].join('\n');
}
