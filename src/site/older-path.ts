import { slugFault } from './slug.ts';

/** What browsers and hosts show as a page when a file has such a name, and old systems had in the addresses of pages. */
const PAGE = /\.(?:html?|xhtml|shtml|php\d?|aspx?|jsp|cfm)$/u;

/** A part of a path: letters, digits and signs that mean nothing to hosts, disks and addresses. */
const PART = /^[\p{L}\p{N}~-][\p{L}\p{M}\p{N} ~_!$&'(),;=@+.-]*(?<![. ])$/u;

/** Whether an earlier address is a whole path of an older site, as opposed to an earlier slug. */
export function isOlderPath(value: string): boolean {
  return value.startsWith('/');
}

/** What is expected of an earlier address, in words; undefined if it is a slug or a whole path. */
export function earlierFault(value: string): string | undefined {
  if (!isOlderPath(value))
    return /[/.]/u.test(value) ? 'an earlier slug, or a whole path that begins with "/"' : slugFault(value);
  const [path, rest] = divided(value);
  if (rest !== '' && olderRest(value) === undefined)
    return 'after "?" or "#" what an old link has there, such as #chargeback or ?id=3';
  const parts = partsOf(path);
  if (!parts?.length || !parts.every((part) => PART.test(part) && part.length <= LONGEST_PART))
    return 'a path of letters, digits and simple signs, such as /lexikon/chargeback.html';
  if (parts.slice(0, -1).some((part) => PAGE.test(part.toLowerCase()))) return 'a page’s ending only at the end';
  const last = parts.at(-1)!.toLowerCase();
  if (last === '404.html') return 'no 404.html, which is for addresses that do not exist';
  return last.includes('.') && !PAGE.test(last)
    ? 'the path of a page: without an ending, or with one such as .html or .php'
    : undefined;
}

/**
 * What follows the path, as browsers write it: `?id=3`, `#chargeback`, or both. Empty where nothing does. Undefined if it
 * can't be that.
 */
export function olderRest(value: string): { query: string; fragment: string } | undefined {
  const [, rest] = divided(value);
  try {
    // Throws for percent signs that stand for nothing.
    if (rest.length > LONGEST_REST || /[\s"<>\\\p{Cc}]/u.test(decodeURIComponent(rest))) return undefined;
  } catch {
    return undefined;
  }
  const { search, hash } = new URL(rest, 'https://older.example/');
  return rest !== '' && search === '' && hash === '' ? undefined : { query: search, fragment: hash };
}

/** In characters. */
const LONGEST_REST = 200;

function divided(value: string): [path: string, rest: string] {
  const at = value.search(/[?#]/u);
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at)];
}

/** In characters of up to three bytes: file systems take names of 255 bytes. */
const LONGEST_PART = 80;

/**
 * The path at which a page stands in for an older one, decoded and without query and fragment: a file for `.html` and `.htm`, which hosts send as they
 * are, and a folder for all others.
 */
export function olderPlace(path: string): string {
  const plain = `/${partsOf(divided(path)[0])!.join('/')}`.replace(/\/index\.html?$/u, '/');
  return /\/$|\.html?$/u.test(plain) ? plain : `${plain}/`;
}

/** The decoded parts of a path. Undefined if it isn't well encoded. */
function partsOf(path: string): string[] | undefined {
  try {
    return path
      .replace(/^\/|\/$/gu, '')
      .split('/')
      .map((part) => decodeURIComponent(part).normalize('NFC'));
  } catch {
    return undefined;
  }
}
