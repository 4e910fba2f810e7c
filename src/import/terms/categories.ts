import { nameKey } from '../../lexicon/lexicon.ts';
import type { Site } from '../../site/site.ts';
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
  site: Site | undefined,
): { categories: Categories; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  const of = new Map<Term, string>();
  const titles = new Map<string, string>();
  const originals = new Set<string>();
  const known = knownCategories(terms, defaultLanguage, site);
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
      const id =
        known.get(nameKey(named)) ||
        toSlug(named) ||
        `category-${[...titles.values()].indexOf(named) + 1 || titles.size + 1}`;
      of.set(term, id);
      // A title in the default language goes before one of a translation.
      const isOriginal = term.entries.has(defaultLanguage);
      if (!titles.has(id) || (isOriginal && !originals.has(id))) titles.set(id, named === id ? titleOf(named) : named);
      if (isOriginal) originals.add(id);
    }
    for (const [, one] of term.entries) {
      // A translation repeats its original's tags: they are told once.
      const shared = one === entry ? [] : entry.tags.map(({ value }) => value);
      const left = one.tags.filter(
        ({ value }) => value !== told?.value && plainLine(value) !== of.get(term) && !shared.includes(value),
      );
      if (left.length > 0) {
        const tags = [...new Set(left.map(({ value }) => value))].join(', ');
        notes.push(note('other-tags', one.file, left[0]!.line, { category: of.get(term), tags }));
      }
      const other = one.category;
      const otherName = other && plainLine(other.value);
      if (other && other !== told && (known.get(nameKey(otherName!)) ?? toSlug(otherName!)) !== of.get(term)) {
        notes.push(note('other-tags', one.file, other.line, { category: of.get(term), tags: other.value }));
      }
    }
  }
  return { categories: { of, titles }, notes };
}

/** Categories that the settings have, by identifier and title in all languages, and what translations call those of their originals. */
function knownCategories(terms: readonly Term[], defaultLanguage: string, site: Site | undefined): Map<string, string> {
  const known = new Map<string, string>();
  for (const [id, { title }] of Object.entries(site?.settings.categories ?? {})) {
    for (const name of [id, ...(typeof title === 'string' ? [title] : Object.values(title ?? {}))])
      if (typeof name === 'string' && !known.has(nameKey(name))) known.set(nameKey(name), id);
  }
  for (const { entries } of terms) {
    const original = entries.get(defaultLanguage)?.category;
    const id = original && (known.get(nameKey(plainLine(original.value))) ?? toSlug(plainLine(original.value)));
    for (const { category } of entries.values())
      if (id && category && !known.has(nameKey(plainLine(category.value))))
        known.set(nameKey(plainLine(category.value)), id);
  }
  return known;
}
