import { nameKey } from '../../lexicon/lexicon.ts';
import { note, type ImportNote } from '../note.ts';
import { isBlank } from '../text/passage.ts';
import { plainLine } from '../text/plain-text.ts';
import { referenceIn } from '../text/reference-in.ts';
import type { SourceEntry } from '../text/source-entry.ts';
import { mainEntry, type Term } from '../text/term.ts';

/**
 * “AI: see artificial intelligence” is another name of that term, also where the one that is referred to refers on. Where
 * there is no such term, or not in the same language, an entry with these words stays as it is.
 */
export function mergeSeeEntries(terms: readonly Term[], defaultLanguage: string, notes: ImportNote[]): Term[] {
  const seen = new Map(terms.map((term) => [term, seenBy(term)]));
  const names = namesOf([...terms].sort((a, b) => seen.get(a)!.length - seen.get(b)!.length));
  const next = (term: Term): Term | undefined => {
    for (const name of seen.get(term)!) {
      const target = names.get(nameKey(name));
      if (target && target !== term) return target;
    }
    return undefined;
  };
  // The end of each way, found once: many entries can refer to each other in a row.
  const ends = new Map<Term, Term | undefined>();
  const last = (term: Term): Term | undefined => {
    const passed = new Set<Term>();
    let at: Term | undefined = term;
    while (at && !ends.has(at) && !passed.has(at) && seen.get(at)!.length > 0) {
      passed.add(at);
      at = next(at);
    }
    const end = at && passed.has(at) ? undefined : at && ends.has(at) ? ends.get(at) : at;
    for (const one of passed) ends.set(one, end);
    return end;
  };
  return terms.filter((term) => {
    if (seen.get(term)!.length === 0) return true;
    const target = last(term);
    const main = mainEntry(term, defaultLanguage);
    const isNamed = target && [...term.entries.keys()].every((language) => target.entries.has(language));
    if (!target || !isNamed) {
      if (!isBlank(main.body)) return true;
      notes.push(note('no-definition', main.file, main.line, { term: main.term.value }));
      return false;
    }
    const into = mainEntry(target, defaultLanguage);
    for (const [language, entry] of term.entries) {
      const other = target.entries.get(language)!;
      target.entries.set(language, { ...other, aliases: [...other.aliases, entry.term, ...entry.aliases] });
      target.merged.push(entry);
      notes.push(
        note('see-entry', entry.file, entry.line, { term: entry.term.value, into: `${into.file}:${into.line}` }),
      );
    }
    return false;
  });
}

/** What the entries of a term refer to, if they do nothing else: by the words of the reference, else by its address. */
function seenBy({ entries }: Term): string[] {
  const all = [...entries.values()].map((entry) => (entry.isDraft || !isBlank(entry.summary) ? [] : seenIn(entry)));
  return all.every((names) => names.length > 0) ? all[0]! : [];
}

function seenIn({ see, body }: SourceEntry): string[] {
  if (isBlank(body)) return see === undefined ? [] : [plainLine(see.value), see.value.split('/').at(-1)!];
  return referenceIn(body!.text);
}

function namesOf(terms: readonly Term[]): Map<string, Term> {
  const names = new Map<string, Term>();
  for (const term of terms) {
    for (const { id, keys, term: name, aliases } of term.entries.values()) {
      for (const one of [id, ...keys, name.value, ...aliases.map(({ value }) => value)])
        if (one !== undefined && !names.has(nameKey(one))) names.set(nameKey(one), term);
    }
  }
  return names;
}
