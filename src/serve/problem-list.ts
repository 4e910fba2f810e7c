import type { Problem } from '../diagnostics/problem.ts';
import type { Excerpt, ProblemList } from '../diagnostics/shown-problems.ts';
import { SEVERITIES } from '../diagnostics/rules.ts';
import { digestOf } from '../source/digest.ts';
import type { ContentFolder } from '../content/content-folder.ts';

/** As many as somebody reads in a browser; the terminal has the others. */
const MOST_SHOWN = 200;

export function problemList(problems: readonly Problem[], folder: ContentFolder, isBehind: boolean): ProblemList {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const sorted = [...problems].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const linesOf = new Map<string, readonly string[]>();
  return {
    version: digestOf(JSON.stringify(errors)),
    errors: errors.length,
    warnings: problems.length - errors.length,
    isBehind,
    problems: sorted.slice(0, MOST_SHOWN).map((one) => {
      if (!linesOf.has(one.file)) linesOf.set(one.file, linesIn(folder, one.file));
      const excerpt = excerptOf(linesOf.get(one.file)!, one);
      return excerpt ? { ...one, excerpt } : one;
    }),
  };
}

/** The list where compiling failed for another reason than the content. */
export function failureList(failure: string, isBehind: boolean): ProblemList {
  return { version: digestOf(failure), errors: 1, warnings: 0, isBehind, problems: [], failure };
}

/** The lines of a text file of the content; none where it is no text, or has changed since it was compiled. */
function linesIn({ files }: ContentFolder, path: string): readonly string[] {
  const file =
    files.get(path) ?? [...files.values()].find((one) => one.path.normalize('NFC') === path.normalize('NFC'));
  if (!file || file.known.fault !== undefined || !/\.(?:md|ya?ml|css)$/iu.test(path)) return [];
  try {
    return new TextDecoder().decode(file.bytes()).split(/\r\n?|\n/u);
  } catch {
    return [];
  }
}

/** How many lines stand before and after the one with the problem. */
const AROUND = 2;

/** In characters. */
const LONGEST_LINE = 160;

function excerptOf(lines: readonly string[], { line, column }: Problem): Excerpt | undefined {
  if (line > lines.length || (lines.length === 1 && lines[0] === '')) return undefined;
  const first = Math.max(1, line - AROUND);
  // Of a long line, the part that has the place.
  const from = column > LONGEST_LINE / 2 ? column - LONGEST_LINE / 2 : 0;
  const shown = lines.slice(first - 1, line + AROUND).map((text, at) => {
    const start = first + at === line ? from : 0;
    const part = text.slice(start, start + LONGEST_LINE);
    return `${start > 0 ? '…' : ''}${part}${text.length > start + LONGEST_LINE ? '…' : ''}`;
  });
  return { first, lines: shown, column: column - 1 - from + (from > 0 ? 1 : 0) };
}
