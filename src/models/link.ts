import type { AddressBook } from '../links/read/address-book.ts';
import type { Site } from '../site/site.ts';
import { isWebAddress } from '../source/fields.ts';

export interface Link {
  title: string;
  address: string;
  isExternal: boolean;
}

/** A link of the settings or of an entry: to another site, or to this one's page in the language. */
export function resolveLink(
  { title, url }: { title: string; url: string },
  language: string,
  { addresses }: Site,
  book: AddressBook,
): Link {
  if (!isWebAddress(url))
    return { title, address: book.ownAddress(url, language) ?? addresses.own(url), isExternal: false };
  return { title, address: url, isExternal: !url.startsWith(addresses.absolute(addresses.own('/'))) };
}
