import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { nearestFinder } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Prose } from '../prose/parse-prose.ts';
import { append } from '../source/append.ts';
import { positionOf } from './check-elements.ts';
import { giveIds, headingId } from './heading-ids.ts';
import { highlightCode } from './highlight-code.ts';
import type { MediaFile } from './picture.ts';
import { oneLine, plainText } from './plain-text.ts';
import { formulaSetter } from './set-formulas.ts';
import { setMedia, type MediaContext } from './set-media.ts';
import {
  removeEmptyHeadings,
  setAlerts,
  setHeadingLevel,
  setLinks,
  setTables,
  setTasks,
  type LinkKinds,
} from './set-prose.ts';
import { setNotes } from './set-notes.ts';
import { headingMarkdownOf, markdownOf } from './to-markdown.ts';
import { toTree, type TreeContext } from './to-tree.ts';
import { walkElements } from './walk-elements.ts';

/** A part of a page: a heading from the interface texts or the entry, prose, or both. */
export interface Block {
  /** Its heading, which gets an id that is unique on the page. */
  heading?: string;
  /** A prefix for the id: `faq` gives `faq-what-is-it`. */
  idPrefix?: string;
  /** Whether the prose begins with this heading, which has more than words. */
  hasHeading?: boolean | undefined;
  prose?: Prose;
  /** The level that the highest heading of the prose gets. */
  level?: number;
}

export interface RenderedBlock {
  /** The id of the heading; empty if the block has none. */
  id: string;
  /** Sanitised HTML of the prose, with slots in place of links. */
  html: string;
  /** The same as Markdown, with slots in place of links. */
  markdown: string;
  /** The visible text of the prose. */
  text: string;
  /** The same from its first paragraph on, where a picture, a box, a table or code comes before it. */
  lead?: string;
  /** Its heading where that has more than words: the text, and HTML and Markdown with slots in place of links. */
  title?: { text: string; html: string; markdown: string };
}

export type HtmlContext = TreeContext & MediaContext & LinkKinds;

/**
 * Renders the prose of one page as sanitized HTML. All headings of the page get their ids in one pass, so that no two
 * have the same.
 */
export function renderBlocks(
  blocks: readonly Block[],
  context: HtmlContext,
): { blocks: RenderedBlock[]; anchors: string[]; files: MediaFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files: MediaFile[] = [];
  const setFormulas = formulaSetter(context.file);
  const parts = blocks.map((block) => {
    const { heading, idPrefix, prose } = block;
    const rendered = prose ? proseTree(prose, block, context, setFormulas) : undefined;
    append(problems, rendered?.problems ?? []);
    append(files, rendered?.files ?? []);
    const title = rendered?.title;
    return {
      heading: heading === undefined ? undefined : headingOf(title?.text ?? heading, idPrefix),
      tree: rendered?.tree ?? { type: 'root' as const, children: [] },
      text: rendered?.text ?? '',
      lead: rendered && leadOf(rendered.tree),
      title,
    };
  });
  const notes =
    context.notes.size === 0
      ? []
      : setNotes(
          parts.flatMap(({ title, tree }) => (title ? [title.tree, tree] : [tree])),
          context.texts,
        );
  const { anchors, faults } = finish(parts, notes, context.file);
  append(problems, faults);
  return {
    anchors,
    blocks: parts.map(({ heading, tree, text, lead, title }) => ({
      id: heading ? idOf(heading) : '',
      html: htmlOf(tree),
      markdown: markdownOf(tree, context.addresses),
      text,
      ...(lead === undefined ? {} : { lead }),
      ...(title
        ? {
            title: {
              text: title.text,
              html: htmlOf(title.tree),
              markdown: headingMarkdownOf(title.tree, context.addresses),
            },
          }
        : {}),
    })),
    files,
    problems,
  };
}

/** The text from the first paragraph on, if the prose begins with something else and has one. */
function leadOf({ children }: Root): string | undefined {
  const first = children.findIndex(({ type }) => type !== 'text');
  const index = children.findIndex((child) => child.type === 'element' && child.tagName === 'p');
  // A list may be all that there is to say.
  const isList = children[first]?.type === 'element' && /^[uod]l$/u.test(children[first].tagName);
  if (index <= first || isList) return undefined;
  return plainText({ type: 'root', children: children.slice(index) }) || undefined;
}

