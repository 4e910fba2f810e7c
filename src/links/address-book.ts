import { nearest } from '../diagnostics/nearest.ts';
import type { Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { Site } from '../site/site.ts';
import { isSiteAddress } from '../source/fields.ts';

/** Every address that authors can link to as `/…`, known before the first page is made. */
export interface AddressBook {
  /** The published address behind an author's `/…`, or undefined where there is none. */
  ownAddress(path: string): string | undefined;
  /** Every `/…` that there is, for suggestions. */
  ownPaths(): Iterable<string>;
  isTerm(id: string): boolean;
  /** The language of the term at an address; undefined where there is no term. */
  termLanguage(address: string): string | undefined;
}

/** @param files the files that the owner publishes as they are, as `/path` */
export function buildAddressBook(
  entries: readonly Entry[],
  pages: readonly OwnPageEntry[],
  files: readonly string[],
  site: Site,
): AddressBook {
  const { addresses, languages } = site;
  const ids = new Set(entries.map(({ id }) => id));
  const terms = new Map(entries.map(({ language, slug }) => [addresses.term(language, slug.value), language]));
  const all = new Map(
    [
      ...terms.keys(),
      ...languages.flatMap((language) => [
        addresses.home(language),
        ...site.in(language).categories.map(({ id }) => addresses.category(language, id)),
      ]),
      ...pages.map(({ language, slug }) => addresses.page(language, slug.value)),
      ...files.map((file) => addresses.own(file)),
      addresses.sitemapIndex,
    ].map((address) => [bare(address), address]),
  );
  return {
    ownAddress: (path) => {
      const [, place = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
      const found = all.get(bare(addresses.own(place))) ?? all.get(bare(place));
      return found === undefined ? undefined : `${found}${rest}`;
    },
    ownPaths: () => [...all.values()].map((address) => address.slice(addresses.base.length)),
    isTerm: (id) => ids.has(id),
    termLanguage: (address) => terms.get(address),
  };
}

/** An address that a field gives as `/…` must be one of the site's. */
export function checkOwnAddress(url: string, file: string, at: Position, book: AddressBook): Problem[] {
  if (!isSiteAddress(url) || book.ownAddress(url) !== undefined) return [];
  return [problem('unknown-address', file, at, { found: url, nearest: nearest(url, book.ownPaths()) })];
}

/** As links are compared: decoded, without the slash at the end. */
function bare(address: string): string {
  try {
    return decodeURI(address).replace(/\/+$/u, '');
  } catch {
    return address;
  }
}
