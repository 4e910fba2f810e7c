import type { Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import type { Position } from '../diagnostics/position.ts';
import { notesIn } from './notes.ts';
import type { Prose } from './parse-prose.ts';
import { wordsOf } from './words-of.ts';

export interface ProsePart {
  /** The words of the level-2 heading; undefined for the part above the first one. */
  title?: string;
  /** The heading, if it is more than words: code, emphasis, a formula, a reference. */
  heading?: Heading;
  at: Position;
  prose: Prose;
}

/**
 * Splits a body before every level-2 heading that isn't empty. The first part has no title. Every part gets all link
 * definitions, because Markdown allows using them before or after their place, and the first that refers to a note gets it.
 */
export function splitAtHeadings(body: Prose): ProsePart[] {
  if (body.fault) return [{ at: body.fault.at, prose: body }];
  const { tree } = body;
  const definitions = tree.children.filter((node) => node.type === 'definition');
  const parts: { heading?: Heading; children: RootContent[] }[] = [{ children: [] }];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 2 && wordsOf(node) !== '')
      parts.push({ heading: node, children: [] });
    else if (node.type !== 'definition' && node.type !== 'footnoteDefinition') parts.at(-1)!.children.push(node);
  }
  const given = new Set<FootnoteDefinition>();
  if (tree.children.at(-1)?.type === 'footnoteDefinition') {
    for (const { heading, children } of parts) {
      for (const note of notesIn(heading ? [heading, ...children] : children, given)) {
        given.add(note);
        children.push(note);
      }
    }
  }
  return parts.map(({ heading, children }) => ({
    ...(heading ? { title: wordsOf(heading) } : {}),
    ...(heading?.children.some(({ type }) => type !== 'text') ? { heading } : {}),
    at: startOf(heading ?? children[0]),
    prose: { tree: partRoot(children, definitions) },
  }));
}

/** Whether a prose shows nothing: it has only link definitions and comments. */
export function isEmptyProse({ tree, fault }: Prose): boolean {
  return (
    !fault &&
    tree.children.every((node) => node.type === 'definition' || (node.type === 'html' && isComment(node.value)))
  );
}

function isComment(html: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)+$/u.test(html);
}

function partRoot(children: RootContent[], definitions: Definition[]): Root {
  return { type: 'root', children: [...children, ...definitions] };
}

function startOf(node: { position?: { start: Position } | undefined } | undefined): Position {
  return { line: node?.position?.start.line ?? 1, column: node?.position?.start.column ?? 1 };
}
