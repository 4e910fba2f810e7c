import type { Element, Root, Text } from 'hast';
import {
  defaultHandlers as defaultElements,
  toMdast,
  type Handle,
  type NodeHandle,
  type State,
} from 'hast-util-to-mdast';
import type { BlockContent, FootnoteDefinition, Html, PhrasingContent, Root as MdastRoot } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type Handle as Writer, type Options } from 'mdast-util-to-markdown';
import type { Addresses } from '../site/addresses.ts';
import type { FormulaData } from './plain-text.ts';
import { isNoteReference, noteNumbered, noteReferred, withoutWaysBack } from './set-notes.ts';
import { isMarkAddress, isSlotAddress, ownFragment, piecesAtMarks, slottedMarkdown } from './slots.ts';

/**
 * What a page shows, as Markdown: the tree that becomes its HTML, so that both say the same. Formulas are TeX. Links and
 * mentions keep their slots.
 */
export function markdownOf(tree: Root, addresses: Addresses): string {
  return written(tree, handlersFor(addresses));
}

/** The same for the words of a heading, which has one line. */
export function headingMarkdownOf(tree: Root, addresses: Addresses): string {
  return written(tree, { ...handlersFor(addresses), br: () => ({ type: 'text', value: ' ' }) });
}

function written(tree: Root, handlers: Record<string, Handle>): string {
  return toMarkdown(toMdast(tree, { handlers, nodeHandlers }) as MdastRoot, options).trim();
}

/** HTML within a line. Nodes of the type `html` would stand in lines of their own. */
const INLINE_HTML = 'textDirective';

const strikethrough = gfmStrikethroughToMarkdown();

const options: Options = {
  bullet: '-',
  emphasis: '_',
  fences: true,
  resourceLink: true,
  rule: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), strikethrough, gfmFootnoteToMarkdown(), mathToMarkdown()],
  handlers: {
    [INLINE_HTML]: (node: { value: string }) => node.value,
    link: ((node, parent, state, info) =>
      isSlotAddress(node.url) || isMarkAddress(node.url)
        ? slottedMarkdown(node.url, state.containerPhrasing(node, { ...info, before: '[', after: ']' }))
        : defaultHandlers.link(node, parent, state, info)) satisfies Writer,
    // Four tildes would begin a block of code. What is struck out within what is struck out looks the same.
    delete: ((node, parent, state, info) => {
      const inner = state.containerPhrasing(node, info);
      return inner === '' || state.stack.includes('strikethrough')
        ? inner
        : strikethrough.handlers!.delete!(node, parent, state, info);
    }) satisfies Writer,
  },
};

const nodeHandlers: Record<string, NodeHandle> = {
  text: (_, { value }: Text) =>
    piecesAtMarks(value).map(({ text, address }): PhrasingContent => {
      const words = { type: 'text' as const, value: text };
      return address === undefined ? words : { type: 'link', url: address, children: [words] };
    }),
  // A formula, which is MathML already.
  raw: (_, node) => {
    const { tex, isDisplay } = (node as { data?: FormulaData }).data ?? {};
    return tex === undefined ? undefined : { type: isDisplay ? 'math' : 'inlineMath', value: tex };
  },
};

function inlineHtml(value: string): Html {
  return { type: INLINE_HTML as 'html', value };
}

/** Tags that stay around their words, as Markdown has no sign for them. */
const asTags: Handle = (state, element) => [
  inlineHtml(`<${element.tagName}>`),
  ...state.all(element),
  inlineHtml(`</${element.tagName}>`),
];

/** Markdown's code holds text alone. */
const asCode: Handle = (state, element) =>
  element.tagName === 'code' && element.children.every(({ type }) => type === 'text')
    ? defaultElements.code(state, element)
    : state.all(element);

function handlersFor(addresses: Addresses): Record<string, Handle> {
  const absolute = (address: unknown): string => {
    const text = String(address ?? '');
    if (text.startsWith('#')) return ownFragment(text);
    return text.startsWith('/') ? addresses.absolute(text) : text;
  };
  return {
    ...Object.fromEntries(['code', 'kbd', 'samp', 'tt', 'var'].map((name) => [name, asCode])),
    sub: asTags,
    sup: (state, element) =>
      isNoteReference(element)
        ? { type: 'footnoteReference', ...named(noteReferred(element)) }
        : asTags(state, element, undefined),
    a: (state, element) => ({
      type: 'link',
      url: absolute(element.properties.href),
      title: element.properties.title === undefined ? null : String(element.properties.title),
      children: state.all(element) as PhrasingContent[],
    }),
    img: (_, { properties: { src, alt, title } }) => ({
      type: 'image',
      url: absolute(src),
      alt: String(alt ?? ''),
      title: title === undefined ? null : String(title),
    }),
    video: (_, { properties: { src } }) => {
      const url = absolute(src);
      return { type: 'link', url, children: [{ type: 'text', value: url.split('/').at(-1)! }] };
    },
    div: (state, element) => {
      if (hasClass(element, 'notes')) return notesOf(state, element);
      const children = state.toFlow(state.all(element));
      return hasClass(element, 'alert') ? { type: 'blockquote', children: children as BlockContent[] } : children;
    },
    p: (state, element) => {
      const children = state.all(element) as PhrasingContent[];
      const isTitle = hasClass(element, 'alert-title');
      return { type: 'paragraph', children: isTitle ? [{ type: 'strong', children }] : children };
    },
  };
}

function notesOf(state: State, { children: [list] }: Element): FootnoteDefinition[] {
  return (list as Element).children.flatMap((note): FootnoteDefinition[] =>
    note.type === 'element'
      ? [
          {
            type: 'footnoteDefinition',
            ...named(noteNumbered(note)),
            children: state.toFlow(state.all(withoutWaysBack(note))) as BlockContent[],
          },
        ]
      : [],
  );
}

function named(number: string): { identifier: string; label: string } {
  return { identifier: number, label: number };
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}
