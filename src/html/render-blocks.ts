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

/** A part of a page: a heading from the interface texts or the entry, prose, or both. */
export interface Block {
  /** Its heading, which gets an id that is unique on the page. */
  heading?: string;
  /** A prefix for the id: `faq` gives `faq-what-is-it`. */
  idPrefix?: string;
  prose?: Prose;
  /** The level that the highest heading of the prose gets. */
  level?: number;
}

export interface RenderedBlock {
  /** The id of the heading; empty if the block has none. */
  id: string;
  /** Sanitised HTML of the prose, with slots in place of links. */
  html: string;
  /** The visible text of the prose. */
  text: string;
}

export type HtmlContext = TreeContext & MediaContext & LinkKinds;

const giveIds = rehypeSlug();
const rehypeHighlight = lazyRequire<typeof import('rehype-highlight')>('rehype-highlight');
let highlight: ((code: Root) => unknown) | undefined;

/**
 * Renders the prose of one page as sanitized HTML. All headings of the page get their ids in one pass, so that no two
 * have the same.
 */
export function renderBlocks(
  blocks: readonly Block[],
  context: HtmlContext,
): { blocks: RenderedBlock[]; files: MediaFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files: MediaFile[] = [];
  const parts = blocks.map(({ heading, idPrefix, prose, level = 3 }) => {
    const rendered = prose ? proseTree(prose, level, context) : undefined;
    problems.push(...(rendered?.problems ?? []));
    files.push(...(rendered?.files ?? []));
    return {
      heading: heading === undefined ? undefined : headingOf(heading, idPrefix),
      tree: rendered?.tree ?? { type: 'root' as const, children: [] },
      text: rendered?.text ?? '',
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

/**
 * Gives ids to headings, in the order of the page, and highlights code. Both plugins get a tree of nothing but headings or
 * code, because walking whole pages with them is slow.
 */
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

/** The visible text, with one blank line between paragraphs and all other white space collapsed. */
function plainText(source: Root): string {
  const tree = withFormulaText(source);
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

/** Replaces each formula by its visible characters: MathML without its tags. */
function withFormulaText(source: Root): Root {
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

/** A heading only for making its id; the views render the visible one. */
function headingOf(heading: string, prefix?: string): Element {
  const value = prefix === undefined ? heading : `${prefix} ${heading}`;
  return { type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value }] };
}
