import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import rehypeHighlight from 'rehype-highlight';
import rehypeSlug from 'rehype-slug';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Problem } from '../diagnostics/problem.ts';
import type { Prose } from '../prose/parse-prose.ts';
import type { MediaFile } from './picture.ts';
import { setFormulas } from './set-formulas.ts';
import { setMedia, type MediaContext } from './set-media.ts';
import { setHeadingLevel, setLinks, setTables, setTasks, type LinkKinds } from './set-prose.ts';
import { toTree, type TreeContext } from './to-tree.ts';

/** A part of a page: a heading of ours, prose of the author's, or both. */
export interface Block {
  /** Its heading, if it has one; the page gives it a unique id. */
  heading?: string;
  /** Put before the id that is made from the heading: `faq` gives `faq-what-is-it`. */
  idPrefix?: string;
  prose?: Prose;
  /** The level of the highest heading that the prose may have. */
  level?: number;
}

export interface RenderedBlock {
  /** Empty where the block has no heading. */
  id: string;
  html: string;
  /** What is read, as plain text. */
  text: string;
}

export type HtmlContext = TreeContext & MediaContext & LinkKinds;

const finish = unified()
  .use(rehypeSlug)
  .use(rehypeHighlight, { detect: false, plainText: ['text', 'txt', 'plain'] })
  .freeze();

/**
 * All prose of one page as sanitised HTML. The blocks are one tree while ids are given, so that no two headings
 * of a page share one, be they ours or the author's.
 */
export function renderBlocks(blocks: readonly Block[], context: HtmlContext): { blocks: RenderedBlock[]; files: MediaFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files: MediaFile[] = [];
  const texts: string[] = [];
  const boxes = blocks.map(({ heading, idPrefix, prose, level = 3 }): Element => {
    const made = prose ? proseTree(prose, level, context) : undefined;
    problems.push(...(made?.problems ?? []));
    files.push(...(made?.files ?? []));
    texts.push(made?.text ?? '');
    return boxOf(heading === undefined ? undefined : headingOf(heading, idPrefix), made?.tree.children as ElementContent[] | undefined);
  });
  const tree = finish.runSync({ type: 'root', children: boxes } as Root) as Root;
  return {
    blocks: (tree.children as Element[]).map(({ children: [heading, prose] }, index) => ({
      id: String((heading as Element).properties.id ?? ''),
      html: toHtml((prose as Element).children, { allowDangerousHtml: true, characterReferences: { useNamedReferences: false } }).trim(),
      text: texts[index]!,
    })),
    files,
    problems,
  };
}

function proseTree(prose: Prose, level: number, context: HtmlContext): { tree: Root; text: string; files: MediaFile[]; problems: Problem[] } {
  const { tree, problems } = toTree(prose, context);
  setTasks(tree);
  const media = setMedia(tree, context);
  setHeadingLevel(tree.children as ElementContent[], level);
  setLinks(tree, context);
  setTables(tree, context.texts);
  const faults = setFormulas(tree, context.file);
  return { tree, text: plainText(tree), files: media.files, problems: [...problems, ...media.problems, ...faults] };
}

/** What a reader reads, with one blank line between paragraphs. */
function plainText(source: Root): string {
  const tree = withReadFormulas(source);
  const isPlain = tree.children.every((child) => child.type === 'text' || (child.type === 'element' && child.tagName === 'p'));
  const text = isPlain
    ? tree.children.map((child) => (child.type === 'text' ? '' : toString(child))).filter(Boolean).join('\n\n')
    : toText(tree);
  const lines = text.split('\n').map((line) => line.trim()).join('\n');
  return lines.replace(/\n{3,}/gu, '\n\n').replace(/(?<!\n)\n(?!\n)/gu, ' ').trim();
}

/** Formulas as the signs that stand on the page: MathML without its elements. */
function withReadFormulas(source: Root): Root {
  let tree = source;
  visit(source, 'raw', () => {
    tree = structuredClone(source);
    return false;
  });
  visit(tree, 'raw', (node, index, parent) => {
    if (tree === source || !parent || index === undefined) return;
    const value = node.value.replace(/<[^>]*>/gu, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    parent.children[index] = { type: 'text', value };
  });
  return tree;
}

/** A heading for the slugger only: the views set the visible one. */
function headingOf(heading: string, prefix?: string): Element {
  const value = prefix === undefined ? heading : `${prefix} ${heading}`;
  return { type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value }] };
}

function boxOf(heading: Element | undefined, prose: ElementContent[] = []): Element {
  const none: Element = { type: 'element', tagName: 'span', properties: {}, children: [] };
  const body: Element = { type: 'element', tagName: 'div', properties: {}, children: prose };
  return { type: 'element', tagName: 'section', properties: {}, children: [heading ?? none, body] };
}
