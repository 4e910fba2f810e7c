import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { walk } from './walk.ts';

declare module 'mdast' {
  interface FootnoteReferenceData {
    /** The note that it leads to. Labels are those of one text; a page has several. */
    note?: FootnoteDefinition;
  }
}

/** Connects references to their notes, and puts the notes at the end of the tree, wherever they are written. */
export function readNotes(tree: Root): void {
  const notes = new Map<string, FootnoteDefinition>();
  walk<Nodes>(tree, (node) => {
    if (node.type !== 'footnoteDefinition') return;
    // The first of several with one label counts, as with definitions of links.
    if (!notes.has(node.identifier)) notes.set(node.identifier, node);
  });
  if (notes.size === 0) return;
  walk<Nodes>(tree, (node) => {
    if (node.type === 'footnoteReference') node.data = { note: notes.get(node.identifier)! };
  });
  takeOut(tree);
  // Those that nothing refers to come last. They are reported, and not shown.
  tree.children.push(...new Set([...notesIn(tree.children), ...notes.values()]));
}

/**
 * The notes that nodes refer to, each once; and those that these notes refer to.
 * @param known notes that are not looked for again
 */
export function notesIn(
  nodes: readonly Nodes[],
  known: ReadonlySet<FootnoteDefinition> = new Set(),
): Set<FootnoteDefinition> {
  const found = new Set<FootnoteDefinition>();
  const waiting = [...nodes];
  for (let index = 0; index < waiting.length; index += 1) {
    walk<Nodes>(waiting[index]!, (one) => {
      if (one.type !== 'footnoteReference') return;
      const note = one.data?.note;
      if (!note || found.has(note) || known.has(note)) return;
      found.add(note);
      waiting.push(note);
    });
  }
  return found;
}

function takeOut(node: Nodes): void {
  if (!('children' in node)) return;
  const children = (node.children ?? []) as Nodes[];
  const kept = children.filter(({ type }) => type !== 'footnoteDefinition');
  if (kept.length < children.length) node.children = kept as never;
  for (const child of kept) takeOut(child);
}
