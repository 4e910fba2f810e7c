import { toSlug } from '../../site/slug.ts';
import { titleOf } from '../fields/field-sections.ts';
import { note, type ImportNote } from '../note.ts';
import { plainLine } from '../text/plain-text.ts';
import { mainEntry, type Term } from '../text/term.ts';

/** The category of every term that has one, and all categories with their titles, in the order of the source. */
export interface Categories {
  of: ReadonlyMap<Term, string>;
  titles: ReadonlyMap<string, string>;
}

/** More of them would be an index, not categories. */
const MOST = 40;

/**
 * An entry has one category: the one the source gives; where it has tags alone, and few enough, the first tag that another
 * entry has too. Other tags are told.
 */
export function categoriesOf(
  terms: readonly Term[],
  defaultLanguage: string,
): { categories: Categories; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  const of = new Map<Term, string>();
  const titles = new Map<string, string>();
  const mains = terms.map((term) => ({ term, entry: mainEntry(term, defaultLanguage) }));
  const hasCategories = mains.some(({ entry }) => entry.category);
  const firstTags = new Set(mains.map(({ entry }) => entry.tags[0]?.value.toLowerCase()).filter(Boolean));
  const areTags = !hasCategories && firstTags.size <= MOST && firstTags.size <= Math.max(3, mains.length / 2);
  const uses = Map.groupBy(
    mains.flatMap(({ entry }) => [...new Set(entry.tags.map(({ value }) => value.toLowerCase()))]),
    (tag) => tag,
  );
  for (const { term, entry } of mains) {
    const told =
      entry.category ??
      (areTags ? entry.tags.find(({ value }) => uses.get(value.toLowerCase())!.length > 1) : undefined);
    if (told) {
      const named = plainLine(told.value);
      const id = toSlug(named) || `category-${[...titles.values()].indexOf(named) + 1 || titles.size + 1}`;
      of.set(term, id);
      if (!titles.has(id)) titles.set(id, named === id ? titleOf(named) : named);
    }
    for (const [, one] of term.entries) {
      // A translation repeats its original's tags: they are told once.
      const known = one === entry ? [] : entry.tags.map(({ value }) => value);
      const left = one.tags.filter(
        ({ value }) => value !== told?.value && plainLine(value) !== of.get(term) && !known.includes(value),
      );
      if (left.length > 0) {
        const tags = [...new Set(left.map(({ value }) => value))].join(', ');
        notes.push(note('other-tags', one.file, left[0]!.line, { category: of.get(term), tags }));
      }
      const other = one.category;
      if (other && other !== told && toSlug(plainLine(other.value)) !== of.get(term)) {
        notes.push(note('other-tags', one.file, other.line, { category: of.get(term), tags: other.value }));
      }
    }
  }
  return { categories: { of, titles }, notes };
}
