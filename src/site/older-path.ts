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
  if (/[?#]/u.test(value)) return 'a path without "?" and "#", which hosts don’t look at when they redirect';
  const parts = partsOf(value);
  if (!parts?.length || !parts.every((part) => PART.test(part) && part.length <= LONGEST_PART))
    return 'a path of letters, digits and simple signs, such as /lexikon/chargeback.html';
  if (parts.slice(0, -1).some((part) => PAGE.test(part.toLowerCase()))) return 'a page’s ending only at the end';
  const last = parts.at(-1)!.toLowerCase();
  if (last === '404.html') return 'no 404.html, which is for addresses that do not exist';
  return last.includes('.') && !PAGE.test(last)
    ? 'the path of a page: without an ending, or with one such as .html or .php'
    : undefined;
}

/** In characters of up to three bytes: file systems take names of 255 bytes. */
const LONGEST_PART = 80;

/**
 * The path at which a page stands in for an older one, decoded: a file for `.html` and `.htm`, which hosts send as they
 * are, and a folder for all others.
 */
export function olderPlace(path: string): string {
  const plain = `/${partsOf(path)!.join('/')}`.replace(/\/index\.html?$/u, '/');
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
