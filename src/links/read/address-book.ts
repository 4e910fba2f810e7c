import { nearest } from '../../diagnostics/nearest.ts';
import type { Position } from '../../diagnostics/position.ts';
import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry } from '../../entries/entry.ts';
import type { KnownAddress } from '../../lexicon/check-addresses.ts';
import type { Site } from '../../site/site.ts';
import { isSiteAddress } from '../../source/fields.ts';

/** Every address that authors can link to as `/…`, known before the first page is made. */
export interface AddressBook {
  /** The published address behind an author's `/…` in the language of the page, or undefined where there is none. */
  ownAddress(path: string, language: string): string | undefined;
  /** The `/…` that an author probably means by one that isn't there. */
  nearestPath(path: string): string | undefined;
  isTerm(id: string): boolean;
  /** The language of the term at an address; undefined where there is no term. */
  termLanguage(address: string): string | undefined;
  /** Its file name. */
  termId(address: string): string | undefined;
  /** The address of the term with this file name in a language that has it. */
  termAddress(id: string, language: string): string | undefined;
}

/**
 * @param known the addresses of the site's pages
 * @param publicFiles the files that the owner publishes as they are, as `/path`
 */
export function buildAddressBook(
  entries: readonly Entry[],
  known: readonly KnownAddress[],
  publicFiles: readonly string[],
  site: Site,
): AddressBook {
  const { addresses } = site;
  const ids = new Set(entries.map(({ id }) => id));
  const terms = new Map(entries.map((entry) => [addresses.term(entry.language, entry.slug.value), entry]));
  const byId = new Map(site.languages.map((language): [string, Map<string, string>] => [language, new Map()]));
  for (const [address, { id, language }] of terms) byId.get(language)!.set(id, address);
  const versions = versionsOf(known);
  const files = [...publicFiles.map((file) => addresses.own(file)), addresses.sitemapIndex];
  const all = new Map([...versions.keys(), ...files].map((address) => [bare(address), address]));
  return {
    ownAddress: (path, language) => {
      const [, place = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
      const found = all.get(bare(addresses.own(place)));
      return found === undefined ? undefined : `${versions.get(found)?.get(language) ?? found}${rest}`;
    },
    nearestPath: (path) => {
      const pathOf = (address: string): string => address.slice(addresses.base.length);
      // With the path of the site, it is right but for that.
      const whole = all.get(bare(path.replace(/[?#].*$/su, '')));
      return whole === undefined ? nearest(path, [...all.values()].map(pathOf)) : pathOf(whole);
    },
    isTerm: (id) => ids.has(id),
    termLanguage: (address) => terms.get(address)?.language,
    termId: (address) => terms.get(address)?.id,
    termAddress: (id, language) => byId.get(language)?.get(id),
  };
}

/** An address that a field gives as `/…` must be one of the site's. */
export function checkOwnAddress(
  url: string,
  file: string,
  at: Position,
  book: AddressBook,
  language: string,
): Problem[] {
  if (!isSiteAddress(url) || book.ownAddress(url, language) !== undefined) return [];
  return [problem('unknown-address', file, at, { found: url, nearest: book.nearestPath(url) })];
}

/** As links are compared: decoded, without the slash at the end. */
function bare(address: string): string {
  try {
    return decodeURI(address).replace(/\/+$/u, '');
  } catch {
    return address;
  }
}

/** For every page that authors can link to, the addresses of the same page by language. */
function versionsOf(known: readonly KnownAddress[]): Map<string, Map<string, string>> {
  const linkable = known.filter(({ subject }) => subject !== undefined);
  return new Map(
    [...Map.groupBy(linkable, ({ subject }) => subject).values()].flatMap((same) => {
      const versions = new Map(same.map(({ language, address }) => [language, address]));
      return same.map(({ address }): [string, Map<string, string>] => [address, versions]);
    }),
  );
}
