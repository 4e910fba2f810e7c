import type { SitePage } from '../models/page-kinds.ts';
import type { Addresses } from '../site/addresses.ts';

/** Whether a page is for search engines: it says no `noindex`, and no other page stands for it. */
export function isListed({ address, frame: { head } }: SitePage, addresses: Addresses): boolean {
  return head.robots === undefined && head.canonical === addresses.absolute(address);
}
