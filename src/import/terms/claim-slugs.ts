import { nameKey } from '../../lexicon/lexicon.ts';
import { toSlug } from '../../site/slug.ts';
import { mainEntry, type Term } from '../text/term.ts';
import { note, type ImportNote } from '../note.ts';

/**
 * Gives every term its file name: the source's identifier where it has one, else the name; the script stays. Never empty,
 * never twice (capitals don't count), never the address of a language or of the error page.
 */
export function claimSlugs(
  terms: readonly Term[],
  defaultLanguage: string,
  languages: readonly string[],
  notes: ImportNote[],
): void {
  const taken = new Set([...RESERVED, ...languages.map((language) => language.toLowerCase())]);
  const senses = sensesPages(terms, defaultLanguage);
  const numbers = new Map<string, number>();
  // The last part of a path is for what is called just so: shorter paths go first.
  const depthOf = (term: Term): number => mainEntry(term, defaultLanguage).key.split('/').length;
  for (const term of terms.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    const {
      file,
      line,
      id,
      keys,
      key,
      term: { value: name },
    } = mainEntry(term, defaultLanguage);
    const fileName = key.includes('/') || keys.includes(key) ? keys[0] : undefined;
    const given = [id, fileName]
      .map((one) => one?.replace(/\/+$/u, '').split('/').at(-1))
      .find((one) => one !== undefined && !isOpaque(one));
    const wish = given ?? name;
    const plain = shortSlug(toSlug(spellable(wish) ? spelt(wish) : wish));
    const candidates = [
      plain,
      shortSlug(toSlug(name)),
      shortSlug(toSlug(spelt(wish))),
      shortSlug(toSlug(spelt(name))),
      ...folders(key),
    ].filter((one) => one !== '');
    // The address that lists the senses of a name is for one of them.
    const isFree = (one: string): boolean => !taken.has(one) && (senses.get(one) ?? nameKey(name)) === nameKey(name);
    const slug = candidates.find(isFree) ?? numbered(candidates[0] ?? 'term', taken, numbers);
    // A name in lower case is the usual form; an identifier that had to change is not.
    const isPlainName = slug === toSlug(name) && (given === undefined || given === name);
    if (slug !== wish && !isPlainName) {
      notes.push(note('new-slug', file, line, { from: wish, slug, why: reason(plain, slug, isFree(plain), wish) }));
    }
    taken.add(slug);
    term.id = slug;
  }
}

/** An address for a translation in its own script; undefined where the term's own is as good, or it would clash. */
export function translatedSlug(name: string, id: string, taken: Set<string>): string | undefined {
  const slug = shortSlug(toSlug(spellable(name) ? spelt(name) : name));
  if (slug === '' || slug === id || taken.has(slug)) return undefined;
  taken.add(slug);
  return slug;
}

/** The bare names that several terms of a language share, by the address that lists these. */
export function sensesPages(terms: readonly Term[], language: string): Map<string, string> {
  const names = terms.flatMap(({ entries }) => entries.get(language)?.term.value ?? []);
  const counts = Map.groupBy(names, (name) => nameKey(name));
  return new Map([...counts].flatMap(([key, same]) => (same.length > 1 ? [[toSlug(same[0]!), key] as const] : [])));
}

/** What no term may be called: the page for errors, and the names that Windows keeps for devices. */
const RESERVED = [
  '404',
  'con',
  'prn',
  'aux',
  'nul',
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`]),
];

function reason(plain: string, slug: string, isFree: boolean, wish: string): string {
  if (plain === '') return 'nothing of it can stand in an address';
  if (slug !== plain) return isFree ? 'that is shorter' : `"${plain}" is taken`;
  return [...wish].length > MOST ? 'it was too long' : 'addresses have lower-case letters, digits and "-"';
}

const MOST = 60;

/** At most 60 letters and 180 bytes, cut between words: file systems take names of 255 bytes. */
function shortSlug(slug: string): string {
  let short = slug;
  while ([...short].length > MOST || new TextEncoder().encode(short).length > 180) {
    const cut = short.lastIndexOf('-');
    short = cut > 0 ? short.slice(0, cut) : [...short].slice(0, -1).join('');
  }
  return short.replace(/-+$/u, '');
}

const signs: Record<string, string> = {
  '+': 'plus',
  '#': 'sharp',
  '*': 'star',
  '&': 'and',
  '@': 'at',
  '%': 'percent',
  '/': 'slash',
  '.': 'dot',
  '?': 'question-mark',
  '!': 'exclamation-mark',
  '=': 'equals',
  '<': 'less-than',
  '>': 'greater-than',
  $: 'dollar',
  '~': 'tilde',
  '^': 'caret',
  '|': 'pipe',
  _: 'underscore',
  '-': 'minus',
  ':': 'colon',
  '\\': 'backslash',
};

/** “C++” and “C#” are known by their signs: they are spelt in any case. */
function spellable(name: string): boolean {
  return /^[\p{L}\p{N}]{1,12}[+#]+$/u.test(name) || /^[+*][\p{L}\p{N}]+$/u.test(name);
}

function spelt(name: string): string {
  return [...name].map((sign) => (signs[sign] === undefined ? sign : `-${signs[sign]}-`)).join('');
}

/** `foundations/vae` can be `foundations-vae` where `vae` is taken. */
function folders(key: string): string[] {
  const parts = key.split('/');
  return parts.slice(0, -1).map((_, index) => shortSlug(toSlug(parts.slice(-2 - index).join('-'))));
}

/** @param numbers for each slug, the first that may be free */
function numbered(slug: string, taken: ReadonlySet<string>, numbers: Map<string, number>): string {
  let number = numbers.get(slug) ?? 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  numbers.set(slug, number + 1);
  return `${slug}-${number}`;
}

/** Row numbers, codes such as `SOBJ12` and UUIDs say nothing to a reader. */
function isOpaque(id: string): boolean {
  return (
    /^(?:term|entry|concept|id)?[-_.]?\d+$/u.test(id) ||
    /^[A-Z]{2,6}[-_.]?\d{2,}$/u.test(id) ||
    /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/iu.test(id) ||
    /^[\da-f]{24}$/iu.test(id)
  );
}
