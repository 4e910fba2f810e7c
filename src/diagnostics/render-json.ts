import type { Problem } from './problem.ts';

/** The report for programs: `{ "problems": [ … ], "errors": n, "warnings": n }`. */
export function renderJson(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return `${JSON.stringify({ problems, errors, warnings: problems.length - errors }, null, 2)}\n`;
}
