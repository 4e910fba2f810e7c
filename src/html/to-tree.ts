import type { Element, ElementContent, Nodes as HastNodes, Root } from 'hast';
import type {
  Blockquote,
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Link,
  LinkReference,
  List,
  ListItem,
  Nodes,
  Parent,
  Parents,
  Root as MdastRoot,
} from 'mdast';
import { defaultHandlers, toHast, type Handlers, type State } from 'mdast-util-to-hast';
import rehypeSanitize from 'rehype-sanitize';
import type { Node } from 'unist';
import { VFile } from 'vfile';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { withLinks, type NewLink } from '../links/insert-links.ts';
import type { DefinitionList, DefinitionMeaning, DefinitionWord } from '../prose/definition-lists.ts';
import type { ProseFault } from '../prose/effort.ts';
import { depthFault } from '../prose/nesting.ts';
import type { Prose } from '../prose/parse-prose.ts';
import { withoutReservedHtml } from '../prose/reserved.ts';
import type { TermReference } from '../prose/term-reference.ts';
import { walk } from '../prose/walk.ts';
import { lazyRequire } from '../source/lazy-require.ts';
import { checkElements, type ElementContext } from './check-elements.ts';
import { htmlFault } from './html-fault.ts';
import { noteItem, noteNumber, noteReference, type NoteNumbers } from './set-notes.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { isSlotAddress, slotAddress } from './slots.ts';
import { hasRaw } from './walk-elements.ts';

export interface TreeContext extends ElementContext {
  /** Links to insert for mentions that span several nodes, with slots as their addresses. */
  candidates: readonly NewLink[];
  /** The index of each of the page's references, by its node. */
  references: ReadonlyMap<Node, number>;
  /** The numbers that the page's notes have so far. */
  notes: NoteNumbers;
}

const html5 = lazyRequire<typeof import('hast-util-raw')>('hast-util-raw');
const sanitize = rehypeSanitize(sanitizeSchema) as (tree: Root) => Root;

/** Converts prose to a sanitized HTML tree. Everything that was removed, and every bad address, is reported. */
export function toTree(prose: Prose, context: TreeContext): { tree: Root; problems: Problem[] } {
  const parsed = prose.fault ?? parsedTree(prose, context);
  const fault = 'rule' in parsed ? parsed : depthFault(parsed);
  if (fault) {
    const { rule, at, what } = fault;
    return { tree: { type: 'root', children: [] }, problems: [problem(rule, context.file, at, { what })] };
  }
  const problems = checkElements(parsed as Root, context);
  return { tree: sanitize(parsed as Root), problems };
}

function parsedTree({ tree }: Prose, context: TreeContext): Root | ProseFault {
  const html = toHtmlTree(withLinks(tree, context.candidates), context);
  if (!hasRaw(html)) return html;
  // Positions are kept only if a file is passed: https://github.com/syntax-tree/hast-util-raw/issues/12
  return htmlFault(html) ?? (html5().raw(withoutReservedRaw(html), { file: new VFile() }) as Root);
}

function withoutReservedRaw(tree: Root): Root {
  walk<HastNodes>(tree, (node) => {
    if (node.type === 'raw') node.value = withoutReservedHtml(node.value);
  });
  return tree;
}

/**
 * Converts Markdown to HTML. `toHast` first walks its whole input for link definitions, which takes a tenth of the time of
 * reading a page (mdast-util-to-hast 13.2.2, no upstream issue). So it gets one node without children, whose handler
 * collects the definitions with a faster walk and then converts the real tree.
 */
function toHtmlTree(tree: MdastRoot, context: TreeContext): Root {
  const whole = (state: State): ReturnType<State['one']> => {
    walk<Nodes>(tree, (node) => {
      if (node.type !== 'definition') return;
      const id = node.identifier.toUpperCase();
      // CommonMark: of several definitions the first counts.
      if (!state.definitionById.has(id)) state.definitionById.set(id, node);
    });
    return state.one(tree, undefined);
  };
  return toHast({ type: 'whole' } as never, {
    handlers: { ...handlersFor(context), whole } as Handlers,
    allowDangerousHtml: true,
  }) as Root;
}

