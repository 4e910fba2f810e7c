import type { Nodes, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { mathFromMarkdown } from 'mdast-util-math';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { defList } from 'micromark-extension-definition-list';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { math } from 'micromark-extension-math';
import { remark } from 'remark';
import type { Processor } from 'unified';
import type { Point } from 'unist';
import { inFile, type TextOrigin } from '../source/text-origin.ts';
import type { BorrowedDefinition } from './borrowed-definitions.ts';
import { definitionListNodes } from './definition-lists.ts';
import { Effort, TooMuch, type ProseFault } from './effort.ts';
import { isEveryday, parseEveryday } from './everyday.ts';
import { inlineFormulaSyntax } from './inline-formula.ts';
import { readAlerts } from './alerts.ts';
import { parseWithBars } from './bars-in-cells.ts';
import type { Markdown } from './markdown.ts';
import { readNotes } from './notes.ts';
import { depthFault, nestingFault } from './nesting.ts';
import { withoutReserved } from './reserved.ts';
import { termReferenceNode, termReferenceSyntax } from './term-reference.ts';
import { walk } from './walk.ts';

/** A piece of Markdown as a syntax tree. Its positions are lines and columns of the author's file. */
export interface Prose {
  tree: Root;
  /** Why the text isn't read; the tree is empty then. */
  fault?: ProseFault;
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
 */
export function parseProse(text: string, origin: TextOrigin): Prose {
  return proseReader()({ text, origin });
}

/**
 * Returns a function that parses the texts of one page, which are limited together. Its second parameter are link
 * definitions of the entry's other texts, which the text refers to.
 */
export function proseReader(): (markdown: Markdown, borrowed?: readonly BorrowedDefinition[]) => Prose {
  const effort = new Effort();
  let counting: Pick<typeof processor, 'parse'> | undefined;
  const parse: Parse = (text) => {
    const tree = effort.isSmall ? parseWithRemark(text) : (counting ??= countingProcessor(effort)).parse(text);
    return withinDepth(tree);
  };
  return ({ text: source, origin }, borrowed = []) => {
    const text = withoutReserved(source);
    try {
      stopAt(effort.add(text) ?? nestingFault(text));
      const tree =
        borrowed.length > 0
          ? parseBelow(borrowed, text, origin, parse)
          : placed(isEveryday(text) ? withinDepth(parseEveryday(text)) : parseSpecial(text, parse), origin);
      if (text.includes('|'))
        walk<Nodes>(tree, (node) => (node.type === 'table' ? stopAt(effort.addTable(node), true) : undefined));
      return { tree, markdown: { text, origin } };
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      const { fault, isPlaced } = error;
      return {
        tree: { type: 'root', children: [] },
        fault: isPlaced ? fault : { ...fault, at: inFile(origin, fault.at) },
        markdown: { text, origin },
      };
    }
  };
}

type Parse = (text: string) => Root;

function stopAt(fault: ProseFault | undefined, isPlaced = false): void {
  if (fault) throw new TooMuch(fault, isPlaced);
}

function withinDepth(tree: Root): Root {
  stopAt(depthFault(tree));
  return tree;
}

function countingProcessor({ syntax }: Effort): Pick<typeof processor, 'parse'> {
  return remark()
    .use(prosePlugin)
    .use(function count(this: Processor) {
      this.data().micromarkExtensions!.push(syntax);
    })
    .freeze();
}

/** Gives a tree the positions of the author's file. */
function placed(tree: Root, origin: TextOrigin): Root {
  walk<Nodes>(tree, ({ position }) => {
    Object.assign(position!.start, inFile(origin, position!.start));
    Object.assign(position!.end, inFile(origin, position!.end));
  });
  return tree;
}

/** Parses a text below link definitions that stand elsewhere in the entry. */
function parseBelow(borrowed: readonly BorrowedDefinition[], text: string, origin: TextOrigin, parse: Parse): Root {
  const above = `${borrowed.map(({ line }) => line).join('\n')}\n\n`;
  const tree = parseSpecial(above + text, parse);
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
function parseSpecial(text: string, parse: Parse): Root {
  const tree = withLabels(parseWithBars(text, parse), parse);
  readAlerts(tree, text);
  readNotes(tree);
  return tree;
}

/** Parses the words of references to terms that have more than words: `[[name|the *words*]]`. */
function withLabels(tree: Root, parse: Parse): Root {
  walk<Nodes>(tree, (node) => {
    if (node.type !== 'termReference' || !/[*_`~$<&\\]/u.test(node.label)) return undefined;
    const [paragraph, ...more] = parse(node.label).children;
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
 * Tables, strikethrough, task lists and notes of GitHub's Markdown, definition lists, emphasis beside Chinese, Japanese and
 * Korean signs, formulas, and references to terms. Bare addresses stay text, because finding them takes longer than all other extensions together.
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
    defList,
  ];
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    mathFromMarkdown(),
    termReferenceNode,
    definitionListNodes,
  ];
}
