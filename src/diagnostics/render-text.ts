import type { Problem } from './problem.ts';
import { SEVERITIES } from './rules.ts';

/**
 * Renders the report of `check` for people: a line for each problem with place, rule and message, the cure indented
 * below, and a line of counts.
 *
 * A long report shows only some warnings and notes of each rule, then all errors, so that these stay visible above the
 * prompt, then a count for each rule.
 * @param folder the content folder as the user typed it; put before every path so that editors can open the place
 * @param mostPerRule how many warnings or notes of one rule a long report shows
 */
export function renderText(problems: readonly Problem[], folder: string, mostPerRule = MOST_PER_RULE): string {
  if (problems.length <= MOST_IN_FULL)
    return [...problems.map((one) => lineOf(one, folder)), countProblems(problems), ''].join('\n');
  const [errors, others] = splitAtErrors(problems);
  const counts = new Map<string, number>();
  const some = others.filter(({ rule }) => counts.set(rule, (counts.get(rule) ?? 0) + 1).get(rule)! <= mostPerRule);
  return [
    ...[...some, ...errors].map((one) => lineOf(one, folder)),
    ...countRules(problems, mostPerRule),
    countProblems(problems),
    '',
  ].join('\n');
}

/** A report with more problems than this is shortened. */
const MOST_IN_FULL = 50;

const MOST_PER_RULE = 10;

/** Renders the report of a failed build and of the first run of `dev`: all errors, and the others unless they are many. */
export function renderBriefly(problems: readonly Problem[], folder: string): string {
  const [errors, others] = splitAtErrors(problems);
  if (others.length <= MOST_IN_FULL) return renderText(problems, folder);
  return [...errors.map((one) => lineOf(one, folder)), renderCount(problems, folder), ''].join('\n');
}

function splitAtErrors(problems: readonly Problem[]): [errors: Problem[], others: Problem[]] {
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  return [problems.filter(isError), problems.filter((one) => !isError(one))];
}

/** Renders one line after a build that succeeded: the counts, and the command that lists the problems. */
export function renderCount(problems: readonly Problem[], folder: string): string {
  return `${countProblems(problems)}; run headword check --content ${printable(folder)} for details.`;
}

/** Renders the report after an edit in `dev`: all errors, the warnings that the edit caused, and the counts. */
export function renderChange(problems: readonly Problem[], before: readonly Problem[], folder: string): string {
  const keyOf = ({ file, rule, message }: Problem): string => `${file} ${rule} ${message}`;
  const earlierKeys = new Set(before.map(keyOf));
  const shown = problems.filter((one) => one.severity === 'error' || !earlierKeys.has(keyOf(one)));
  return [...shown.map((one) => lineOf(one, folder)), renderCount(problems, folder), ''].join('\n');
}

function lineOf({ file, line, column, severity, rule, message, hint }: Problem, folder: string): string {
  const place = `${printable(inFolder(folder, file))}:${line}:${column}`;
  const cure = hint === undefined ? '' : `\n    ${hint.replaceAll('\n', '\n    ')}`;
  return `${place}  ${severity}  ${rule}  ${message}${cure}`;
}

/** The counts as a text: `2 errors, 1 warning`, and the notes if there are any. */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const notes = problems.length - errors - warnings;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}${notes === 0 ? '' : `, ${count(notes, 'note')}`}`;
}

/** A line for each rule, by severity, then by frequency. */
function countRules(problems: readonly Problem[], mostPerRule: number): string[] {
  const rules = [...Map.groupBy(problems, ({ severity, rule }) => `${severity}  ${rule}`)].map(
    ([name, { length, 0: first }]) => ({ name, rule: first!.rule, length, rank: SEVERITIES.indexOf(first!.severity) }),
  );
  const width = Math.max(...rules.map(({ length }) => String(length).length));
  return rules
    .sort((a, b) => a.rank - b.rank || b.length - a.length)
    .map(
      ({ name, rule, length, rank }) =>
        `${String(length).padStart(width)}  ${name}${rank > 0 && length > mostPerRule ? `  (${mostPerRule} shown; --only ${rule} shows all)` : ''}`,
    );
}

/** The path of a content file as an editor can open it. */
export function inFolder(folder: string, file: string): string {
  return folder === '' || folder === '.' ? file : `${folder.replace(/\/+$/u, '')}/${file}`;
}

/** Escapes control characters: a file's name may contain line breaks and commands for a terminal. */
function printable(name: string): string {
  return name.replace(
    /[\u0000-\u001F\u007F-\u009F]/gu,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
