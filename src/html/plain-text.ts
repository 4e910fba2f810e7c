import type { Element, Nodes, Root } from 'hast';
import { subscript, superscript } from '../source/raised.ts';
import { isNoteReference } from './set-notes.ts';
import { withoutMarks } from './slots.ts';

/**
 * The visible text of prose, for everything that can't show HTML: descriptions, structured data, previews, the search.
 * Paragraphs are separated by an empty line; items of lists, rows of tables and lines of code have a line each; cells are
 * separated by “ | ”. Powers, indices and formulas keep their meaning: `10<sup>8</sup>` is 10⁸. Struck text is left out.
 */
export function plainText(tree: Root): string {
  const writer = new Writer();
  for (const child of tree.children) writer.write(child);
  return withoutMarks(writer.text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** A text as a single line, for places that have no more: lines that end without a punctuation mark are separated by “;”. */
export function oneLine(text: string): string {
  return text.includes('\n')
    ? text
        .trim()
        .replace(/(?<=[.!?…:;,。！？：；，、।؟؛])\s*\n\s*/gu, ' ')
        .replace(/\s*\n\s*/gu, '; ')
    : text;
}

/** What stands between two pieces of text, from the weakest to the strongest. */
const GAPS = ['', ' ', ': ', '\n', '\n\n'] as const;

type Gap = (typeof GAPS)[number];

class Writer {
  text = '';
  private gap: Gap = '';

  /** @param isTight inside a list or a quotation of a table, where paragraphs are lines */
  write(node: Nodes, isPre = false, isTight = false): void {
    if (node.type === 'text') this.add(node.value, isPre);
    // A formula is MathML already; its text comes with it.
    else if (node.type === 'raw') this.add((node.data as FormulaData | undefined)?.text ?? '', false);
    else if (node.type === 'element' && !HIDDEN.has(node.tagName)) this.element(node, isPre, isTight);
  }

  private element(element: Element, isPre: boolean, isTight: boolean): void {
    const { tagName, children } = element;
    if (tagName === 'br') return this.widen(' ');
    if (tagName === 'sup' || tagName === 'sub') return this.script(element);
    const gap = gapAround(tagName, isTight);
    // What a term of a list means stands on its line, and the text of a box after its title.
    if (this.gap !== ': ' || !/^(?:dd|p)$/u.test(tagName)) this.widen(gap);
    const [before, after] = AROUND[tagName] ?? ['', ''];
    this.add(before, true);
    if (tagName === 'tr') this.add(cellsOf(element).join(' | '), true);
    else {
      const isList = isTight || tagName === 'li' || tagName === 'dd';
      for (const child of children) this.write(child, isPre || tagName === 'pre', isList);
    }
    this.text += after;
    this.widen(tagName === 'dt' || isAlertTitle(element) ? ': ' : gap);
  }

  /** Digits become Unicode's powers and indices, “1st” and “Mme” stay words, and anything else gets a sign: `x^(a/b)`. */
  private script(element: Element): void {
    const { tagName, children } = element;
    // The number of a note would be taken for a power.
    if (isNoteReference(element)) return;
    const script = lineOf(children);
    const isPower = tagName === 'sup';
    if (isPower && isEndOfWord(withoutMarks(this.text), script)) return this.add(script, true);
    const signs = isPower ? superscript(script) : subscript(script);
    const isOne = /^[\p{L}\p{M}\p{N}]+$/u.test(script);
    this.add(signs ?? (script && `${isPower ? '^' : '_'}${isOne ? script : `(${script})`}`), true);
  }

  private add(text: string, isPre: boolean): void {
    const collapsed = isPre ? text : text.replace(/[ \t\n\f\r]+/gu, ' ');
    if (!isPre && collapsed.startsWith(' ')) this.widen(' ');
    const own = isPre ? collapsed : collapsed.replace(/^ | $/gu, '');
    if (own === '') return;
    this.text += (this.text === '' ? '' : this.gap) + own;
    this.gap = !isPre && collapsed.endsWith(' ') ? ' ' : '';
  }

  private widen(gap: Gap): void {
    if (GAPS.indexOf(gap) > GAPS.indexOf(this.gap)) this.gap = gap;
  }
}

/** What `set-formulas.ts` adds to a formula. */
export interface FormulaData {
  text: string;
  /** As its author wrote it. */
  tex: string;
  /** Whether it stands in a block of its own. */
  isDisplay: boolean;
}

/** Shown struck, or only by browsers that can't set small text above words. */
const HIDDEN = new Set(['del', 's', 'strike', 'rp']);

/** Signs that browsers add, or that keep the direction of a name apart from the text around it. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  q: ['“', '”'],
  rt: ['(', ')'],
  bdi: ['\u2068', '\u2069'],
};

const LINES = new Set(['li', 'tr', 'dt', 'dd', 'summary', 'caption', 'figcaption']);

const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote div figure details hr center'.split(' '));

function gapAround(tagName: string, isTight: boolean): Gap {
  if (LINES.has(tagName)) return '\n';
  return PARAGRAPHS.has(tagName) ? (isTight ? '\n' : '\n\n') : '';
}

/** The texts of a row's cells. Empty ones at the end are left out; others keep their place. */
function cellsOf({ children }: Element): string[] {
  const cells = children.flatMap((cell) => (cell.type === 'element' ? [lineOf(cell.children)] : []));
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function lineOf(children: readonly Nodes[]): string {
  const writer = new Writer();
  for (const child of children) writer.write(child);
  return oneLine(writer.text.trim());
}

function isAlertTitle({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('alert-title');
}

/** Whether raised letters end a word: 1st, 2ème, 3º, Mme, Dr, nº; or a sign that is always raised. */
function isEndOfWord(before: string, raised: string): boolean {
  if (/^[®™©℠*†‡]+$/u.test(raised)) return true;
  if (
    /^(?:st|nd|rd|th|e|er|re|ère|ers|ème|èmes|eme|nde?s?|d|de|o|a|os|as|º|ª)$/iu.test(raised) &&
    /(?:\d|[IVXLC]{2})$/u.test(before)
  )
    return true;
  return /(?:^|[^\p{L}])[DMNSVdmnsv]$/u.test(before) && /^(?:r|rs|me|mes|lle|lles|gr|te|ve|os|o)$/u.test(raised);
}
