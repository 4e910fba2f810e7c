import type { AddressBook } from '../links/read/address-book.ts';
import type { Site } from '../site/site.ts';
import type { Brand } from './cards/brand.ts';
import { resolveLink, type Link } from './link.ts';

/** What all pages of a language have in common and the settings alone don't tell. */
export interface SharedFrame {
  brand: Brand;
  navigation: readonly Link[];
  footer: readonly Link[];
}

export function sharedFrame(language: string, site: Site, brand: Brand, book: AddressBook): SharedFrame {
  const { navigation, footer } = site.in(language);
  const resolve = (link: { title: string; url: string }): Link => resolveLink(link, language, site, book);
  return {
    brand,
    navigation: navigation.map(resolve),
    footer: footer.map(resolve),
  };
}
