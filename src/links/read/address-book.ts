import { nearestFinder } from '../../diagnostics/nearest.ts';
import type { Position } from '../../diagnostics/position.ts';
import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry } from '../../entries/entry.ts';
import type { KnownAddress } from '../../lexicon/check-addresses.ts';
import type { Site } from '../../site/site.ts';
import { isSiteAddress } from '../../source/fields.ts';

/** Every address of the site that authors can link to as `/…`. */
export interface AddressBook {
  /**
   * The published address of an author's `/…`, in the translation for a page's language if there is one. Query and
   * fragment are kept. Undefined if the site has no such address.
   */
  ownAddress(path: string, language: string): string | undefined;
  /** The `/…` that an unknown one was probably meant to be. */
  nearestPath(path: string, nearest?: ReturnType<typeof nearestFinder>): string | undefined;
  /** The form in which authors write the address of an own page. */
  ownPage: string;
  isTerm(id: string): boolean;
  /** The language of the term at an address; undefined if no term is there. */
  termLanguage(address: string): string | undefined;
  /** The id of the term at an address; undefined if no term is there. */
  termId(address: string): string | undefined;
  /** The address of a term in a language; undefined if the language doesn't have it. */
  termAddress(id: string, language: string): string | undefined;
}

/**
 * @param known the addresses of the site's pages
 * @param publicFiles the files of the content folder's `public/`, as `/path`
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
  const translations = translationsOf(known);
  const files = [...publicFiles.map((file) => addresses.own(file)), addresses.sitemapIndex];
  const all = new Map([...translations.keys(), ...files].map((address) => [bare(address), address]));
  return {
    ownAddress: (path, language) => {
      const [, base = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
      const found = all.get(bare(addresses.own(base)));
      return found === undefined ? undefined : `${translations.get(found)?.get(language) ?? found}${rest}`;
    },
    nearestPath: (path, nearest = nearestFinder()) => {
      const pathOf = (address: string): string => address.slice(addresses.base.length);
      // A common mistake is to include the site's base path.
      const whole = all.get(bare(path.replace(/[?#].*$/su, '')));
      return whole === undefined ? nearest(path, () => [...all.values()].map(pathOf)) : pathOf(whole);
    },
    ownPage: addresses.page(site.languages[0]!, 'file-name').slice(addresses.base.length),
    isTerm: (id) => ids.has(id),
    termLanguage: (address) => terms.get(address)?.language,
    termId: (address) => terms.get(address)?.id,
    termAddress: (id, language) => byId.get(language)?.get(id),
  };
}

/** Reports a `/…` in a field that isn't an address of the site. */
export function checkOwnAddress(
  url: string,
  file: string,
  at: Position,
  book: AddressBook,
  language: string,
): Problem[] {
  if (!isSiteAddress(url) || book.ownAddress(url, language) !== undefined) return [];
  return [problem('unknown-address', file, at, { found: url, nearest: book.nearestPath(url), ownPage: book.ownPage })];
}

/** The form in which addresses are compared: decoded, without a slash at the end. */
function bare(address: string): string {
  try {
    return decodeURI(address).replace(/\/+$/u, '');
  } catch {
    return address;
  }
}

/** For the address of every page that authors can link to, the addresses of its translations by language. */
function translationsOf(known: readonly KnownAddress[]): Map<string, Map<string, string>> {
  const linkable = known.filter(({ subject }) => subject !== undefined);
  return new Map(
    [...Map.groupBy(linkable, ({ subject }) => subject).values()].flatMap((same) => {
      const translations = new Map(same.map(({ language, address }) => [language, address]));
      return same.map(({ address }): [string, Map<string, string>] => [address, translations]);
    }),
  );
}
