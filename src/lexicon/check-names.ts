import type { Located } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry } from '../entries/entry.ts';
import { nameKeyIn } from './lexicon.ts';

/**
 * Reports entries with the same headword that aren't told apart by a sense, and aliases of several entries.
 * @param entries of one language
 */
export function checkNames(entries: readonly Entry[]): Problem[] {
  const nameKey = nameKeyIn(entries[0]?.language);
  const headwords = Map.groupBy(entries, ({ term }) => nameKey(term.value));
  const others = Map.groupBy(
    entries.flatMap((entry) => otherNames(entry).map((name) => ({ entry, name }))),
    ({ name }) => nameKey(name.value),
  );
  return [
    ...[...headwords.values()].flatMap((same) => checkHomonyms(same, nameKey)),
    ...[...others].flatMap(([key, uses]) => checkAlias(uses, headwords.get(key))),
  ];
}

function checkHomonyms(entries: readonly Entry[], nameKey: (name: string) => string): Problem[] {
  if (entries.length < 2) return [];
  const senseOf = ({ sense }: Entry): string | undefined => (sense === undefined ? undefined : nameKey(sense));
  const bySense = Map.groupBy(entries, senseOf);
  const withoutSense = bySense.get(undefined) ?? [];
  return entries.flatMap((entry) => {
    const sense = senseOf(entry);
    const rivals = sense === undefined ? entries : [...bySense.get(sense)!.slice(0, 2), ...withoutSense.slice(0, 1)];
    const rival = rivals.find((other) => other !== entry);
    return rival
      ? [problem('duplicate-name', entry.file, entry.term.at, { name: entry.term.value, other: rival.file })]
      : [];
  });
}

function checkAlias(
  uses: readonly { entry: Entry; name: Located<string> }[],
  headwords: readonly Entry[] = [],
): Problem[] {
  const own = new Set(headwords);
  const owners = [...headwords, ...uses.map(({ entry }) => entry)];
  return uses.flatMap(({ entry, name }) => {
    const rival = own.has(entry) ? undefined : owners.find((other) => other !== entry);
    return rival
      ? [
          problem('shared-alias', entry.file, name.at, {
            alias: name.value,
            other: rival.file,
            isHeadword: own.has(rival),
          }),
        ]
      : [];
  });
}

function otherNames({ aliases, abbreviation, abbreviationAt, term }: Entry): Located<string>[] {
  return [...aliases, ...(abbreviation === undefined ? [] : [{ value: abbreviation, at: abbreviationAt ?? term.at }])];
}
