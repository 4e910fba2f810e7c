import type { Position } from '../../diagnostics/position.ts';
import type { Entry } from '../../entries/entry.ts';
import type { Decision } from './choose-links.ts';
import type { PageOutcome } from './page-outcome.ts';
import type { Mention } from '../read/read-mentions.ts';

/** A resolved reference from a page to a term. */
export interface Reference {
  origin: 'related' | 'confusedWith' | 'replacedBy' | 'explicit';
  target: Entry;
  at: Position;
  /** Of a term that readers take for the page's: what tells them apart. */
  difference?: string;
  /** The words of the reference, and the index of the prose that contains it; undefined for a reference in a field. */
  text?: string;
  part?: number;
}

/** The links of one page. */
export interface PageLinks {
  references: readonly Reference[];
  /** The targets of the references in its prose, in order; undefined for one that leads to no term. */
  targets: readonly (Entry | undefined)[];
  /** By the index of a reference, the heading that it leads to, as written. */
  fragments: ReadonlyMap<number, string>;
  /** The mentions in its prose. Read anew at each call, because keeping them all takes much memory. */
  mentions(): readonly Mention[];
  /** The decision on each mention, computed anew at each call. */
  decisions(): readonly Decision[];
  /** The summary of the decisions. */
  outcome: PageOutcome;
  /** The number of words of its prose and summary. */
  words: number;
}
