import type { Entry } from '../../entries/entry.ts';
import { nameKey } from '../../lexicon/lexicon.ts';
import { letterId, letterOf } from '../../site/order.ts';
import { fillCount, type LocalSite, type Site } from '../../site/site.ts';
import { frameOf } from '../frame.ts';
import type { IndexLine, LetterGroup, LetterLink, LetterPage } from '../page.ts';
import { partLinks, partsOf } from './paging.ts';
import { termLink } from '../term/term-link.ts';

/** An index of more terms has a page for each letter. */
const MOST_TERMS = 500;

const MOST_LINES = 500;

/** Whether the names of a language stand on pages of their own instead of the home page. */
export function isSpread(entries: readonly Entry[]): boolean {
  return entries.length > MOST_TERMS;
}

/** Where the names under each letter stand. */
export function letterLinks(
  entries: readonly Entry[],
  groups: readonly LetterGroup[],
  { language, texts }: LocalSite,
  { addresses }: Site,
): LetterLink[] {
  if (!isSpread(entries)) return groups.map(({ letter, id }) => ({ letter, address: `#${id}` }));
  return groups.map(({ letter, id, lines }) => ({
    letter,
    address: addresses.letter(language, pathOf(id)),
    count: fillCount(texts.termCount, termsUnder(lines), language),
  }));
}

/**
 * @param entries all terms of the language, in alphabetical order
 * @param groups the same by letters
 */
export function letterPages(
  entries: readonly Entry[],
  groups: readonly LetterGroup[],
  language: string,
  site: Site,
): LetterPage[] {
  if (!isSpread(entries)) return [];
  const { addresses } = site;
  const local = site.in(language);
  const { texts } = local;
  const letters = letterLinks(entries, groups, local, site);
  return groups.flatMap(({ letter, id, lines }, index) => {
    const parts = partsOf(lines, pathOf(id), MOST_LINES);
    return parts.map((part): LetterPage => {
      const address = addresses.letter(language, part.path);
      const title = part.range === '' ? letter : `${letter}: ${part.range}`;
      return {
        kind: 'letter',
        frame: frameOf(site, { language, title, description: `${title} – ${local.description}`, address }),
        breadcrumb: [{ title: texts.glossary, address: addresses.home(language) }, { title: letter }],
        title: letter,
        count: letters[index]!.count!,
        letters: letters.map((link, other) => ({ ...link, isCurrent: other === index })),
        group: { letter, id, lines: part.items },
        parts: partLinks(parts, part, (path) => addresses.letter(language, path)),
        hasPreviews: true,
        data: {
          url: addresses.absolute(address),
          path: part.path,
          terms: headwords(part.items).map((line) => ({ url: addresses.absolute(line.address) })),
        },
      };
    });
  });
}

function pathOf(id: string): string {
  return id.replace(/^letter-/u, '');
}

/** Where no headword begins so, those that the other names lead to. */
function termsUnder(lines: readonly IndexLine[]): number {
  return headwords(lines).length || new Set(lines.map(({ address }) => address)).size;
}

function headwords(lines: readonly IndexLine[]): IndexLine[] {
  return lines.filter(({ see }) => see === undefined);
}

/** Every name a reader may look for, under its letter: headwords, and other names with the headword they lead to. */
export function letterGroups(entries: readonly Entry[], { language, collator }: LocalSite, site: Site): LetterGroup[] {
  const lines = entries
    .flatMap((entry) => linesOf(entry, site))
    .sort(
      (a, b) =>
        collator.compare(a.name, b.name) ||
        Number(a.see !== undefined) - Number(b.see !== undefined) ||
        collator.compare(a.see ?? '', b.see ?? ''),
    );
  const groups = Map.groupBy(lines, ({ name }) => letterOf(name, language));
  return [...groups]
    .sort(([a], [b]) => Number(a === '#') - Number(b === '#') || collator.compare(a, b))
    .map(([letter, group]) => ({ letter, id: letterId(letter), lines: group }));
}

function linesOf(entry: Entry, site: Site): IndexLine[] {
  const link = termLink(entry, site, entry.language);
  const seen = new Set([plainKey(entry.term.value)]);
  const others = [
    ...(entry.abbreviation === undefined ? [] : [entry.abbreviation]),
    ...entry.aliases.map(({ value }) => value),
  ];
  const see = others.flatMap((name) => {
    if (seen.has(plainKey(name))) return [];
    seen.add(plainKey(name));
    return [{ name, see: entry.term.value, sense: entry.sense, address: link.address }];
  });
  return [link, ...see];
}

/** Spellings that differ in hyphens and spaces only stand next to each other anyway: “key frame”, “Keyframe”. */
function plainKey(name: string): string {
  return nameKey(name).replace(/[\p{P}\s]+/gu, '');
}
