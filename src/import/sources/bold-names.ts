import { proseOf, type PageEntry, type PageLine } from './page-lines.ts';

interface Name {
  at: number;
  name: string;
  /** What follows it in its line. */
  rest: string;
  /** How far the entry's further lines are indented. */
  indent: number;
  /** Whether a sign, or the end of the line, parts the name from what it means. */
  isParted: boolean;
  /** Whether it begins an item of a list. */
  isItem: boolean;
}

const BOLD = /^( {0,3}(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?:\[?)(\*\*|__)(?=\S)((?:(?!\2).)+?)\2(.*)$/u;
const PARTED = /^(?:\]\([^)]*\))?[ \t]*(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])?[ \t]*(?:[:：=]|[-–—](?=\s))[ \t]*(.*)$/u;
const BULLET = /^( {0,3}[-*+][ \t]+)(\S(?:(?![:：–—]|\s[-=]\s).){0,70}?)(?:\s*(?:[:–—]\s+|：\s*)|\s+[-=]\s+)(\S.*)$/u;

/**
 * The entries of a page whose paragraphs or list items begin with a name in bold: `**Berth** (rule 4): The place …`. Where
 * most names are parted from their meaning by a sign, those without one are no names.
 */
export function afterBoldNames(file: string, page: readonly PageLine[]): PageEntry[] {
  const found = page.flatMap(({ text, isCode, heading }, at): Name[] => {
    if (isCode || heading) return [];
    const [, margin, , bold, after] = BOLD.exec(text) ?? [];
    if (bold === undefined || margin === undefined || !isStart(page, at, margin)) return [];
    const isEnded = /[:：]$/u.test(bold);
    const [, bracket = '', said] = PARTED.exec(isEnded ? `:${after}` : after!) ?? [];
    const isAlone = after!.trim() === '';
    const rest = said === undefined ? after!.replace(/^\]\([^)]*\)/u, '').trim() : `${bracket} ${said}`.trim();
    const name = bold.replace(/\s*[:：]$/u, '');
    const isItem = margin.trim() !== '';
    return [{ at, name, rest, indent: margin.length, isParted: said !== undefined || isAlone, isItem }];
  });
  const areParted = (some: readonly Name[]): boolean =>
    some.filter(({ isParted }) => isParted).length * 2 >= some.length;
  // Items of one list are all the same; a paragraph can begin in bold for another reason.
  const areItems = areParted(found.filter(({ isItem }) => isItem));
  const names = areParted(found) ? found.filter(({ isParted, isItem }) => isParted || (isItem && areItems)) : found;
  // Words that come again and again are labels of parts (“Example:”), not names.
  const isDistinct = new Set(names.map(({ name }) => name.toLowerCase())).size >= names.length * 0.8;
  return isDistinct ? entriesOf(file, page, names) : [];
}

/** The same without bold, where nearly all items of the page's lists are such: `- Berth: The place …`. */
export function inBullets(file: string, page: readonly PageLine[]): PageEntry[] {
  const all = page.flatMap(({ text, isCode }, at) => (!isCode && /^ {0,3}[-*+][ \t]/u.test(text) ? [at] : []));
  const margin = all.reduce((least, at) => Math.min(least, indentOf(page[at]!)), 3);
  const items = all.filter((at) => indentOf(page[at]!) === margin);
  const names = items.flatMap((at): Name[] => {
    const [, margin, name, rest] = BULLET.exec(page[at]!.text) ?? [];
    if (margin !== undefined && name !== undefined && rest !== undefined)
      return [{ at, name, rest, indent: margin.length, isParted: true, isItem: true }];
    // A name, and what it means as a list below.
    const [, own = '', alone] = /^( {0,3}[-*+][ \t]+)(\S.*)$/u.exec(page[at]!.text) ?? [];
    const isLead =
      /^ {2,}(?:[-*+][ \t]+:?[ \t]*)?\S/u.test(page[at + 1]?.text ?? '') && [...(alone ?? '')].length <= 60;
    return isLead ? [{ at, name: alone!, rest: '', indent: own.length, isParted: true, isItem: true }] : [];
  });
  return names.length >= items.length * 0.8 ? entriesOf(file, page, names) : [];
}

function indentOf({ text }: PageLine): number {
  return text.search(/\S|$/u);
}

/** A paragraph or an item begins in this line. */
function isStart(page: readonly PageLine[], at: number, margin: string): boolean {
  const before = page[at - 1];
  return (
    margin.trim() !== '' ||
    before === undefined ||
    before.text.trim() === '' ||
    before.heading !== undefined ||
    BOLD.test(before.text) ||
    /(?: {2}|\\)$/u.test(before.text)
  );
}

function entriesOf(file: string, page: readonly PageLine[], names: readonly Name[]): PageEntry[] {
  return names.map(({ at, name, rest, indent }, index) => {
    const next = names[index + 1]?.at ?? page.length;
    let end = at + 1;
    while (end < next && page[end]!.heading === undefined) end += 1;
    const lines = page.slice(at, end);
    const [, ...others] = lines;
    const texts = [
      rest,
      ...others.map(({ text }) =>
        text.replace(new RegExp(`^ {1,${indent || 1}}(?=\\S| )`, 'u'), (own) => (indent > 0 ? '' : own)),
      ),
    ];
    return {
      names: [name],
      line: lines[0]!.line,
      prose: proseOf(file, lines, texts),
      taken: lines.map(({ line }) => line),
    };
  });
}
