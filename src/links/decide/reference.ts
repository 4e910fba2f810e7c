import type { Position } from '../../diagnostics/position.ts';
import type { Entry } from '../../entries/entry.ts';
import type { Decision } from './choose-links.ts';
import type { Outcome } from './outcome.ts';
import type { Mention } from '../read/read-mentions.ts';

/** A reference from a page to a term that was found, with its reason. */
export interface Reference {
  origin: 'related' | 'replacedBy' | 'explicit';
  target: Entry;
  at: Position;
  /** The words that carry it, and which part of the page they stand in; undefined for a reference from a field. */
  text?: string;
  part?: number;
}

/** What one page refers to. */
export interface PageLinks {
  references: readonly Reference[];
  /** The targets of the references in its prose, in their order; undefined where there is none. */
  targets: readonly (Entry | undefined)[];
  /** What its prose names, place by place. Found anew each time: they are many, and few ask. */
  mentions(): readonly Mention[];
  /** What becomes of each mention: linked of itself, or why not. Decided anew each time. */
  decisions(): readonly Decision[];
  /** What they come to. */
  outcome: Outcome;
  /** Of its prose and summary. */
  words: number;
}
