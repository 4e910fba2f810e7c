import type { Position } from '../diagnostics/position.ts';

/**
 * How the lines of a text lie in the file that it was read from:
 * - `lines`: line for line from `line` on, each moved in by `indent` columns (YAML's `|`, or a file's body)
 * - `inline`: on one line, beginning at `column`
 * - `start`: folded or escaped, so that only its beginning is known
 */
export type TextOrigin =
  | { kind: 'lines'; line: number; indent: number }
  | { kind: 'inline'; line: number; column: number }
  | { kind: 'start'; line: number; column: number };

/** The place in the file of a place in the text. */
export function inFile(origin: TextOrigin, { line, column }: Position): Position {
  if (origin.kind === 'lines') return { line: origin.line + line - 1, column: column + origin.indent };
  if (origin.kind === 'inline' && line === 1) return { line: origin.line, column: origin.column + column - 1 };
  return { line: origin.line, column: origin.column };
}
