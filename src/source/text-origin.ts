import type { Position } from '../diagnostics/position.ts';

/**
 * How positions in a text map to the file that it was read from:
 * - `lines`: the text's lines are lines of the file from `line` on, indented by `indent` columns (YAML's `|`, a body)
 * - `inline`: the text is on one line of the file and begins at `column`
 * - `start`: the text is folded or escaped in the file, so that only its beginning is known
 */
export type TextOrigin =
  | { kind: 'lines'; line: number; indent: number }
  | { kind: 'inline'; line: number; column: number }
  | { kind: 'start'; line: number; column: number };

/** Maps a position in the text to the position in the file. */
export function inFile(origin: TextOrigin, { line, column }: Position): Position {
  if (origin.kind === 'lines') return { line: origin.line + line - 1, column: column + origin.indent };
  if (origin.kind === 'inline' && line === 1) return { line: origin.line, column: origin.column + column - 1 };
  return { line: origin.line, column: origin.column };
}
