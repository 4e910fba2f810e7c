import type { Position } from './position.ts';
import { rules, type RuleId, type Severity } from './rules.ts';

/** One thing that is wrong with the content, as plain data. Every rendering is made from it. */
export interface Problem {
  rule: RuleId;
  severity: Severity;
  /** Path inside the content folder. */
  file: string;
  line: number;
  column: number;
  /** What was found and what was expected, in full sentences. */
  message: string;
  /** The cure. */
  hint?: string;
}

type Details<R extends RuleId> = Parameters<(typeof rules)[R]['say']>[0];

/** Makes the record of a problem; its words come from the table of rules and nowhere else. */
export function problem<R extends RuleId>(rule: R, file: string, at: Position, details: Details<R>): Problem {
  const { severity, say } = rules[rule];
  const { message, hint } = (say as (details: Details<R>) => { message: string; hint?: string })(details);
  const record = { rule, severity, file, line: at.line, column: at.column, message: printable(message, /\p{Cc}/gu) };
  return hint ? { ...record, hint: printable(hint, /(?!\n)\p{Cc}/gu) } : record;
}

/** Control characters in content would break the lines of a report, or steer the terminal that shows it. */
function printable(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => (sign === '\n' ? '\\n' : `\\u{${sign.codePointAt(0)!.toString(16)}}`));
}

/** By file, line and column, then by rule: the order of every report. Says the same thing once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
  return sorted.filter((one, index) => index === 0 || !isSame(one, sorted[index - 1]!));
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSame(a: Problem, b: Problem): boolean {
  return (
    a.file === b.file && a.line === b.line && a.column === b.column && a.rule === b.rule && a.message === b.message
  );
}
