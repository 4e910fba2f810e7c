import { toHtml } from 'hast-util-to-html';
import type { Position } from '../diagnostics/position.ts';
import { SENTINELS } from '../prose/reserved.ts';

/**
 * What a link of a page may lead to. A page is read and set once; where its links lead, and which of its mentions become
 * links, is known when all pages are read. Until then a link holds the number of its slot in the place of an address, and
 * a mention within one text stands between marks that tell which it is.
 */
export type Slot = { kind: 'mention'; mention: number } | { kind: 'reference'; reference: number } | AddressSlot;

export interface AddressSlot {
  kind: 'address';
  address: string;
  /** Where its author wrote it. */
  at?: Position;
}

/** Signs that stand for nothing; what authors write with them gets no further than a number without a slot. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

export function slotAddress(slot: number): string {
  return `${OPEN}${slot}${CLOSE}`;
}

export function isSlotAddress(address: string): boolean {
  return slotted.test(address);
}

const slotted = new RegExp(`^${OPEN}\\d+${CLOSE}$`, 'u');

/** Where a link leads. */
export interface SlotLink {
  href: string;
  /** Of the term that it leads to; undefined where it leads to something else. */
  term?: string | undefined;
}

const [BEGIN, NUMBERED, END] = SENTINELS;

/** A mention as it waits in a text. */
export function markedMention(mention: number, words: string): string {
  return `${BEGIN}${mention}${NUMBERED}${words}${END}`;
}

const marks = new RegExp(`${BEGIN}\\d+${NUMBERED}|${END}`, 'gu');

/** A text as its reader sees it. */
export function withoutMarks(text: string): string {
  return text.includes(BEGIN) ? text.replace(marks, '') : text;
}

const pattern = new RegExp(`<a href="${OPEN}(\\d+)${CLOSE}"((?: [a-z]+="[^"]*")*)>(.*?)</a>`, 'gsu');

const markedPattern = new RegExp(`${BEGIN}(\\d+)${NUMBERED}([^<${BEGIN}]*?)${END}`, 'gu');

/** What the slots of a page hold in the end. */
export interface SlotLinks {
  slot(slot: number): SlotLink | undefined;
  mention(mention: number): SlotLink | undefined;
}

/**
 * HTML with the links that are made. Of the others the words stay.
 * @param language of the page: links to terms in another one say so
 */
export function fillSlots(html: string, language: string, links: SlotLinks): string {
  const filled = html.replace(pattern, (_, slot: string, attributes: string, words: string) =>
    linked(links.slot(Number(slot)), attributes, words),
  );
  return filled.replace(markedPattern, (_, mention: string, words: string) =>
    linked(links.mention(Number(mention)), '', words),
  );

  function linked(link: SlotLink | undefined, attributes: string, words: string): string {
    if (!link) return words;
    const kind =
      link.term === undefined ? '' : ` class="term"${link.term === language ? '' : ` hreflang="${link.term}"`}`;
    return `<a ${hrefOf(link.href)}${attributes}${kind}>${words}</a>`;
  }
}

/** Addresses as attributes. The same few thousand are written again and again, and writing takes long. */
const written = new Map<string, string>();
const MOST_WRITTEN = 100_000;

/** An address as an attribute, as everything else on the page is written. */
function hrefOf(href: string): string {
  const known = written.get(href);
  if (known !== undefined) return known;
  // A server that runs for days would keep the addresses of every version of the content.
  if (written.size === MOST_WRITTEN) written.clear();
  const made = toHtml({ type: 'element', tagName: 'a', properties: { href }, children: [] });
  const attribute = made.slice('<a '.length, -'></a>'.length);
  written.set(href, attribute);
  return attribute;
}
