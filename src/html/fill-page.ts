import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { AddressBook } from '../links/read/address-book.ts';
import type { PageLinks } from '../links/decide/reference.ts';
import type { Addresses } from '../site/addresses.ts';
import { isSiteAddress } from '../source/fields.ts';
import { readPage, type PageBlocks, type PageReading, type ReadingContext } from './read-page.ts';
import { fillSlots, type AddressSlot, type Slot, type SlotLink, type SlotLinks } from './slots.ts';

/** A page that was read and whose links are decided. */
export interface FilledPage {
  page: Entry | OwnPageEntry;
  reading: PageReading;
  links: PageLinks;
  book: AddressBook;
  context: ReadingContext;
}

/**
 * Puts the links of a page into its slots. If mentions that cross the edge of an emphasis are linked, the page is parsed
 * again, because such a link changes the elements around it.
 */
export function fillPage({ page, reading, links, book, context }: FilledPage): PageBlocks {
  const read = reading.shown();
  const crossing = new Set(read.crossing.filter((mention) => links.outcome.made.has(mention)));
  const { blocks, slots } = crossing.size > 0 ? readPage(page, context, crossing).shown() : read;
  const linkOf = (slot: Slot | undefined): SlotLink | undefined =>
    slot && slotLink(slot, page, links, book, context.site.addresses);
  const slotLinks: SlotLinks = {
    slot: (slot) => linkOf(slots[slot]),
    mention: (mention) => linkOf({ kind: 'mention', mention }),
  };
  const filled = Object.entries(blocks).map(([name, own]) => [
    name,
    own.map((block) => ({ ...block, html: fillSlots(block.html, page.language, slotLinks) })),
  ]);
  return Object.fromEntries(filled) as PageBlocks;
}

/** A version of the result of `fillPage`, computed without filling the page: pages with equal versions are equal. */
export function filledVersion({ page, reading, links, book, context }: FilledPage): string {
  const { addresses } = context.site;
  const leads = (slot: Slot): string => {
    const link = slotLink(slot, page, links, book, addresses);
    return link ? `${link.href} ${link.term ?? ''}` : '';
  };
  // Mentions lead to terms of the page's own language only, so the address is enough.
  const mentions = [...links.outcome.made].map(([mention, { id }]) => [mention, book.termAddress(id, page.language)]);
  const references = links.targets.map((_, reference) => leads({ kind: 'reference', reference }));
  return JSON.stringify([reading.shownVersion(), mentions, references, reading.outline.addresses.map(leads)]);
}

/** Reports the addresses in a page's links that the site doesn't publish. */
export function checkAddressSlots(page: Entry | OwnPageEntry, { outline }: PageReading, book: AddressBook): Problem[] {
  return outline.addresses.flatMap((slot) => checkSlot(slot, page, book));
}

function slotLink(
  slot: Slot,
  page: Entry | OwnPageEntry,
  links: PageLinks,
  book: AddressBook,
  addresses: Addresses,
): SlotLink | undefined {
  const href = addressOf(slot, page, links, book, addresses);
  return href === undefined ? undefined : { href, term: book.termLanguage(pathOf(href, addresses)) };
}

function addressOf(
  slot: Slot,
  { language }: Entry | OwnPageEntry,
  { targets, outcome }: PageLinks,
  book: AddressBook,
  addresses: Addresses,
): string | undefined {
  if (slot.kind === 'address')
    return isSiteAddress(slot.address) ? (book.ownAddress(slot.address, language) ?? slot.address) : slot.address;
  if (slot.kind === 'mention') {
    const target = outcome.made.get(slot.mention);
    return target && book.termAddress(target.id, language);
  }
  const target = targets[slot.reference];
  return target && addresses.term(target.language, target.slug.value);
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
