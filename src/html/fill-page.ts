import { nearestFinder } from '../diagnostics/nearest.ts';
import type { Position } from '../diagnostics/position.ts';
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
import { headingId } from './heading-ids.ts';
import { fillMarkdown, fillSlots, type AddressSlot, type Slot, type SlotLink, type SlotLinks } from './slots.ts';

/** A page that was read and whose links are decided. */
export interface ReadAndLinked {
  page: Entry | OwnPageEntry;
  reading: PageReading;
  links: PageLinks;
  book: AddressBook;
  context: ReadingContext;
  headings: HeadingsOf;
}

/** The ids of the headings of the page at an address; undefined if no term or own page is there. */
export type HeadingsOf = (address: string) => readonly string[] | undefined;

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
export function fillPage({ page, reading, links, book, context, headings }: ReadAndLinked): Versioned<Prose> {
  const leads = linksOf(page, reading, links, { book, addresses: context.site.addresses, headings });
  const blocks = (): PageBlocks =>
    filled(reading.shown(), leads, context.site.addresses, (crossing) => readPage(page, context, crossing));
  return new Versioned({ outline: reading.outline, blocks }, versionOf([reading.shownVersion(), leads]));
}

/** Where the links of a page lead: besides the reading, the prose depends on nothing else. */
interface PageLeads {
  language: string;
  /** The absolute address of the page. */
  page: string;
  mentions: readonly (readonly [mention: number, link: SlotLink])[];
  references: readonly (SlotLink | undefined)[];
  /** By the address that the author wrote. */
  addresses: readonly (readonly [address: string, link: SlotLink])[];
}

function linksOf(
  page: Entry | OwnPageEntry,
  { outline }: PageReading,
  { targets, fragments, outcome }: PageLinks,
  { book, addresses, headings }: { book: AddressBook; addresses: Addresses; headings: HeadingsOf },
): PageLeads {
  const { language } = page;
  return {
    language,
    page: addresses.absolute(
      'term' in page ? addresses.term(language, page.slug.value) : addresses.page(language, page.slug.value),
    ),
    mentions: [...outcome.made].flatMap(([mention, { id }]) => {
      const href = book.termAddress(id, language);
      return href === undefined ? [] : [[mention, { href, term: language }]];
    }),
    references: targets.map((target, index) => {
      if (!target) return undefined;
      const address = addresses.term(target.language, target.slug.value);
      return { href: withHeading(address, fragments.get(index), headings), term: target.language };
    }),
    addresses: outline.addresses.map(({ address }) => {
      const [, path = '', fragment] = /^([^#]*)(?:#(.*))?$/su.exec(address) ?? [];
      const own = isSiteAddress(address) ? book.ownAddress(path, language) : undefined;
      const href = own === undefined ? address : withHeading(own, fragment, headings);
      return [address, { href, term: book.termLanguage(pathOf(href, addresses)) }];
    }),
  };
}

/** An address with the id of a heading there; a fragment that is none stays as it is written. */
function withHeading(address: string, fragment: string | undefined, headings: HeadingsOf): string {
  if (fragment === undefined) return address;
  const ids = headings(address.replace(/[?#].*$/su, '')) ?? [];
  return `${address}#${headingId(fragment, ids) ?? encodeURI(fragment)}`;
}

/** @param reread parses the page again, with links at these mentions */
function filled(
  read: ShownPage,
  leads: PageLeads,
  { absolute }: Addresses,
  reread: (crossing: ReadonlySet<number>) => PageReading,
): PageBlocks {
  const mentions = new Map(leads.mentions);
  const addresses = new Map(leads.addresses);
  const crossing = new Set(read.crossing.filter((mention) => mentions.has(mention)));
  const { blocks, slots } = crossing.size > 0 ? reread(crossing).shown() : read;
  const linkOf = (slot: Slot | undefined): SlotLink | undefined => {
    if (slot?.kind === 'mention') return mentions.get(slot.mention);
    return slot?.kind === 'reference' ? leads.references[slot.reference] : slot && addresses.get(slot.address);
  };
  const slotLinks: SlotLinks = { slot: (slot) => linkOf(slots[slot]), mention: (mention) => mentions.get(mention) };
  const fill = <B extends { html: string; markdown: string }>(block: B): B => ({
    ...block,
    html: fillSlots(block.html, leads.language, slotLinks),
    markdown: fillMarkdown(block.markdown, leads.page, slotLinks, absolute),
  });
  const all = Object.entries(blocks).map(([name, own]) => [
    name,
    own.map(({ title, ...block }) => ({ ...fill(block), ...(title ? { title: fill(title) } : {}) })),
  ]);
  return Object.fromEntries(all) as PageBlocks;
}

/** Reports the addresses in a page's links that the site doesn't publish, and headings that the pages there don't have. */
export function checkLeads(
  page: Entry | OwnPageEntry,
  { outline, references }: PageReading,
  { targets, fragments }: PageLinks,
  { book, addresses, headings }: { book: AddressBook; addresses: Addresses; headings: HeadingsOf },
): Problem[] {
  const search = { headings, nearest: nearestFinder() };
  const ofReferences = [...fragments].flatMap(([index, fragment]) => {
    const target = targets[index];
    const address = target && addresses.term(target.language, target.slug.value);
    return address === undefined
      ? []
      : checkHeading(fragment, address, { file: page.file, at: references[index]!.at }, search);
  });
  return [...ofReferences, ...outline.addresses.flatMap((slot) => checkSlot(slot, page, book, search))];
}

interface Search {
  headings: HeadingsOf;
  nearest: ReturnType<typeof nearestFinder>;
}

function checkHeading(
  fragment: string,
  address: string,
  { file, at }: { file: string; at: Position },
  { headings, nearest }: Search,
): Problem[] {
  const ids = headings(address);
  if (!ids || headingId(fragment, ids) !== undefined) return [];
  return [
    problem('unknown-heading', file, at, { found: fragment, nearest: nearest(fragment, () => ids), page: address }),
  ];
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
  search: Search,
): Problem[] {
  if (!at) return [];
  if (!isSiteAddress(address)) return [unknownAddress(address, { file, at }, termMeant(address, book), book)];
  const own = book.ownAddress(address, language);
  if (own === undefined)
    return [unknownAddress(address, { file, at }, book.nearestPath(address, search.nearest), book)];
  const [, path = '', fragment] = /^([^?#]*)[^#]*(?:#(.+))?$/su.exec(own) ?? [];
  return fragment === undefined ? [] : checkHeading(fragment, path, { file, at }, search);
}

function unknownAddress(
  found: string,
  { file, at }: { file: string; at: Position },
  nearest: string | undefined,
  { ownPage }: AddressBook,
): Problem {
  return problem('unknown-address', file, at, { found, nearest, ownPage });
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
