import type { Node, Parent } from 'unist';
import type { ProseFault } from './effort.ts';

/** Quotes in quotes and lists in lists. Parsing time grows with the square of the depth, and so does the stack. */
const LEVELS = 50;

/** Emphasis characters in a row. */
const RUN = 1000;

/** Lines without an empty one, a list item or a quote between them; of the rows of a table, so many count as one line. */
const STRETCH = 1000;
const ROWS = 5;

/**
 * Finds the first place where a text is nested too deeply, or goes on for too long without a break, to be parsed in
 * reasonable time. Called before parsing, as a defence against hostile content.
 * @returns the position in the text
 */
export function nestingFault(text: string): ProseFault | undefined {
  let fence: string | undefined;
  let stretch = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const fault = (rule: ProseFault['rule'], what: string, column = 1): ProseFault => ({
      rule,
      at: { line: index + 1, column },
      what,
    });
    // What looks like a fence may stand inside a comment and be none, so nothing else is passed over.
    const [, mark] = /^[ >]*(`{3,}|~{3,})/u.exec(line) ?? [];
    const isCode = fence !== undefined || mark !== undefined;
    if (isCode) fence = fence === undefined ? mark : mark?.startsWith(fence) ? undefined : fence;
    const levels = levelsOf(line, isCode);
    if (levels > LEVELS) return fault('too-deep', `quotes or lists ${levels} levels deep: expected at most ${LEVELS}`);
    if (/^[\s>]*$|^ {0,3}(?:[-+*>]|\d{1,9}[.)])/u.test(line)) stretch = 0;
    else stretch += line.includes('|') ? 1 / ROWS : 1;
    if (stretch > STRETCH)
      return fault('too-much', `${STRETCH} lines without an empty one: expected a shorter paragraph`);
    if (isCode) continue;
    const run = /([*_])\1{1000,}/u.exec(line);
    if (run && run[0].length < line.trim().length)
      return fault('too-deep', `${run[0].length} emphasis characters in a row: expected at most ${RUN}`, run.index + 1);
  }
  return undefined;
}

/** @param isCode whether the line is code: then its indentation says nothing */
function levelsOf(line: string, isCode: boolean): number {
  if (line.length <= LEVELS) return 0;
  const [margin = ''] = /^(?:[ \t>]|[-+*](?= )|\d{1,9}[.)](?= ))*/u.exec(line) ?? [];
  if (line.trim() === '') return 0;
  const indentation = isCode ? 0 : Math.floor((/^ */u.exec(line)?.[0].length ?? 0) / 2);
  return margin.replaceAll(/[ \t]+/gu, '').length + indentation;
}

/** Elements inside each other, far above what people write. All later work on a tree is recursive. */
const DEPTH = 200;

/** Finds an element that is too deep inside others. Not recursive itself, as the stack ends at some thousand levels. */
export function depthFault(tree: Node): ProseFault | undefined {
  let level = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH) {
      const { line, column } = level.find(({ position }) => position)?.position?.start ?? { line: 1, column: 1 };
      return {
        rule: 'too-deep',
        at: { line, column },
        what: `elements more than ${DEPTH} levels deep inside each other: expected fewer`,
      };
    }
    level = level.flatMap((node) => (node as Partial<Parent>).children ?? []);
  }
  return undefined;
}
