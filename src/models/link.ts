import type { AddressBook } from '../links/read/address-book.ts';
import type { Site } from '../site/site.ts';
import { isWebAddress } from '../source/fields.ts';

export interface Link {
  title: string;
  address: string;
  /** Whether it leads to a site of others. */
  isExternal: boolean;
}

/** A link of the settings or of an entry: to another site, to another page of the company's, or to this site's page in the language. */
export function resolveLink(
  { title, url }: { title: string; url: string },
  language: string,
  site: Site,
  book: AddressBook,
): Link {
  if (!isWebAddress(url))
    return { title, address: book.ownAddress(url, language) ?? site.addresses.own(url), isExternal: false };
  return { title, address: url, isExternal: !isOfCompany(url, site) };
}

/** Whether an address is on the host of the glossary, its publisher or its product, or on one below these. */
export function isOfCompany(url: string, { addresses, settings: { publisher, product } }: Site): boolean {
  const { hostname, protocol } = new URL(url);
  // An e-mail leads to no site.
  if (protocol === 'mailto:') return true;
  return [addresses.origin, publisher?.url, product?.url].some((own) => {
    if (own === undefined) return false;
    const host = new URL(own).hostname.replace(/^www\./u, '');
    return host !== '' && (hostname === host || hostname.endsWith(`.${host}`));
  });
}
