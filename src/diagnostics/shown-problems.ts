import type { Problem } from './problem.ts';

/** What the overlay in the browser shows, as JSON. */
export interface ProblemList {
  /** Differs when the errors do: a reader who closed the overlay sees it again for other errors only. */
  version: string;
  errors: number;
  warnings: number;
  /** Whether the pages are those from before the errors. */
  isBehind: boolean;
  /** Errors first. Of very many, only some. */
  problems: readonly ShownProblem[];
  /** Why nothing could be compiled, where that isn't a matter of the content. */
  failure?: string;
}

export interface ShownProblem extends Omit<Problem, 'rule'> {
  rule: string;
  excerpt?: Excerpt;
}

/** Some lines of the author's file. */
export interface Excerpt {
  /** The number of the first line. */
  first: number;
  lines: readonly string[];
  /** Where the problem is in its line, counted from 0, as the line is shown. */
  column: number;
}