function htmlOf(tree: Root): string {
  return toHtml(tree, { allowDangerousHtml: true, characterReferences: { useNamedReferences: false } }).trim();
}

/**
 * Gives ids to headings, in the order of the page, leads links to them, and highlights code. The plugins get a tree of
 * nothing but headings or code, because walking whole pages with them is slow.
 * @returns the ids of the headings within the prose, and the links that lead to no heading
 */
function finish(
  parts: readonly { heading: Element | undefined; title: { tree: Root } | undefined; tree: Root }[],
  notes: readonly string[],
  file: string,
): { anchors: string[]; faults: Problem[] } {
  const headings: Element[] = [];
  const inner: Element[] = [];
  const code: Element[] = [];
  const links: Element[] = [];
  for (const { heading, title, tree } of parts) {
    if (heading) headings.push(heading);
    const sort = (element: Element): void => {
      if (/^h[1-6]$/u.test(element.tagName)) inner.push(headings[headings.push(element) - 1]!);
      if (element.tagName === 'pre') code.push(element);
      if (element.tagName === 'a' && String(element.properties.href ?? '').startsWith('#')) links.push(element);
    };
    if (title) walkElements(title.tree, sort);
    walkElements(tree, sort);
  }
  giveIds(headings);
  const uncoloured = code.length === 0 ? [] : highlightCode(code, file);
  return {
    anchors: inner.map(idOf),
    faults: [...uncoloured, ...leadToHeadings(links, [...headings.map(idOf), ...notes], file)],
  };
}

/** Completes links within the page. Reports those that lead nowhere. */
function leadToHeadings(links: readonly Element[], ids: readonly string[], file: string): Problem[] {
  const nearest = nearestFinder();
  return links.flatMap((link) => {
    const fragment = String(link.properties.href).slice(1);
    const id = headingId(fragment, ids);
    if (id !== undefined) link.properties.href = `#${id}`;
    // “#” and “#top” are the top of any page.
    return id !== undefined || /^(?:top)?$/iu.test(fragment)
      ? []
      : [
          problem('unknown-heading', file, positionOf(link), {
            found: fragment,
            nearest: nearest(fragment, () => ids),
            page: 'this page',
          }),
        ];
  });
}

function idOf({ properties }: Element): string {
  return String(properties.id ?? '');
}

function proseTree(
  prose: Prose,
  { hasHeading, level = 3 }: Block,
  context: HtmlContext,
  setFormulas: ReturnType<typeof formulaSetter>,
): { tree: Root; title?: { tree: Root; text: string }; text: string; files: MediaFile[]; problems: Problem[] } {
  const { tree, problems } = toTree(prose, context);
  removeEmptyHeadings(tree);
  setTasks(tree);
  setAlerts(tree, context.texts);
  const media = setMedia(tree, context);
  setLinks(tree, context);
  setTables(tree, context.texts);
  const faults = setFormulas(tree);
  const title = hasHeading ? takeHeading(tree) : undefined;
  setHeadingLevel(tree.children as ElementContent[], level);
  return {
    tree,
    ...(title ? { title: { tree: title, text: oneLine(plainText(title)) } } : {}),
    text: plainText(tree),
    files: media.files,
    problems: [...problems, ...media.problems, ...faults],
  };
}

/** Takes the first heading out of a tree: the views show it. */
function takeHeading(tree: Root): Root | undefined {
  const index = tree.children.findIndex((child) => child.type === 'element' && child.tagName === 'h2');
  const [heading] = index < 0 ? [] : (tree.children.splice(index, 1) as [Element]);
  return heading && { type: 'root', children: heading.children };
}

/** A heading only for making its id; the views render the visible one. */
function headingOf(heading: string, prefix?: string): Element {
  const value = prefix === undefined ? heading : `${prefix} ${heading}`;
  return { type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value }] };
}
