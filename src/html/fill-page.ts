import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { AddressBook } from '../links/read/address-book.ts';
import type { PageLinks } from '../links/decide/reference.ts';
import type { Addresses } from '../site/addresses.ts';
import { isSiteAddress } from '../source/fields.ts';
import { Versioned, versionOf } from '../source/versioned.ts';
import {
  readPage,
  type Outline,
  type PageBlocks,
  type PageReading,
  type ReadingContext,
  type ShownPage,
} from './read-page.ts';
import { fillSlots, type AddressSlot, type Slot, type SlotLink, type SlotLinks } from './slots.ts';

/** A page that was read and whose links are decided. */
export interface ReadAndLinked {
  page: Entry | OwnPageEntry;
  reading: PageReading;
  links: PageLinks;
  book: AddressBook;
  context: ReadingContext;
}

/** The prose of a page with its links. */
export interface Prose {
  outline: Outline;
  /** Computed on each call: the HTML of a large site doesn't fit into memory. */
  blocks(): PageBlocks;
}

/**
 * Puts the links of a page into its slots. If mentions that cross the edge of an emphasis are linked, the page is parsed
 * again, because such a link changes the elements around it. The version of the prose is computed without either.
 */
export function fillPage({ page, reading, links, book, context }: ReadAndLinked): Versioned<Prose> {
  const leads = linksOf(page, reading, links, book, context.site.addresses);
  const blocks = (): PageBlocks => filled(reading.shown(), leads, (crossing) => readPage(page, context, crossing));
  return new Versioned({ outline: reading.outline, blocks }, versionOf([reading.shownVersion(), leads]));
}

/** Where the links of a page lead: besides the reading, the prose depends on nothing else. */
interface PageLeads {
  language: string;
  mentions: readonly (readonly [mention: number, link: SlotLink])[];
  references: readonly (SlotLink | undefined)[];
  /** By the address that the author wrote. */
  addresses: readonly (readonly [address: string, link: SlotLink])[];
}

function linksOf(
  { language }: Entry | OwnPageEntry,
  { outline }: PageReading,
  { targets, outcome }: PageLinks,
  book: AddressBook,
  addresses: Addresses,
): PageLeads {
  return {
    language,
    mentions: [...outcome.made].flatMap(([mention, { id }]) => {
      const href = book.termAddress(id, language);
      return href === undefined ? [] : [[mention, { href, term: language }]];
    }),
    references: targets.map(
      (target) => target && { href: addresses.term(target.language, target.slug.value), term: target.language },
    ),
    addresses: outline.addresses.map(({ address }) => {
      const href = isSiteAddress(address) ? (book.ownAddress(address, language) ?? address) : address;
      return [address, { href, term: book.termLanguage(pathOf(href, addresses)) }];
    }),
  };
}

/** @param reread parses the page again, with links at these mentions */
function filled(read: ShownPage, leads: PageLeads, reread: (crossing: ReadonlySet<number>) => PageReading): PageBlocks {
  const mentions = new Map(leads.mentions);
  const addresses = new Map(leads.addresses);
  const crossing = new Set(read.crossing.filter((mention) => mentions.has(mention)));
  const { blocks, slots } = crossing.size > 0 ? reread(crossing).shown() : read;
  const linkOf = (slot: Slot | undefined): SlotLink | undefined => {
    if (slot?.kind === 'mention') return mentions.get(slot.mention);
    return slot?.kind === 'reference' ? leads.references[slot.reference] : slot && addresses.get(slot.address);
  };
  const slotLinks: SlotLinks = { slot: (slot) => linkOf(slots[slot]), mention: (mention) => mentions.get(mention) };
  const all = Object.entries(blocks).map(([name, own]) => [
    name,
    own.map((block) => ({ ...block, html: fillSlots(block.html, leads.language, slotLinks) })),
  ]);
  return Object.fromEntries(all) as PageBlocks;
}

/** Reports the addresses in a page's links that the site doesn't publish. */
export function checkAddressSlots(page: Entry | OwnPageEntry, { outline }: PageReading, book: AddressBook): Problem[] {
  return outline.addresses.flatMap((slot) => checkSlot(slot, page, book));
}

/** The path of an address within the site, without query and fragment; any other address without query and fragment. */
function pathOf(href: string, addresses: Addresses): string {
  const siteUrl = addresses.absolute(addresses.base);
  return (`${href}/`.startsWith(`${siteUrl}/`) ? new URL(href).pathname : href).replace(/[?#].*$/u, '');
}

function checkSlot(
  { address, at }: AddressSlot,
  { file, language }: Entry | OwnPageEntry,
  book: AddressBook,
): Problem[] {
  if (!at) return [];
  if (!isSiteAddress(address))
    return [problem('unknown-address', file, at, { found: address, nearest: termMeant(address, book) })];
  return book.ownAddress(address, language) === undefined
    ? [problem('unknown-address', file, at, { found: address, nearest: book.nearestPath(address) })]
    : [];
}

/** The reference to a term that an address such as `seed.md`, `../seed/` or `Seed` was probably meant to be. */
function termMeant(href: string, { isTerm }: AddressBook): string | undefined {
  const id = href
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '')
    .replace(/\.md$/u, '')
    .split('/')
    .at(-1)!;
  return [id, id.toLowerCase()].filter(isTerm).map((found) => `term:${found}`)[0];
}
