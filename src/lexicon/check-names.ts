import type { Located } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry } from '../entries/entry.ts';
import { nameKey } from './lexicon.ts';

/** Two entries of one language with one name need a sense each; an alias must lead to one entry only. */
export function checkNames(entries: readonly Entry[]): Problem[] {
  const headwords = groupBy(entries, ({ term }) => nameKey(term.value));
  const others = groupBy(
    entries.flatMap((entry) => otherNames(entry).map((name) => ({ entry, name }))),
    ({ name }) => nameKey(name.value),
  );
  return [...[...headwords.values()].flatMap(checkHomonyms), ...[...others].flatMap(([key, uses]) => checkAlias(uses, headwords.get(key)))];
}

function checkHomonyms(entries: readonly Entry[]): Problem[] {
  if (entries.length < 2) return [];
  return entries.flatMap((entry) => {
    const rival = entries.find(
      (other) => other !== entry && (other.sense === undefined || entry.sense === undefined || nameKey(other.sense) === nameKey(entry.sense)),
    );
    if (!rival) return [];
    return [problem('duplicate-name', entry.file, entry.term.at, { name: entry.term.value, other: rival.file })];
  });
}

function checkAlias(
  uses: readonly { entry: Entry; name: Located<string> }[],
  headwords: readonly Entry[] = [],
): Problem[] {
  return uses.flatMap(({ entry, name }) => {
    const rival = [...headwords, ...uses.map((use) => use.entry)].find((other) => other !== entry);
    if (!rival || headwords.includes(entry)) return [];
    return [problem('shared-alias', entry.file, name.at, { alias: name.value, other: rival.file, isHeadword: headwords.includes(rival) })];
  });
}

function otherNames({ aliases, abbreviation, abbreviationAt, term }: Entry): Located<string>[] {
  return [...aliases, ...(abbreviation === undefined ? [] : [{ value: abbreviation, at: abbreviationAt ?? term.at }])];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, key);
}
