import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import rehypeSlug from 'rehype-slug';
import { unified } from 'unified';
import type { Problem } from '../diagnostics/problem.ts';
import type { Prose } from '../prose/parse-prose.ts';
import { walk } from '../prose/walk.ts';
import { lazyRequire } from '../source/lazy-require.ts';
import type { MediaFile } from './picture.ts';
import { setFormulas } from './set-formulas.ts';
import { setMedia, type MediaContext } from './set-media.ts';
import { setHeadingLevel, setLinks, setTables, setTasks, type LinkKinds } from './set-prose.ts';
import { withoutMarks } from './slots.ts';
import { toTree, type TreeContext } from './to-tree.ts';
import { hasRaw, walkElements } from './walk-elements.ts';

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

const giveIds = rehypeSlug();
const rehypeHighlight = lazyRequire<typeof import('rehype-highlight')>('rehype-highlight');
let highlight: ((code: Root) => unknown) | undefined;

/**
 * All prose of one page as sanitised HTML. Ids are given to the headings of all blocks at once, so that no two headings
 * of a page share one, be they ours or the author's.
 */
export function renderBlocks(
  blocks: readonly Block[],
  context: HtmlContext,
): { blocks: RenderedBlock[]; files: MediaFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files: MediaFile[] = [];
  const parts = blocks.map(({ heading, idPrefix, prose, level = 3 }) => {
    const made = prose ? proseTree(prose, level, context) : undefined;
    problems.push(...(made?.problems ?? []));
    files.push(...(made?.files ?? []));
    return {
      heading: heading === undefined ? undefined : headingOf(heading, idPrefix),
      tree: made?.tree ?? { type: 'root' as const, children: [] },
      text: made?.text ?? '',
    };
  });
  finish(parts);
  return {
    blocks: parts.map(({ heading, tree, text }) => ({
      id: String(heading?.properties.id ?? ''),
      html: toHtml(tree, { allowDangerousHtml: true, characterReferences: { useNamedReferences: false } }).trim(),
      text,
    })),
    files,
    problems,
  };
}

/** Ids for the headings, in the order of the page, and classes for code. Both are given no more of the page than they work on. */
function finish(parts: readonly { heading: Element | undefined; tree: Root }[]): void {
  const headings: Element[] = [];
  const code: Element[] = [];
  for (const { heading, tree } of parts) {
    if (heading) headings.push(heading);
    walkElements(tree, (element) => {
      if (/^h[1-6]$/u.test(element.tagName)) headings.push(element);
      if (element.tagName === 'pre') code.push(element);
    });
  }
  giveIds({ type: 'root', children: headings });
  if (code.length === 0) return;
  highlight ??= highlighter();
  highlight({ type: 'root', children: code });
}

function highlighter(): (code: Root) => unknown {
  const processor = unified()
    .use(rehypeHighlight().default, { detect: false, plainText: ['text', 'txt', 'plain'] })
    .freeze();
  return (code) => processor.runSync(code);
}

function proseTree(
  prose: Prose,
  level: number,
  context: HtmlContext,
): { tree: Root; text: string; files: MediaFile[]; problems: Problem[] } {
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
  const isPlain = tree.children.every(
    (child) => child.type === 'text' || (child.type === 'element' && child.tagName === 'p'),
  );
  const text = isPlain
    ? tree.children
        .map((child) => (child.type === 'text' ? '' : toString(child)))
        .filter(Boolean)
        .join('\n\n')
    : toText(tree);
  const lines = withoutMarks(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
  return lines
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/gu, ' ')
    .trim();
}

/** Formulas as the signs that stand on the page: MathML without its elements. */
function withReadFormulas(source: Root): Root {
  if (!hasRaw(source)) return source;
  const tree = structuredClone(source);
  walk<Nodes>(tree, (node, index, parent) => {
    if (node.type !== 'raw' || !parent) return;
    const value = node.value
      .replace(/<[^>]*>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    parent.children[index] = { type: 'text', value };
  });
  return tree;
}

/** A heading for the slugger only: the views set the visible one. */
function headingOf(heading: string, prefix?: string): Element {
  const value = prefix === undefined ? heading : `${prefix} ${heading}`;
  return { type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value }] };
}
