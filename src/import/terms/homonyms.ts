import { nameKey } from '../../lexicon/lexicon.ts';
import type { Categories } from './categories.ts';
import { toSlug } from '../../site/slug.ts';
import { titleOf } from '../fields/field-sections.ts';
import type { Term } from '../text/term.ts';
import { note, type ImportNote } from '../note.ts';
import type { SourceEntry } from '../text/source-entry.ts';

/** A file's name often begins with that of the term, which is no sense of it. */
function withoutName(id: string, name: string): string {
  const slug = `${toSlug(name)}-`;
  return id.startsWith(slug) ? id.slice(slug.length) : id;
}

/**
 * Two entries of one language with one name are told apart: by their own sense, else by their category, else by their
 * file names. Each is told, since only a person can say whether they are one concept.
 */
export function tellHomonyms(
  terms: readonly Term[],
  categories: Categories,
): { of: ReadonlyMap<SourceEntry, string>; notes: ImportNote[] } {
  const of = new Map<SourceEntry, string>();
  const notes: ImportNote[] = [];
  const all = terms.flatMap((term) => [...term.entries].map(([language, entry]) => ({ term, language, entry })));
  for (const { entry } of all) if (entry.sense) of.set(entry, entry.sense.value);
  for (const same of Map.groupBy(all, ({ language, entry }) => `${language}\n${nameKey(entry.term.value)}`).values()) {
    if (same.length < 2) continue;
    const titles = same.map(({ term }) => categories.titles.get(categories.of.get(term) ?? ''));
    const areTitles =
      titles.every((title) => title !== undefined) &&
      new Set(titles.map((title) => nameKey(title!))).size === same.length;
    const taken = new Set<string>();
    for (const [index, { term, entry }] of same.entries()) {
      // Of several with one sense, the first keeps it.
      if (entry.sense && !taken.has(nameKey(entry.sense.value))) {
        taken.add(nameKey(entry.sense.value));
        continue;
      }
      const sense = areTitles ? titles[index]! : titleOf(withoutName(term.id, entry.term.value));
      of.set(entry, sense);
      const { entry: rival } = same.find((one) => one.entry !== entry)!;
      notes.push(
        note('same-name', entry.file, entry.term.line, {
          term: entry.term.value,
          other: `${rival.file}:${rival.line}`,
          sense,
        }),
      );
    }
  }
  return { of, notes };
}
