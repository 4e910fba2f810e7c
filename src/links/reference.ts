import type { Node } from 'unist';
import type { Position } from '../diagnostics/position.ts';
import type { Entry } from '../entries/entry.ts';

/** A reference from a page to a term that was found, with its reason. */
export interface Reference {
  origin: 'related' | 'replacedBy' | 'explicit';
  target: Entry;
  at: Position;
  /** The words that carry it; undefined for a reference from a field. */
  text?: string;
}

/** What one page refers to. */
export interface PageLinks {
  references: readonly Reference[];
  /** The targets of the explicit links in its prose, by the node that carries them. */
  targets: ReadonlyMap<Node, Entry>;
}
