import type { Emphasis, List, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import type { Position } from '../diagnostics/position.ts';
import type { UnreadSign } from '../diagnostics/unread-signs.ts';
import { inFile } from '../source/text-origin.ts';
import type { Markdown } from './markdown.ts';
import { notesIn } from './notes.ts';
import { walk } from './walk.ts';
import { wordsOf } from './words-of.ts';

/** Signs that an author wrote for something, and that are shown as they stand or swallow what follows. */
export interface Unread {
  sign: UnreadSign;
  /** What is quoted to the author. */
  found: string;
  at: Position;
}

/**
 * Finds what looks like Markdown in a parsed text and wasn't read as such: other tools' notations, and mistakes. What is
 * escaped or stands in code is meant as it is.
 * @param tree the whole text or a part of it
 */
export function findUnread(tree: Root, markdown: Markdown): Unread[] {
  if (!SUSPICIOUS.test(markdown.text)) return [];
  const found: Unread[] = [];
  const linesOf = memoizeOnce(() => new Lines(markdown));
  const noted = notesIn(tree.children.filter(({ type }) => type !== 'footnoteDefinition'));
  let hasList = false;
  walk<Nodes>(tree, (node) => {
    const at = (): Position => node.position!.start;
    if (node.type === 'heading') {
      if (wordsOf(node) === '') found.push({ sign: 'emptyHeading', found: '#'.repeat(node.depth), at: at() });
      else if (node.depth === 1) found.push({ sign: 'title', found: `# ${wordsOf(node)}`, at: at() });
    }
    if (node.type === 'footnoteDefinition' && !noted.has(node))
      found.push({ sign: 'unusedNote', found: `[^${node.label ?? node.identifier}]:`, at: at() });
    if (node.type === 'list' && node.ordered) {
      if (!hasList && isNumber(node, tree)) found.push({ sign: 'number', found: `${node.start ?? 1}.`, at: at() });
      hasList = true;
    }
    if (node.type === 'emphasis' && isProduct(node, markdown))
      found.push({ sign: 'product', found: sourceOf(node, markdown), at: at() });
    if (node.type === 'html' && COMMENT_WITHOUT_END.test(node.value))
      found.push({ sign: 'comment', found: '<!--', at: at() });
    if (node.type === 'code' || node.type === 'math') {
      const fence = openFence(sourceOf(node, markdown));
      if (fence !== undefined) found.push({ sign: 'fence', found: fence, at: at() });
    }
    if (node.type === 'table') for (const one of surplusCells(node, markdown, linesOf)) found.push(one);
    if (isRun(node)) for (const one of inRun(node, markdown, linesOf)) found.push(one);
  });
  return found;
}

/** A text without any of this has nothing to find. */
const SUSPICIOUS =
  /^[ >]*\d+[.)] |\d\*\d|\] ?\(|\]\[|\[\[|\[[!^]|\^\[|==|\*\*|\{[#.:%]|\{\{[<%]|%%|<!--|~~~|```|\$\$|^[ >]*(?:#|:|[!?]{3} |\*\[|=+ *$)|\||[~^][\p{L}\p{N}+−-]{1,4}[~^]|:[a-z]\w*:/mu;

const COMMENT_WITHOUT_END = /<!--(?![\s\S]*-->)/u;

/**
 * Each notation, by the words that show it. The first group is the sign that is looked for in the author's file; it is
 * told only where it isn't escaped. Each takes time in proportion to the text. `\uFFFC` stands for code, links and other things in the text.
 */
const NOTATIONS: readonly (readonly [UnreadSign, RegExp])[] = [
  ['caption', /!?\[[^[\]]*(\]\()[^()\s]+ +[“”„«»‘’][^()]*\)/gu],
  ['spaces', /!?\[[^[\]]*(\]\()[^\s()<>“”"']+ [^()<>\n]*\)/gu],
  ['embed', /(!\[\[)[^[\]\n]+\]\]/gu],
  ['wikiLink', /(\[\[)(?=[^\s[\]'"\d-])[^\n]*/gu],
  ['note', /(\[\^)[^[\]\s]+\]/gu],
  ['inlineNote', /(?<![\w)])(\^\[)[^\]\n]*\]?/gu],
  ['template', /(\{\{[<%]|\{%)[^\n{}]*\}+/gu],
  // “[1][2]” are two citations, and “a[i][j]” is no link.
  ['reference', /(?<![\w)\]])(?!\[\d+\]\[\d+\])\[[^[\]]+(\]\[)[^[\]\n]*\]/gu],
  ['link', /\[[^[\]\n]+(\] \()(?:https?:|\.{0,2}\/|term:|mailto:|#)[^()\n]*\)|(\]\()[^\s)]*\)?/gu],
  ['mark', /(?<![=\w!<>])(==)(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])/gu],
  ['attributes', /(\{)(?:#[\p{L}_]|\.[a-z]|:\s*[.#])[^{}\n]*\}/gu],
  ['remark', /(%%)[^%\n]+%%/gu],
  ['raised', /(?<=[\p{L}\p{N})])(\^)[\p{L}\p{N}+−-]{1,4}\^(?!\^)/gu],
  ['lowered', /(?<=[\p{L}\p{N})])(~)[\p{L}\p{N}+−-]{1,4}~(?!~)/gu],
  ['emoji', /(?<=^|\s)(:)[a-z]\w*:(?=\s|$|[.,!?])/gmu],
  ['emphasis', /(?<![\w*])(\*\*)(?![\s*])[^*\n,;()]+\*\*|(?<=\s|^)(\*\*)\s[^*\n]*\S\*\*(?![*\w])/gmu],
  ['comment', /(<!--)[^\n]*/gu],
];

/** Notations that begin a line of a paragraph. */
const LINES: readonly (readonly [UnreadSign, RegExp])[] = [
  ['heading', /^(##)#{0,4}[^\s#][^\n]*/gmu],
  ['container', /^(:::)[^\n]*|^(!!!|\?\?\?)\+? [a-z][^\n]*/gmu],
  ['alert', /^(\[!)[\p{L}-]+\][^\n]*/gu],
  ['abbreviation', /^(\*\[)[^\]\n]+\]:[^\n]*/gmu],
  ['definitionList', /(?<=\n|^)(: ) *\S[^\n]*/gu],
  ['table', /^\|? *:?(-)-*:? *\|[-:| ]*$/gmu],
];

function inRun(run: Parents, markdown: Markdown, linesOf: () => Lines): Unread[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const child of run.children) {
    const node = child.type === 'text' ? child : undefined;
    pieces.push({ node, start: text.length });
    text += node ? node.value : child.type === 'break' ? '\n' : '\uFFFC';
  }
  const found: Unread[] = [];
  // What is told under one name isn't told again under another.
  const taken = new Uint8Array(text.length);
  const isBlock = run.type === 'paragraph' || run.type === 'tableCell' || run.type === 'heading';
  for (const [sign, pattern] of isBlock ? [...LINES, ...NOTATIONS] : NOTATIONS) {
    const finder = new PlaceFinder(pieces, markdown);
    for (const match of text.matchAll(pattern)) {
      const mark = match[1] ?? match[2]!;
      const end = match.index + match[0].length;
      const offset = finder.offsetOf(mark, match.index + match[0].indexOf(mark));
      if (offset === undefined || taken.subarray(match.index, end).includes(1)) continue;
      taken.fill(1, match.index, end);
      found.push({ sign, found: short(match[0]), at: linesOf().at(offset) });
    }
  }
  return found;
}

/** A child of a run, with its place in the run's text; only texts have signs. */
interface Piece {
  node: Text | undefined;
  start: number;
}

/** Finds the signs of one notation in the author's text, in their order, so that a long text is read once. */
class PlaceFinder {
  private at = 0;
  private cursors = new Map<string, { value: number; source: number }>();

  private readonly pieces: readonly Piece[];
  private readonly markdown: Markdown;

  constructor(pieces: readonly Piece[], markdown: Markdown) {
    this.pieces = pieces;
    this.markdown = markdown;
  }

  /** The offset of a sign in the author's text; undefined if it is escaped there, or part of something else. */
  offsetOf(mark: string, start: number): number | undefined {
    while (this.at + 1 < this.pieces.length && this.pieces[this.at + 1]!.start <= start) {
      this.at += 1;
      this.cursors.clear();
    }
    const { node, start: begin } = this.pieces[this.at]!;
    if (!node) return undefined;
    const { start: from, end: to } = node.position!;
    const cursor = this.cursors.get(mark) ?? { value: -1, source: from.offset! - 1 };
    while (cursor.value < start - begin) {
      cursor.value = node.value.indexOf(mark, cursor.value + 1);
      cursor.source = this.markdown.text.indexOf(mark, cursor.source + 1);
      if (cursor.value < 0 || cursor.source < 0 || cursor.source >= to.offset!) return undefined;
    }
    this.cursors.set(mark, cursor);
    return this.markdown.text[cursor.source - 1] === '\\' ? undefined : cursor.source;
  }
}

/** The places of offsets in the author's file. */
class Lines {
  private readonly starts: number[] = [0];

  private readonly markdown: Markdown;

  constructor(markdown: Markdown) {
    this.markdown = markdown;
    for (const { index } of markdown.text.matchAll(/\n/gu)) this.starts.push(index + 1);
  }

  at(offset: number): Position {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return inFile(this.markdown.origin, { line: low + 1, column: offset - this.starts[low]! + 1 });
  }
}

/** Whether a list is a sentence that begins with a number: “1986. A great vintage”. Lists that go on have others before. */
function isNumber({ start, children }: List, { children: all }: Root): boolean {
  return children.length === 1 && ((start ?? 1) > 1 || all.length === 1);
}

/** Whether the stars of an emphasis stand between numbers: 2*3*4. */
function isProduct({ position }: Emphasis, { text }: Markdown): boolean {
  const [start, end] = [position!.start.offset!, position!.end.offset!];
  return /\d/u.test(text[start - 1] ?? '') && /^\*[\d.,]+\*\d/u.test(text.slice(start, end + 1));
}

/** Cells beyond the columns of the first row are never shown. */
function surplusCells(table: RootContent & { type: 'table' }, { text }: Markdown, linesOf: () => Lines): Unread[] {
  const columns = table.children[0]!.children.length;
  return table.children.flatMap(({ children }) => {
    const extra = children[columns];
    if (!extra) return [];
    const { start } = extra.position!;
    const end = children.at(-1)!.position!.end.offset;
    const found = short(text.slice(start.offset, end).trim());
    return found.replace(/[|\s]/gu, '') === ''
      ? []
      : [{ sign: 'cells' as const, found, at: linesOf().at(start.offset!) }];
  });
}

/** The opening fence of code that has no closing one. */
function openFence(source: string): string | undefined {
  const lines = source.trimEnd().split('\n');
  const [, fence] = /^(`{3,}|~{3,}|\${2,})/u.exec(lines[0]!) ?? [];
  if (fence === undefined) return undefined;
  const last = lines.length > 1 ? lines.at(-1)!.replace(/^[\s>]+/u, '') : '';
  return last.startsWith(fence) && last.replaceAll(fence[0]!, '').trim() === '' ? undefined : fence;
}

function sourceOf({ position }: Nodes, { text }: Markdown): string {
  return text.slice(position!.start.offset, position!.end.offset);
}

function memoizeOnce<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function isRun(node: Nodes): node is Parents {
  return 'children' in node && (node.children as Nodes[]).some(({ type }) => type === 'text');
}

function short(text: string): string {
  const line = text.replaceAll('\uFFFC', '…').split('\n', 1)[0]!.trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
