import type { Position } from './position.ts';
import { printable } from './printable.ts';
import { rules, type RuleId, type Severity } from './rules.ts';

/** One problem in the content, as plain data. Every report format is rendered from this record. */
export interface Problem {
  rule: RuleId;
  severity: Severity;
  /** Path inside the content folder. */
  file: string;
  line: number;
  column: number;
  /** What was found and what was expected, in full sentences, on one line. */
  message: string;
  /** How to fix it. May have several lines, such as YAML to paste. */
  hint?: string;
}

type Details<R extends RuleId> = Parameters<(typeof rules)[R]['say']>[0];

/**
 * Makes the record of a problem. Its texts come from the table of rules.
 * @param file path inside the content folder
 * @param details the values that the rule's texts need
 */
export function problem<R extends RuleId>(rule: R, file: string, at: Position, details: Details<R>): Problem {
  const { severity, say } = rules[rule];
  const { message, hint } = (say as (details: Details<R>) => { message: string; hint?: string })(details);
  const record = { rule, severity, file, line: at.line, column: at.column, message: printable(message) };
  return hint ? { ...record, hint: printable(hint, true) } : record;
}

/** Sorts by file, line, column, rule and message, as every report shows them, and removes duplicates. */
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
