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

/** Signs in Markdown: around the words of a link that has a slot, and for the page's own address before a fragment. */
const [EDGE, HERE] = ['\uE002', '\uE003'];

/** A link as it waits in Markdown: its words, and the number of its slot or mention. */
export function slottedMarkdown(address: string, words: string): string {
  return `[${EDGE}${words}${EDGE}](${address})`;
}

/** The address of a heading of the same page, as it waits in Markdown. */
export function ownFragment(fragment: string): string {
  return `${HERE}${fragment}`;
}

/** A text in pieces: words, and mentions with the addresses under which they wait in Markdown. */
export function piecesAtMarks(text: string): { text: string; address?: string }[] {
  const pieces: { text: string; address?: string }[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: mention, 2: words } of text.matchAll(markedWords)) {
    pieces.push({ text: text.slice(end, index) }, { text: words!, address: `${BEGIN}${mention}${END}` });
    end = index + whole.length;
  }
  return [...pieces, { text: text.slice(end) }].filter((piece) => piece.text !== '');
}

export function isMarkAddress(address: string): boolean {
  return address.startsWith(BEGIN);
}

const slottedWords = new RegExp(
  `\\[${EDGE}([^${EDGE}]*)${EDGE}\\]\\(([${OPEN}${BEGIN}])(\\d+)[${CLOSE}${END}]\\)`,
  'gu',
);

const markedWords = new RegExp(`${BEGIN}(\\d+)${NUMBERED}([^${BEGIN}${END}]*)${END}`, 'gu');

/**
 * Markdown with the links that are made, each with an absolute address. Of the others the words stay.
 * @param page the absolute address of the page
 * @param absolute adds scheme and host to an address of the site
 */
export function fillMarkdown(
  markdown: string,
  page: string,
  links: SlotLinks,
  absolute: (address: string) => string,
): string {
  return markdown
    .replace(slottedWords, (_, words: string, sign: string, number: string) => {
      const link = sign === OPEN ? links.slot(Number(number)) : links.mention(Number(number));
      return link ? `[${words}](${link.href.startsWith('/') ? absolute(link.href) : link.href})` : words;
    })
    .replaceAll(HERE, page);
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
