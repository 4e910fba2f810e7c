import type { Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Site } from '../site/site.ts';

/** The address of a page that is known before any page is read. */
export interface KnownAddress {
  address: string;
  language: string;
  /** What takes the address: the site itself, a content file, or an earlier name of a term. */
  claim: 'site' | 'file' | 'earlier name';
  /** In words, for the message about a later claim to the same address. */
  owner: string;
  /** The content file that asks for the address, and the place in it; a page of the site itself has neither. */
  file?: string;
  at?: Position;
  /** The same for a page and its translations, such as `term api`. Undefined where authors can't link to the page. */
  subject?: string;
}

const ORDER: readonly KnownAddress['claim'][] = ['site', 'file', 'earlier name'];

/**
 * Reports addresses that more than one page claims. The site's own pages take precedence, then content files, then
 * earlier names of terms. Case is ignored, because many hosts and file systems ignore it.
 */
export function checkAddresses(known: readonly KnownAddress[], site: Site): Problem[] {
  const owners = new Map<string, KnownAddress>();
  return ORDER.flatMap((claim) => known.filter((one) => one.claim === claim)).flatMap((one) => {
    const key = one.address.toLowerCase();
    const owner = owners.get(key);
    if (!owner) owners.set(key, one);
    return owner && one.file !== undefined ? [collision(one, owner, site)] : [];
  });
}

function collision({ address: claimed, claim, file, at }: KnownAddress, owner: KnownAddress, site: Site): Problem {
  const address = decodeURIComponent(claimed.slice(site.addresses.base.length + 1));
  return claim === 'file' && owner.claim === 'file'
    ? problem('slug-collision', file!, at!, { slug: address.replace(/\/$/u, ''), other: owner.owner })
    : problem('taken-address', file!, at!, { address, owner: owner.owner, isEarlier: claim === 'earlier name' });
}
