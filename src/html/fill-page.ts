import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import type { AddressBook } from '../links/address-book.ts';
import type { PageLinks } from '../links/reference.ts';
import type { Addresses } from '../site/addresses.ts';
import { isSiteAddress } from '../source/fields.ts';
import { readPage, type PageBlocks, type PageReading, type ReadingContext, type ShownPage } from './read-page.ts';
import { fillSlots, type Slot, type SlotLink } from './slots.ts';

/** What a page shows, with its links in their slots. */
export function fillPage(page: Entry | OwnPageEntry, reading: PageReading, links: PageLinks, book: AddressBook, context: ReadingContext): Omit<ShownPage, 'slots'> {
  const read = reading.shown();
  const crossing = crossingIn(reading.mentions, read.slots, links);
  const { blocks, slots } = crossing.size > 0 ? readPage(page, context, crossing).shown() : read;
  const linkOf = (slot: number): SlotLink | undefined => {
    const href = slots[slot] && addressOf(slots[slot], page, links, book, context.site.addresses);
    return href === undefined ? undefined : { href, term: book.termLanguage(pathOf(href, context.site.addresses)) };
  };
  const filled = Object.entries(blocks).map(([name, own]) => [name, own.map((block) => ({ ...block, html: fillSlots(block.html, page.language, linkOf) }))]);
  const { titles, files, problems } = read;
  return { blocks: Object.fromEntries(filled) as PageBlocks, titles, files, problems: [...problems, ...slots.flatMap((slot) => checkSlot(slot, page, book))] };
}

/** The links that have no slot yet. */
function crossingIn(mentions: PageReading['mentions'], slots: readonly Slot[], { decisions }: PageLinks): Set<number> {
  const slotted = new Set(slots.map((slot) => (slot.kind === 'mention' ? slot.mention : undefined)));
  return new Set(mentions.flatMap((_, mention) => (decisions[mention]!.target && !decisions[mention]!.refusal && !slotted.has(mention) ? [mention] : [])));
}

function addressOf(slot: Slot, { language }: Entry | OwnPageEntry, { targets, decisions }: PageLinks, book: AddressBook, addresses: Addresses): string | undefined {
  if (slot.kind === 'address') return isSiteAddress(slot.address) ? (book.ownAddress(slot.address, language) ?? slot.address) : slot.address;
  if (slot.kind === 'mention') {
    const { target, refusal } = decisions[slot.mention]!;
    return target && !refusal ? book.termAddress(target.id, language) : undefined;
  }
  const target = targets[slot.reference];
  return target && addresses.term(target.language, target.slug.value);
}

/** An address below the site's, without what follows it. */
function pathOf(href: string, addresses: Addresses): string {
  const siteUrl = addresses.absolute(addresses.base);
  return (`${href}/`.startsWith(`${siteUrl}/`) ? new URL(href).pathname : href).replace(/[?#].*$/u, '');
}

/** An address that an author wrote has to be there. */
function checkSlot(slot: Slot, { file, language }: Entry | OwnPageEntry, book: AddressBook): Problem[] {
  if (slot.kind !== 'address' || !slot.at) return [];
  const { address, at } = slot;
  if (!isSiteAddress(address)) return [problem('unknown-address', file, at, { found: address, nearest: termMeant(address, book) })];
  return book.ownAddress(address, language) === undefined ? [problem('unknown-address', file, at, { found: address, nearest: nearest(address, book.ownPaths()) })] : [];
}

/** `seed.md`, `../seed/` or `Seed` in a link: the author probably means the term. */
function termMeant(href: string, { isTerm }: AddressBook): string | undefined {
  const id = href.replace(/[?#].*$/u, '').replace(/\/+$/u, '').replace(/\.md$/u, '').split('/').at(-1)!;
  return [id, id.toLowerCase()].filter(isTerm).map((found) => `term:${found}`)[0];
}
