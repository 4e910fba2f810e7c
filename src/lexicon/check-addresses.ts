import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { homonymsIn } from './homonyms.ts';
import type { Site } from '../site/site.ts';

interface Claim {
  address: string;
  /** In words, for the message about a later claim to the same address. */
  owner: string;
  kind: 'reserved' | 'entry' | 'earlier';
  file?: string;
  at: Position;
}

/**
 * Reports addresses that more than one page claims. The generated pages take precedence, then terms and own pages, then
 * the earlier addresses of terms. Case is ignored, because many hosts and file systems ignore it.
 */
export function checkAddresses(entries: readonly Entry[], pages: readonly OwnPageEntry[], site: Site): Problem[] {
  const owners = new Map<string, Claim>();
  return [
    ...reserved(site),
    ...senses(entries, site),
    ...current(entries, pages, site),
    ...earlier(entries, site),
  ].flatMap((claim) => {
    const key = claim.address.toLowerCase();
    const owner = owners.get(key);
    if (!owner) owners.set(key, claim);
    return owner && claim.file !== undefined ? [collision(claim, owner, site)] : [];
  });
}

/** The addresses of generated pages that a slug could collide with. */
function reserved({ languages, addresses }: Site): Claim[] {
  const homes = languages.map((language) => ({
    address: addresses.home(language),
    owner: `the home page (${language})`,
  }));
  const searches = languages.map((language) => ({
    address: addresses.search(language),
    owner: `the search (${language})`,
  }));
  const maps = languages.map((language) => ({ address: addresses.map(language), owner: `the map (${language})` }));
  const notFound = { address: `${addresses.base}/404/`, owner: 'the page for addresses that do not exist' };
  return [...homes, ...searches, ...maps, notFound].map((claim) => ({ ...claim, kind: 'reserved', at: START }));
}

/** The addresses of the pages that list the senses of homonyms. */
function senses(entries: readonly Entry[], { languages, addresses }: Site): Claim[] {
  return languages.flatMap((language) =>
    homonymsIn(entries.filter((entry) => entry.language === language)).flatMap(({ name, slug }): Claim[] =>
      slug === undefined
        ? []
        : [
            {
              address: addresses.term(language, slug),
              owner: `the page that lists the senses of "${name}"`,
              kind: 'reserved',
              at: START,
            },
          ],
    ),
  );
}

function current(entries: readonly Entry[], pages: readonly OwnPageEntry[], { addresses }: Site): Claim[] {
  return [
    ...entries.map(({ language, slug, file }): Claim => {
      return { address: addresses.term(language, slug.value), owner: file, kind: 'entry', file, at: slug.at };
    }),
    ...pages.map(({ language, slug, file }): Claim => {
      return { address: addresses.page(language, slug.value), owner: file, kind: 'entry', file, at: slug.at };
    }),
  ];
}

function earlier(entries: readonly Entry[], { addresses }: Site): Claim[] {
  return entries.flatMap(({ language, formerly, file }) =>
    formerly.map(({ value, at }): Claim => {
      return {
        address: addresses.term(language, value),
        owner: `an earlier name of ${file}`,
        kind: 'earlier',
        file,
        at,
      };
    }),
  );
}

function collision(claim: Claim, owner: Claim, { addresses }: Site): Problem {
  const address = decodeURIComponent(claim.address.slice(addresses.base.length + 1));
  if (claim.kind === 'entry' && owner.kind === 'entry') {
    return problem('slug-collision', claim.file!, claim.at, { slug: address.replace(/\/$/u, ''), other: owner.owner });
  }
  return problem('taken-address', claim.file!, claim.at, {
    address,
    owner: owner.owner,
    isEarlier: claim.kind === 'earlier',
  });
}
