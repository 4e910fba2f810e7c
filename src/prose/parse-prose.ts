import type { Nodes, Root } from 'mdast';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { math } from 'micromark-extension-math';
import { remark } from 'remark';
import type { Processor } from 'unified';
import type { Position } from '../diagnostics/position.ts';
import { inFile, type TextOrigin } from '../source/text-origin.ts';
import { isEveryday, parseEveryday } from './everyday.ts';
import { inlineFormulaSyntax } from './inline-formula.ts';
import { nestingFault } from './nesting.ts';
import { withoutReserved } from './reserved.ts';
import { termReferenceNode, termReferenceSyntax } from './term-reference.ts';
import { walk } from './walk.ts';

/** The source of a piece of Markdown and its place in the file. Plain data. */
export interface Markdown {
  text: string;
  origin: TextOrigin;
}

/** A piece of Markdown as a syntax tree. Its positions are lines and columns of the author's file. */
export interface Prose {
  tree: Root;
  /** Why the text wasn't parsed; the tree is empty then. `what` completes “The text has …”. */
  fault?: { at: Position; what: string };
}

const processor = remark().use(prosePlugin).freeze();

/** Parses Markdown with remark, which defines what Headword's Markdown means. Exported for the test of `parseEveryday`. */
export function parseWithRemark(text: string): Root {
  return processor.parse(text);
}

/**
 * Parses Markdown; every later stage works on the tree.
 * @param origin the place of the text in the file
 */
export function parseProse(source: string, origin: TextOrigin): Prose {
  const text = withoutReserved(source);
  const fault = nestingFault(text);
  if (fault) return { tree: { type: 'root', children: [] }, fault: { ...fault, at: inFile(origin, fault.at) } };
  const tree = isEveryday(text) ? parseEveryday(text) : parseWithRemark(text);
  walk<Nodes>(tree, ({ position }) => {
    Object.assign(position!.start, inFile(origin, position!.start));
    Object.assign(position!.end, inFile(origin, position!.end));
  });
  return { tree };
}

/**
 * Tables, strikethrough and task lists of GitHub's Markdown, formulas, and references to terms. Bare addresses stay
 * text, because finding them takes longer than all other extensions together.
 */
function prosePlugin(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    gfmTable(),
    gfmStrikethrough({ singleTilde: false }),
    gfmTaskListItem(),
    math({ singleDollarTextMath: false }),
    inlineFormulaSyntax,
    termReferenceSyntax,
  ];
  data.fromMarkdownExtensions = [
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    mathFromMarkdown(),
    termReferenceNode,
  ];
}
