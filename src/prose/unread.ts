import type { Nodes, Parents, Root, RootContent, Text } from 'mdast';
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
  const noted = notesIn(tree.children.filter(({ type }) => type !== 'footnoteDefinition'));
  walk<Nodes>(tree, (node) => {
    const at = (): Position => node.position!.start;
    if (node.type === 'heading') {
      if (wordsOf(node) === '') found.push({ sign: 'emptyHeading', found: '#'.repeat(node.depth), at: at() });
      else if (node.depth === 1) found.push({ sign: 'title', found: `# ${wordsOf(node)}`, at: at() });
    }
    if (node.type === 'footnoteDefinition' && !noted.has(node))
      found.push({ sign: 'unusedNote', found: `[^${node.label ?? node.identifier}]:`, at: at() });
    if (node.type === 'html' && COMMENT_WITHOUT_END.test(node.value))
      found.push({ sign: 'comment', found: '<!--', at: at() });
    if (node.type === 'code' || node.type === 'math') {
      const fence = openFence(sourceOf(node, markdown));
      if (fence !== undefined) found.push({ sign: 'fence', found: fence, at: at() });
    }
    if (node.type === 'table') found.push(...surplusCells(node, markdown));
    if (isRun(node)) found.push(...inRun(node, markdown));
  });
  return found;
}

