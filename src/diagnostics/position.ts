/** A place in a file: line and column, both counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A value together with the place where its author wrote it. */
export interface Located<T> {
  value: T;
  at: Position;
}

/** The first character of a file: the place of problems that concern the whole file. */
export const START: Position = { line: 1, column: 1 };
