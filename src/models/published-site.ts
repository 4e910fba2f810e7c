import type { AddressBook } from '../links/read/address-book.ts';
import type { Site } from '../site/site.ts';
import type { BrandFiles } from './cards/brand.ts';

/** A site with what is known of it only when its content is read. */
export interface PublishedSite extends Site, Pick<BrandFiles, 'brand'> {
  /** The absolute address of the publisher's logo. */
  logo?: string;
  /** Where a `/…` of the settings or of an entry leads in a language. */
  addressIn(path: string, language: string): string;
}

export function publishedSite(site: Site, { brand, publisherLogo }: BrandFiles, book: AddressBook): PublishedSite {
  const { addresses } = site;
  return {
    ...site,
    brand,
    logo: publisherLogo && addresses.absolute(publisherLogo),
    addressIn: (path, language) => book.ownAddress(path, language) ?? addresses.own(path),
  };
}
