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

/** A piece of Markdown as it is written, and where. Plain data. */
export interface Markdown {
  text: string;
  origin: TextOrigin;
}

/** A piece of Markdown as a syntax tree whose positions are lines and columns of the author's file. */
export interface Prose {
  tree: Root;
  /** What kept the text from being parsed; the tree is empty then. */
  fault?: { at: Position; what: string };
}

const processor = remark().use(prosePlugin).freeze();

/** What Headword's Markdown is, whatever may be quicker where a text has little of it. */
export function parseWithRemark(text: string): Root {
  return processor.parse(text);
}

/** Parses Markdown once; every later stage works on the tree. */
export function parseProse(written: string, origin: TextOrigin): Prose {
  const text = withoutReserved(written);
  const fault = nestingFault(text);
  if (fault) return { tree: { type: 'root', children: [] }, fault: { ...fault, at: inFile(origin, fault.at) } };
  const tree = isEveryday(text) ? parseEveryday(text) : parseWithRemark(text);
  walk<Nodes>(tree, ({ position }) => {
    Object.assign(position!.start, inFile(origin, position!.start));
    Object.assign(position!.end, inFile(origin, position!.end));
  });
  return { tree };
}

/** The pieces of GitHub's Markdown that entries use. Bare addresses stay text: finding them costs more than all the rest. */
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
