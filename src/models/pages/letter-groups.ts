import type { Entry } from '../../entries/entry.ts';
import { nameKey } from '../../lexicon/lexicon.ts';
import { letterId, letterOf } from '../../site/order.ts';
import type { LocalSite, Site } from '../../site/site.ts';
import { termLink, type TermLink } from '../term/term-link.ts';

/** An index of more terms has a page for each letter. */
const MOST_TERMS = 500;

/** Whether the names of a language stand on pages of their own instead of the home page. */
export function isSpread(entries: readonly Entry[]): boolean {
  return entries.length > MOST_TERMS;
}

/** Every name a reader may look for, under its letter: headwords, and other names with the headword they lead to. */
export function letterGroups(entries: readonly Entry[], { language, collator }: LocalSite, site: Site): LetterGroup[] {
  const lines = entries
    .flatMap((entry) => linesOf(entry, site))
    .sort(
      (a, b) =>
        collator.compare(a.reading ?? a.name, b.reading ?? b.name) ||
        collator.compare(a.name, b.name) ||
        Number(a.see !== undefined) - Number(b.see !== undefined) ||
        collator.compare(a.see ?? '', b.see ?? ''),
    );
  const groups = Map.groupBy(lines, ({ name, reading }) => letterOf(reading ?? name, language));
  return [...groups]
    .sort(([a], [b]) => Number(a === '#') - Number(b === '#') || collator.compare(a, b))
    .map(([letter, group]) => ({ letter, id: letterId(letter), lines: group }));
}

function linesOf(entry: Entry, site: Site): IndexLine[] {
  const link = termLink(entry, site, entry.language);
  const { language } = entry;
  const seen = new Set([plainKey(entry.term.value, language)]);
  const others = [
    ...(entry.abbreviation === undefined ? [] : [entry.abbreviation]),
    ...entry.aliases.map(({ value }) => value),
  ];
  const see = others.flatMap((name) => {
    const key = plainKey(name, language);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ name, see: entry.term.value, sense: entry.sense, address: link.address }];
  });
  return [link, ...see];
}

/** Spellings that differ in hyphens and spaces only stand next to each other anyway: “key frame”, “Keyframe”. */
function plainKey(name: string, language: string): string {
  return nameKey(name, language).replace(/[\p{P}\s]+/gu, '');
}

/** The lines of headwords. */
export function headwords(lines: readonly IndexLine[]): IndexLine[] {
  return lines.filter(({ see }) => see === undefined);
}

/** Whether other names stand among headwords, so that readers can choose to see them. */
export function hasOtherNames(groups: readonly LetterGroup[]): boolean {
  const lines = groups.flatMap((group) => group.lines);
  return lines.some(({ see }) => see === undefined) && lines.some(({ see }) => see !== undefined);
}

/** One line of the index: a term, or a name that leads to one. */
export type IndexLine = TermLink & {
  /** Set where the name is not a headword but another name of this term: “VAE, see Variational autoencoder”. */
  see?: string;
};

export interface LetterGroup {
  letter: string;
  id: string;
  lines: readonly IndexLine[];
}