/** A text without any of this has nothing to find. */
const SUSPICIOUS =
  /\] ?\(|\]\[|\[\[|\[[!^]|\^\[|==|\*\*|\{[#.:%]|\{\{[<%]|%%|<!--|~~~|```|\$\$|^[ >]*(?:#|:|[!?]{3} |\*\[|=+ *$)|\||[~^][\p{L}\p{N}+−-]{1,4}[~^]|:[a-z]\w*:/mu;

const COMMENT_WITHOUT_END = /<!--(?![\s\S]*-->)/u;

/**
 * Each notation, by the words that show it. The first group is the sign that is looked for in the author's file; it is
 * told only where it isn't escaped. `\uFFFC` stands for code, links and other things in the text.
 */
const NOTATIONS: readonly (readonly [UnreadSign, RegExp])[] = [
  ['caption', /!?\[[^[\]]*(\]\([^()\s]+ +[“”„«»‘’][^()]*\))/gu],
  ['spaces', /!?\[[^[\]]*(\]\((?!\s)[^()<>\n“”"']*[^()<>\n“”"'\s] [^()<>\n]*\))/gu],
  ['embed', /(!\[\[)[^[\]\n]+\]\]/gu],
  ['wikiLink', /(\[\[)(?=[^\s[\]'"\d-])[^\n]*/gu],
  ['note', /(\[\^[^\]\s]+\])/gu],
  ['inlineNote', /(?<![\w)])(\^\[)[^\]\n]*\]?/gu],
  ['template', /(\{\{[<%]|\{%)[^\n]*?\}+/gu],
  // “[1][2]” are two citations, and “a[i][j]” is no link.
  ['reference', /(?<![\w)\]])(?!\[\d+\]\[\d+\])\[[^[\]]+(\]\[)[^[\]\n]*\]/gu],
  ['link', /\[[^[\]\n]+(\] \()(?:https?:|\.{0,2}\/|term:|mailto:|#)[^()\n]*\)|(\]\()[^\s)]*\)?/gu],
  ['mark', /(?<![=\w!<>])(==)(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])/gu],
  ['attributes', /(\{(?:#[\p{L}_]|\.[a-z]|:\s*[.#]))[^{}\n]*\}/gu],
  ['remark', /(%%)[^%\n]+%%/gu],
  ['raised', /(?<=[\p{L}\p{N})])(\^)[\p{L}\p{N}+−-]{1,4}\^(?!\^)/gu],
  ['lowered', /(?<=[\p{L}\p{N})])(~)[\p{L}\p{N}+−-]{1,4}~(?!~)/gu],
  ['emoji', /(?<=^|\s)(:[a-z]\w*:)(?=\s|$|[.,!?])/gmu],
  ['emphasis', /(?<![\w*])(\*\*)(?![\s*])[^*\n,;()]+\*\*|(?<=\s|^)(\*\*)\s[^*\n]*\S\*\*(?![*\w])/gmu],
  ['comment', /(<!--)[^\n]*/gu],
];

/** Notations that begin a line of a paragraph. */
const LINES: readonly (readonly [UnreadSign, RegExp])[] = [
  ['heading', /^(#{2,6})[^\s#][^\n]*/gmu],
  ['container', /^(:{3,})[^\n]*|^([!?]{3}\+? )[a-z][^\n]*/gmu],
  ['alert', /^(\[![\p{L}-]+\])[^\n]*/gu],
  ['abbreviation', /^(\*\[)[^\]\n]+\]:[^\n]*/gmu],
  ['definitionList', /(?<=\n)(: +)\S[^\n]*/gu],
  ['table', /^(\|? *:?-+:? *\|)[-:| ]*$/gmu],
];

function inRun(run: Parents, markdown: Markdown): Unread[] {
  const pieces: { node: Text | undefined; start: number }[] = [];
  let text = '';
  for (const child of run.children) {
    const node = child.type === 'text' ? child : undefined;
    pieces.push({ node, start: text.length });
    text += node ? node.value : child.type === 'break' ? '\n' : '\uFFFC';
  }
  const found: Unread[] = [];
  const taken: [number, number][] = [];
  const isBlock = run.type === 'paragraph' || run.type === 'tableCell' || run.type === 'heading';
  for (const [sign, pattern] of isBlock ? [...LINES, ...NOTATIONS] : NOTATIONS) {
    for (const match of text.matchAll(pattern)) {
      const mark = match[1] ?? match[2]!;
      const start = match.index + match[0].indexOf(mark);
      const end = match.index + match[0].length;
      // What is told under one name isn't told again under another.
      if (taken.some(([from, to]) => match.index < to && from < end)) continue;
      const piece = pieces.findLast((one) => one.start <= start);
      const at = piece?.node && placeOf(mark, piece.node, start - piece.start, markdown);
      if (!at) continue;
      taken.push([match.index, end]);
      found.push({ sign, found: short(match[0]), at });
    }
  }
  return found;
}

/** The place of a sign in the author's file; undefined if it is escaped there. */
function placeOf(sign: string, node: Text, offset: number, { text, origin }: Markdown): Position | undefined {
  const { start, end } = node.position!;
  const source = text.slice(start.offset, end.offset);
  const before = node.value.slice(0, offset).split(sign).length - 1;
  let index = -1;
  for (let skip = 0; skip <= before; skip += 1) {
    index = source.indexOf(sign, index + 1);
    if (index < 0) return undefined;
  }
  if (source[index - 1] === '\\') return undefined;
  return positionAt(text, start.offset! + index, origin);
}

function positionAt(text: string, offset: number, origin: Markdown['origin']): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return inFile(origin, { line, column: offset - before.lastIndexOf('\n') });
}

/** Cells beyond the columns of the first row are never shown. */
function surplusCells(table: RootContent & { type: 'table' }, { text, origin }: Markdown): Unread[] {
  const columns = table.children[0]!.children.length;
  return table.children.flatMap(({ children }) => {
    const extra = children[columns];
    if (!extra) return [];
    const { start } = extra.position!;
    const end = children.at(-1)!.position!.end.offset;
    const found = short(text.slice(start.offset, end).trim());
    return found.replace(/[|\s]/gu, '') === ''
      ? []
      : [{ sign: 'cells' as const, found, at: positionAt(text, start.offset!, origin) }];
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

function isRun(node: Nodes): node is Parents {
  return 'children' in node && (node.children as Nodes[]).some(({ type }) => type === 'text');
}

function short(text: string): string {
  const line = text.replaceAll('\uFFFC', '…').split('\n', 1)[0]!.trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
