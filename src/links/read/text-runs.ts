import type { Parents, Root } from 'mdast';
import type { Node } from 'unist';
import { inlineText, isTransparent, OBJECT } from './inline-text.ts';

/** Why no automatic link is allowed in a running text. */
export type ClosedReason = 'heading' | 'link' | 'code' | 'html' | 'passage';

/** A continuous text in which names are looked for: a paragraph, a cell, a heading, the text of a link. */
export interface TextRun {
  /** The parent of its inline nodes. */
  node: Parents;
  /** The text; words that must not be linked are replaced by `OBJECT` characters of the same number. */
  text: string;
  /** Undefined if links are allowed. */
  closed?: ClosedReason;
  /** The number of its section within the tree; headings begin sections. */
  section: number;
}

export interface RunningText {
  /** Whether links are off at the end of the tree. */
  isOff: boolean;
  runs: TextRun[];
  /** The author's links and references. */
  references: { node: Node; section: number }[];
}

/** Elements in which nothing is linked: links, code, user input and output, controls, headings, embedded content. */
const CLOSED_ELEMENTS = new Set([
  'a',
  'button',
  'code',
  'kbd',
  'samp',
  'var',
  'pre',
  'option',
  'select',
  'textarea',
  'label',
  'summary',
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'title',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

interface State extends RunningText {
  section: number;
  /** The elements without links that raw HTML has opened and not yet closed. */
  elements: string[];
}

/**
 * The running texts of a tree, in document order. Code blocks, formulas, images and raw HTML have none.
 * @param isOff whether links are off at the beginning of the tree
 */
export function textRuns(tree: Root, isOff = false): RunningText {
  const state: State = { runs: [], references: [], section: 0, elements: [], isOff };
  readBlock(tree, state);
  return state;
}

function readBlock(node: Node, state: State): void {
  if (node.type === 'html') readHtml((node as { value?: string }).value ?? '', state);
  readComment(node, state);
  if (!isParent(node) || isClosedNode(node)) return;
  if (node.type === 'heading') state.section += 1;
  if (!node.children.some((child) => isInline(child))) {
    for (const child of node.children) readBlock(child, state);
    return;
  }
  readRun(node, node.type === 'heading' ? 'heading' : undefined, state);
}

function readRun(node: Parents, closed: ClosedReason | undefined, state: State): void {
  const run: TextRun = { node, text: '', section: state.section, ...(closed ? { closed } : {}) };
  const unlinkable: TextRun[] = [];
  const read = (parent: Parents): string => parent.children.map(readInline).join('');
  const readInline = (child: Node): string => {
    if (child.type === 'html') readHtml((child as { value?: string }).value ?? '', state);
    readComment(child, state);
    if (child.type === 'text') return readText(child as Node & { value: string });
    if (child.type === 'inlineCode') addUnlinkable(child as Node & { value: string }, 'code');
    if (child.type === 'termReference') state.references.push({ node: child, section: state.section });
    if (isTransparent(child)) return read(child);
    if (isParent(child) && child.type.startsWith('link')) {
      state.references.push({ node: child, section: state.section });
      readRun(child, 'link', state);
    }
    return inlineText(child);
  };
  const readText = (child: Node & { value: string }): string => {
    const now = state.elements.length > 0 ? 'html' : state.isOff ? 'passage' : undefined;
    if (now === undefined) return child.value;
    addUnlinkable(child, now);
    return OBJECT.repeat(child.value.length);
  };
  const addUnlinkable = (child: Node & { value: string }, closed: ClosedReason): void => {
    unlinkable.push({
      node: { type: 'paragraph', children: [child as never] },
      text: child.value,
      closed,
      section: state.section,
    });
  };
  const index = state.runs.push(run) - 1;
  run.text = read(node);
  const inLinks = state.runs.splice(index + 1);
  for (const one of [...unlinkable, ...inLinks]) state.runs.push(one);
}

/** Tracks the open elements in which nothing is linked. If one is never closed, nothing after it is linked. */
function readHtml(html: string, state: State): void {
  const tags = html.replace(/<!--.*?(?:-->|$)/gsu, '').replace(/=\s*(?:"[^"]*"|'[^']*')/gu, '');
  for (const [, slash, name] of tags.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    const element = name!.toLowerCase();
    if (!CLOSED_ELEMENTS.has(element)) continue;
    if (slash === '') state.elements.push(element);
    else if (state.elements.includes(element)) state.elements.splice(state.elements.lastIndexOf(element), 1);
  }
}

/** Reads `<!-- links off -->` and `<!-- links on -->`, also with `link`. MDX has no HTML comments: there, `{/* … *\/}`. */
function readComment({ type, value }: Node & { value?: string }, state: State): void {
  if (type !== 'html' && type !== 'mdxFlowExpression' && type !== 'mdxTextExpression') return;
  for (const [, word] of (value ?? '').matchAll(/(?:<!--|\/\*)\s*links?\s+(on|off)\s*(?:-->|\*\/)/giu))
    state.isOff = word!.toLowerCase() === 'off';
}

function isParent(node: Node): node is Parents {
  return Array.isArray((node as Partial<Parents>).children);
}

function isInline({ type }: Node): boolean {
  return (
    type === 'text' ||
    type === 'emphasis' ||
    type === 'strong' ||
    type === 'delete' ||
    type === 'inlineCode' ||
    type === 'break' ||
    type === 'termReference' ||
    type.startsWith('link')
  );
}

/** Whether a node of MDX is an element in which nothing is linked. */
function isClosedNode(node: Node & { name?: string | null }): boolean {
  return node.type.startsWith('mdxJsx') && CLOSED_ELEMENTS.has(node.name ?? '');
}
