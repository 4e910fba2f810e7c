import { nameKey } from '../../lexicon/lexicon.ts';
import { claimSlugs } from './claim-slugs.ts';
import { mergeSeeEntries } from './see-entries.ts';
import { note, type ImportNote } from '../note.ts';
import { isBlank, type Passage } from '../text/passage.ts';
import type { SourceEntry } from '../text/source-entry.ts';
import { mainEntry, type Term } from '../text/term.ts';

/**
 * Joins the languages of each term, and entries that say the same under the same name; leaves out what has no definition;
 * gives every term a file name.
 */
export function identify(
  entries: readonly SourceEntry[],
  defaultLanguage: string,
  languages: readonly string[],
): { terms: Term[]; notes: ImportNote[]; merged: number } {
  const notes: ImportNote[] = [];
  const told = entries.filter((entry) => {
    const length = entry.body?.text.length ?? 0;
    if (length > MOST) {
      notes.push(note('large-entry', entry.file, entry.line, { term: entry.term.value, length, most: MOST }));
      return false;
    }
    const isTold = hasWords(entry.body) || !isBlank(entry.summary) || entry.see !== undefined;
    if (!isTold) notes.push(note('no-definition', entry.file, entry.line, { term: entry.term.value }));
    return isTold;
  });
  const terms = mergeSame(joinLanguages(told, defaultLanguage), defaultLanguage, notes);
  const joined = mergeSeeEntries(terms, defaultLanguage, notes);
  claimSlugs(joined, defaultLanguage, languages, notes);
  return { terms: joined, notes, merged: joined.reduce((sum, term) => sum + term.merged.length, 0) };
}

/** Letters. To parse a text as one piece takes time and memory that grow faster than its length. */
const MOST = 250_000;

/** Comments and headings alone are no definition, and what has none can't be linked. */
function hasWords(body: Passage | undefined): boolean {
  if (isBlank(body)) return false;
  const text = body!.text.includes('<!--') ? body!.text.replace(/<!--[\s\S]*?(?:-->|$)/gu, '') : body!.text;
  return text.split('\n').some((line) => !/^\s*(?:#{1,6}(?:\s.*)?)?$/u.test(line));
}

/** By key; a translation whose path differs from its original's is found by its identifier. */
function joinLanguages(entries: readonly SourceEntry[], defaultLanguage: string): Term[] {
  const languageOf = (entry: SourceEntry): string => entry.language ?? defaultLanguage;
  const terms = new Map<string, Term>();
  const byOther = new Map<string, Term>();
  const rest: Term[] = [];
  const originalsFirst = [...entries].sort(
    (a, b) => Number(languageOf(a) !== defaultLanguage) - Number(languageOf(b) !== defaultLanguage),
  );
  for (const entry of originalsFirst) {
    const language = languageOf(entry);
    const keys = [entry.key, entry.id, ...entry.keys]
      .filter((key) => key !== undefined)
      .map((key) => key.toLowerCase());
    const isFree = (term: Term | undefined): term is Term => term !== undefined && !term.entries.has(language);
    const found = [
      terms.get(keys[0]!),
      ...(language === defaultLanguage ? [] : keys.map((key) => byOther.get(key))),
    ].find(isFree);
    if (found) found.entries.set(language, entry);
    const term = found ?? { id: '', entries: new Map([[language, entry]]), merged: [] };
    if (!found && terms.has(keys[0]!)) rest.push(term);
    else if (!found) terms.set(keys[0]!, term);
    for (const key of keys) if (!byOther.has(key)) byOther.set(key, term);
  }
  const order = new Map(entries.map((entry, index) => [entry, index]));
  const first = ({ entries: all }: Term): number => Math.min(...[...all.values()].map((entry) => order.get(entry)!));
  return [...terms.values(), ...rest].sort((a, b) => first(a) - first(b));
}

/** The same name with the same words is one entry that was written down twice. */
function mergeSame(terms: readonly Term[], defaultLanguage: string, notes: ImportNote[]): Term[] {
  const seen = new Map<string, Term>();
  const uses = Map.groupBy(terms, (term) => nameKey(mainEntry(term, defaultLanguage).term.value));
  return terms.filter((term) => {
    const main = mainEntry(term, defaultLanguage);
    if (uses.get(nameKey(main.term.value))!.length < 2) return true;
    const key = `${nameKey(main.term.value)}\n${words(main)}`;
    const first = seen.get(key);
    if (!first || !words(main)) {
      seen.set(key, term);
      return true;
    }
    const isSame = [...term.entries].every(
      ([language, entry]) => !first.entries.has(language) || words(entry) === words(first.entries.get(language)!),
    );
    if (!isSame) return true;
    const into = mainEntry(first, defaultLanguage);
    for (const [language, entry] of term.entries) {
      if (first.entries.has(language)) {
        first.merged.push(entry);
        notes.push(
          note('same-entry', entry.file, entry.line, { term: entry.term.value, into: `${into.file}:${into.line}` }),
        );
      } else first.entries.set(language, entry);
    }
    return false;
  });
}

function words({ body, summary }: SourceEntry): string {
  return (isBlank(body) ? (summary?.text ?? '') : body!.text).replace(/\s+/gu, ' ').trim();
}