/** Handlers that give references to terms slots as addresses; a slot without a target is later replaced by its words. */
function handlersFor({ references, slots, notes }: TreeContext): Handlers {
  const slotOf = (node: Node): string | undefined => {
    const reference = references.get(node);
    return reference === undefined ? undefined : slotAddress(slots.push({ kind: 'reference', reference }) - 1);
  };
  const anchor = (state: State, node: Link | LinkReference, href: string, title?: string | null): Element => {
    const properties = { href, ...(title ? { title } : {}) };
    const element: Element = { type: 'element', tagName: 'a', properties, children: state.all(node) };
    state.patch(node, element);
    return element;
  };
  const lists = new WeakMap<List, List>();
  return {
    blockquote: (state: State, node: Blockquote) => {
      const alert = node.data?.alert;
      const properties = alert === undefined ? {} : { className: [`alert-${alert}`] };
      const children = state.wrap(state.all(node), true) as ElementContent[];
      const element: Element = { type: 'element', tagName: 'blockquote', properties, children };
      state.patch(node, element);
      return element;
    },
    footnoteReference: (state: State, node: FootnoteReference) => {
      const element = noteReference(noteNumber(node.data!.note!, notes));
      state.patch(node, element);
      return element;
    },
    footnoteDefinition: (state: State, node: FootnoteDefinition) => {
      if (!notes.has(node)) return undefined;
      const element = noteItem(noteNumber(node, notes), state.wrap(state.all(node), true) as ElementContent[]);
      state.patch(node, element);
      return element;
    },
    definitionList: (state: State, node: DefinitionList) =>
      elementOf(state, node, 'dl', state.wrap(state.all(node as never), true) as ElementContent[]),
    definitionWord: (state: State, node: DefinitionWord) =>
      elementOf(state, node, 'dt', withoutLineEnd(state.all(node.children[0]) as ElementContent[])),
    definitionMeaning: (state: State, node: DefinitionMeaning) => {
      const children = state.all(node as never) as ElementContent[];
      const isParagraph = (child: ElementContent): child is Element =>
        child.type === 'element' && child.tagName === 'p';
      // Two paragraphs stay apart in any case.
      const isPlain = !node.isLoose && children.filter(isParagraph).length < 2;
      return elementOf(
        state,
        node,
        'dd',
        isPlain ? children.flatMap((child) => (isParagraph(child) ? child.children : child)) : children,
      );
    },
    listItem: (state: State, node: ListItem, parent: Parents | undefined) =>
      defaultHandlers.listItem(state, node, parent?.type === 'list' ? looseOrNot(parent, lists) : parent),
    link: (state: State, node: Link) =>
      anchor(state, node, slotOf(node) ?? (node.position ? written(node.url) : node.url), node.title),
    linkReference: (state: State, node: LinkReference) => {
      const definition = state.definitionById.get(node.identifier.toUpperCase()) as Definition | undefined;
      return definition
        ? anchor(state, node, slotOf(definition) ?? written(definition.url), definition.title)
        : state.all(node);
    },
    termReference: (state: State, node: TermReference) => {
      const { children } = node;
      const element: Element = {
        type: 'element',
        tagName: 'a',
        // A reference to a heading of the same page has no slot.
        properties: { href: slotOf(node) ?? encodeURI(node.name) },
        children: children
          ? (state.all({ type: 'paragraph', children }) as ElementContent[])
          : [{ type: 'text', value: node.label }],
      };
      state.patch(node as never, element);
      return element;
    },
  };
}

function elementOf(state: State, node: Parent, tagName: string, children: ElementContent[]): Element {
  const element: Element = { type: 'element', tagName, properties: {}, children };
  state.patch(node as never, element);
  return element;
}

/** The parser counts the end of a line among the word that stands on it. */
function withoutLineEnd(children: ElementContent[]): ElementContent[] {
  const last = children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return children;
}

/** An author's address, which must not be taken for a slot. Links of mentions, which have slots, have no position. */
function written(url: string): string {
  return isSlotAddress(url) ? encodeURI(url) : url;
}

/**
 * A list in place of another one that says only whether its items are apart. For each item, `toHast` looks at all items of
 * its list (mdast-util-to-hast 13.2.2).
 */
function looseOrNot(list: List, known: WeakMap<List, List>): List {
  const made = known.get(list) ?? {
    type: 'list',
    spread: list.spread || list.children.some(({ spread, children }) => spread ?? children.length > 1),
    children: [],
  };
  known.set(list, made);
  return made;
}
