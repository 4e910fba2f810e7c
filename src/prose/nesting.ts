import type { Position } from '../diagnostics/position.ts';

/** Quotes in quotes and lists in lists. Parsing time grows with the square of the depth, and so does the stack. */
const LEVELS = 50;

/** Emphasis characters in a row. */
const RUN = 1000;

/**
 * Finds the first place where a text is nested too deeply to be parsed in reasonable time. Called before parsing, as a
 * defence against hostile content.
 * @returns the position in the text, and a description that completes “The text has …”
 */
export function nestingFault(text: string): { at: Position; what: string } | undefined {
  let fence: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark] = /^[ >]*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (fence !== undefined || mark !== undefined) {
      // Indentation inside fenced code isn't nesting.
      fence = fence === undefined ? mark : mark?.startsWith(fence) ? undefined : fence;
      continue;
    }
    const [margin = ''] = /^(?:[ \t>]|[-+*](?= )|\d{1,9}[.)](?= ))*/u.exec(line) ?? [];
    const levels = margin.replaceAll(/[ \t]+/gu, '').length + Math.floor((/^ */u.exec(line)?.[0].length ?? 0) / 2);
    if (levels > LEVELS && line.trim() !== '') {
      return {
        at: { line: index + 1, column: 1 },
        what: `quotes or lists ${levels} levels deep: expected at most ${LEVELS}`,
      };
    }
    const run = /([*_])\1{1000,}/u.exec(line);
    if (run && run[0].length < line.trim().length) {
      return {
        at: { line: index + 1, column: run.index + 1 },
        what: `${run[0].length} emphasis characters in a row: expected at most ${RUN}`,
      };
    }
  }
  return undefined;
}
