import type { Element, Root } from 'hast';
import { raw } from 'hast-util-raw';
import type { Definition, Link, LinkReference } from 'mdast';
import { toHast, type Handlers, type State } from 'mdast-util-to-hast';
import rehypeSanitize from 'rehype-sanitize';
import type { Node } from 'unist';
import { VFile } from 'vfile';
import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { withLinks, type NewLink } from '../links/apply-links.ts';
import { isTermAddress } from '../links/resolve-references.ts';
import type { Prose } from '../prose/parse-prose.ts';
import type { TermReference } from '../prose/term-reference.ts';
import { checkElements, type ElementContext } from './check-elements.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { hasRaw } from './walk-elements.ts';

export interface TreeContext extends ElementContext {
  /** The address of the term that a link, a definition or a `[[name]]` leads to. */
  targetAddress(node: Node): string | undefined;
  /** The automatic links of a page. */
  automaticLinks: readonly NewLink[];
}

const sanitize = rehypeSanitize(sanitizeSchema) as (tree: Root) => Root;

/** Prose as a tree of harmless HTML. Whatever had to be left out or is not an address comes back as a problem. */
export function toTree(prose: Prose, context: TreeContext): { tree: Root; problems: Problem[] } {
  const deep = (at: Position, what: string): ReturnType<typeof toTree> => ({
    tree: { type: 'root', children: [] },
    problems: [problem('too-deep', context.file, at, { what })],
  });
  if (prose.fault) return deep(prose.fault.at, prose.fault.what);
  try {
    return convert(prose, context);
  } catch (error) {
    // HTML in prose can be nested at will, and its parser goes down as deep as that.
    if (!(error instanceof RangeError)) throw error;
    return deep(prose.tree.position?.start ?? prose.tree.children[0]?.position?.start ?? START, 'HTML elements too deep inside each other to be read');
  }
}

function convert({ tree }: Prose, context: TreeContext): { tree: Root; problems: Problem[] } {
  const html = toHast(withLinks(tree, context.automaticLinks), { handlers: handlersFor(context), allowDangerousHtml: true }) as Root;
  // The parser keeps positions only where it is given a file.
  const parsed = hasRaw(html) ? (raw(html, { file: new VFile() }) as Root) : html;
  const problems = checkElements(parsed, context);
  return { tree: sanitize(parsed), problems };
}

/** A reference to a term that wasn't found was reported before: its words stay. */
function handlersFor({ targetAddress }: TreeContext): Handlers {
  const anchor = (state: State, node: Link | LinkReference, href: string, title?: string | null): Element => {
    const properties = { href, ...(title ? { title } : {}) };
    const element: Element = { type: 'element', tagName: 'a', properties, children: state.all(node) };
    state.patch(node, element);
    return element;
  };
  return {
    link: (state: State, node: Link) => {
      const href = targetAddress(node) ?? node.url;
      return isTermAddress(href) ? state.all(node) : anchor(state, node, href, node.title);
    },
    linkReference: (state: State, node: LinkReference) => {
      const definition = state.definitionById.get(node.identifier.toUpperCase()) as Definition | undefined;
      const href = definition && (targetAddress(definition) ?? definition.url);
      return href === undefined || isTermAddress(href) ? state.all(node) : anchor(state, node, href, definition?.title);
    },
    termReference: (state: State, node: TermReference) => {
      const children = [{ type: 'text' as const, value: node.label }];
      const href = targetAddress(node);
      if (href === undefined) return children;
      const element: Element = { type: 'element', tagName: 'a', properties: { href }, children };
      state.patch(node as never, element);
      return element;
    },
  };
}
