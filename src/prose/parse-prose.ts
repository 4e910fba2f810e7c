import type { Nodes, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { mathFromMarkdown } from 'mdast-util-math';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { math } from 'micromark-extension-math';
import { remark } from 'remark';
import type { Processor } from 'unified';
import type { Point } from 'unist';
import type { Position } from '../diagnostics/position.ts';
import { inFile, type TextOrigin } from '../source/text-origin.ts';
import type { BorrowedDefinition } from './borrowed-definitions.ts';
import { isEveryday, parseEveryday } from './everyday.ts';
import { inlineFormulaSyntax } from './inline-formula.ts';
import { readAlerts } from './alerts.ts';
import { parseWithBars } from './bars-in-cells.ts';
import type { Markdown } from './markdown.ts';
import { readNotes } from './notes.ts';
import { nestingFault } from './nesting.ts';
import { withoutReserved } from './reserved.ts';
import { termReferenceNode, termReferenceSyntax } from './term-reference.ts';
import { walk } from './walk.ts';

/** A piece of Markdown as a syntax tree. Its positions are lines and columns of the author's file. */
export interface Prose {
  tree: Root;
  /** Why the text wasn't parsed; the tree is empty then. `what` completes “The text has …”. */
  fault?: { at: Position; what: string };
  /** The text that was parsed, for what is to be quoted from it. */
  markdown?: Markdown;
}

const processor = remark().use(prosePlugin).freeze();

/** Parses Markdown with remark, which defines what Headword's Markdown means. Exported for the test of `parseEveryday`. */
export function parseWithRemark(text: string): Root {
  return processor.parse(text);
}

/**
 * Parses Markdown; every later stage works on the tree.
 * @param origin the place of the text in the file
 * @param borrowed link definitions of the entry's other texts, which this one refers to
 */
export function parseProse(source: string, origin: TextOrigin, borrowed: readonly BorrowedDefinition[] = []): Prose {
  const text = withoutReserved(source);
  const fault = nestingFault(text);
  if (fault) return { tree: { type: 'root', children: [] }, fault: { ...fault, at: inFile(origin, fault.at) } };
  if (borrowed.length > 0) return { tree: parseBelow(borrowed, text, origin), markdown: { text, origin } };
  const tree = isEveryday(text) ? parseEveryday(text) : parseSpecial(text);
  walk<Nodes>(tree, ({ position }) => {
    Object.assign(position!.start, inFile(origin, position!.start));
    Object.assign(position!.end, inFile(origin, position!.end));
  });
  return { tree, markdown: { text, origin } };
}

/** Parses a text below link definitions that stand elsewhere in the entry. */
function parseBelow(borrowed: readonly BorrowedDefinition[], text: string, origin: TextOrigin): Root {
  const above = `${borrowed.map(({ line }) => line).join('\n')}\n\n`;
  const tree = parseSpecial(above + text);
  const place = (point: Point): void => {
    const line = point.line - borrowed.length - 1;
    const at = borrowed[point.line - 1]?.at ?? inFile(origin, { line, column: point.column });
    Object.assign(point, at, { offset: point.offset! - above.length });
  };
  walk<Nodes>(tree, ({ position }) => {
    place(position!.start);
    place(position!.end);
  });
  return tree;
}

/** Reads what Headword adds to the syntax tree that remark makes. */
function parseSpecial(text: string): Root {
  const tree = withLabels(parseWithBars(text, parseWithRemark));
  readAlerts(tree, text);
  readNotes(tree);
  return tree;
}

/** Parses the words of references to terms that have more than words: `[[name|the *words*]]`. */
function withLabels(tree: Root): Root {
  walk<Nodes>(tree, (node) => {
    if (node.type !== 'termReference' || !/[*_`~$<&\\]/u.test(node.label)) return undefined;
    const [paragraph, ...more] = parseWithRemark(node.label).children;
    if (paragraph?.type !== 'paragraph' || more.length > 0 || isDunder(node.label)) return false;
    walk<Nodes>(
      paragraph,
      (part) => void Object.assign(part, { position: node.position && structuredClone(node.position) }),
    );
    node.children = paragraph.children;
    node.label = toString(paragraph);
    return false;
  });
  return tree;
}

/** Names such as `__init__`. */
function isDunder(label: string): boolean {
  return /^_+\w+_+$/u.test(label);
}

/**
 * Tables, strikethrough, task lists and notes of GitHub's Markdown, emphasis beside Chinese, Japanese and Korean signs,
 * formulas, and references to terms. Bare addresses stay text, because finding them takes longer than all other extensions together.
 */
function prosePlugin(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    cjkFriendlyExtension(),
    gfmFootnote(),
    gfmTable(),
    gfmStrikethrough({ singleTilde: false }),
    gfmTaskListItem(),
    math({ singleDollarTextMath: false }),
    inlineFormulaSyntax,
    termReferenceSyntax,
  ];
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    mathFromMarkdown(),
    termReferenceNode,
  ];
}
