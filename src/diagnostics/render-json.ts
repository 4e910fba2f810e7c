import type { Problem } from './problem.ts';
import type { Severity } from './rules.ts';

/** Renders problems as JSON: `{ "problems": [ … ], "errors": n, "warnings": n, "notes": n }`. */
export function renderJson(problems: readonly Problem[]): string {
  const count = (level: Severity): number => problems.filter(({ severity }) => severity === level).length;
  return `${JSON.stringify({ problems, errors: count('error'), warnings: count('warning'), notes: count('note') }, null, 2)}\n`;
}
