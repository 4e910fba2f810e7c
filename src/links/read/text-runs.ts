import type { Parents, Root } from 'mdast';
import type { Node } from 'unist';
import { inlineText, isTransparent, OBJECT } from './inline-text.ts';

/** Why a place takes no automatic link. */
export type ClosedPlace = 'heading' | 'link' | 'code' | 'html' | 'passage';

/** Running text that is read in one go: a paragraph, a cell, a heading, the words of a link. */
export interface TextRun {
  /** The node that its inline nodes are children of. */
  node: Parents;
  /** What is linked; words that may not be are blotted out. */
  text: string;
  /** Undefined where links can be made. */
  closed?: ClosedPlace;
  /** Counts headings: the section of the text that it stands in. */
  section: number;
}

export interface RunningText {
  /** Whether the author switched links off, and not on again. */
  isOff: boolean;
  runs: TextRun[];
  /** The links that the author made. */
  references: { node: Node; section: number }[];
}

/** Elements whose words take no link: links themselves, what is typed or printed, controls, headings. */
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
  /** Closed elements of raw HTML that are open here. */
  elements: string[];
}

/**
 * The running text of a tree, in its order. Code blocks, formulas, images and raw HTML have none.
 * @param isOff whether links are off where it begins
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

function readRun(node: Parents, closed: ClosedPlace | undefined, state: State): void {
  const run: TextRun = { node, text: '', section: state.section, ...(closed ? { closed } : {}) };
  const blotted: TextRun[] = [];
  const read = (parent: Parents): string => parent.children.map(readInline).join('');
  const readInline = (child: Node): string => {
    if (child.type === 'html') readHtml((child as { value?: string }).value ?? '', state);
    readComment(child, state);
    if (child.type === 'text') return readText(child as Node & { value: string });
    if (child.type === 'inlineCode') blot(child as Node & { value: string }, 'code');
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
    blot(child, now);
    return OBJECT.repeat(child.value.length);
  };
  const blot = (child: Node & { value: string }, closed: ClosedPlace): void => {
    blotted.push({
      node: { type: 'paragraph', children: [child as never] },
      text: child.value,
      closed,
      section: state.section,
    });
  };
  const place = state.runs.push(run) - 1;
  run.text = read(node);
  state.runs.splice(place + 1, 0, ...blotted);
}

/** Keeps count of closed elements. What is never closed keeps everything behind it from being linked. */
function readHtml(html: string, state: State): void {
  const tags = html.replace(/<!--.*?(?:-->|$)/gsu, '').replace(/=\s*(?:"[^"]*"|'[^']*')/gu, '');
  for (const [, slash, name] of tags.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    const element = name!.toLowerCase();
    if (!CLOSED_ELEMENTS.has(element)) continue;
    if (slash === '') state.elements.push(element);
    else if (state.elements.includes(element)) state.elements.splice(state.elements.lastIndexOf(element), 1);
  }
}

/** `<!-- links off -->` and `<!-- links on -->`, in the singular too; in MDX, where there are no HTML comments, the same in `{/* … *\/}`. */
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
    type.startsWith('link')
  );
}

/** A component of MDX that is one of HTML's closed elements. */
function isClosedNode(node: Node & { name?: string | null }): boolean {
  return node.type.startsWith('mdxJsx') && CLOSED_ELEMENTS.has(node.name ?? '');
}
