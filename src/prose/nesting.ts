import type { Position } from '../diagnostics/position.ts';

/** Quotes in quotes, lists in lists: nobody reads more, and parsers take time and stack by the square of it. */
const LEVELS = 50;

/** Signs of emphasis in a row. */
const RUN = 1000;

/** Where a text is nested beyond all use, and how; looked for before it is parsed. */
export function nestingFault(text: string): { at: Position; what: string } | undefined {
  let fence: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark] = /^[ >]*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (fence !== undefined || mark !== undefined) {
      // Code may be moved in as far as it likes.
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
