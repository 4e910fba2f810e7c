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
  const taken = new Set(['404', ...languages.map((language) => language.toLowerCase())]);
  for (const term of terms) {
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
    const slug = candidates.find((one) => !taken.has(one)) ?? numbered(candidates[0] ?? 'term', taken);
    // A name in lower case is what everybody expects; an identifier that had to change is not.
    const isPlainName = slug === toSlug(name) && (given === undefined || given === name);
    if (slug !== wish && !isPlainName) {
      notes.push(note('new-slug', file, line, { from: wish, slug, why: reason(plain, slug, taken, wish) }));
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

function reason(plain: string, slug: string, taken: ReadonlySet<string>, wish: string): string {
  if (plain === '') return 'nothing of it can stand in an address';
  if (slug !== plain) return taken.has(plain) ? `"${plain}" is taken` : 'that is shorter';
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

function numbered(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}

/** Row numbers and UUIDs say nothing to a reader. */
function isOpaque(id: string): boolean {
  return /^\d+$/u.test(id) || /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/iu.test(id) || /^[\da-f]{24}$/iu.test(id);
}
