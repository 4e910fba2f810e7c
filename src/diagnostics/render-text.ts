import type { Problem } from './problem.ts';
import { SEVERITIES } from './rules.ts';

/**
 * The report for people: a line a problem with place, rule and message, its cure indented below, a count at the end. Of
 * many problems, some of each rule, how many there are, and what must be mended next to the prompt.
 * @param folder the content folder as the reader typed it; put before every file so that editors can open the place
 * @param most of a rule that is no error, where there are many problems
 */
export function renderText(problems: readonly Problem[], folder: string, most = MOST_OF_A_RULE): string {
  if (problems.length <= MOST_TOLD)
    return [...problems.map((one) => lineOf(one, folder)), countProblems(problems), ''].join('\n');
  const [errors, others] = parted(problems);
  const told = new Map<string, number>();
  const some = others.filter(({ rule }) => told.set(rule, (told.get(rule) ?? 0) + 1).get(rule)! <= most);
  return [
    ...[...some, ...errors].map((one) => lineOf(one, folder)),
    ...countRules(problems, most),
    countProblems(problems),
    '',
  ].join('\n');
}

/** As many warnings as somebody reads who wanted to do something else. */
const MOST_TOLD = 50;

/** So many of one kind say what it is. */
const MOST_OF_A_RULE = 10;

/** The same for those who write, or build in vain: every error, warnings where they are few, and how to see the others. */
export function renderBriefly(problems: readonly Problem[], folder: string): string {
  const [errors, others] = parted(problems);
  if (others.length <= MOST_TOLD) return renderText(problems, folder);
  return [...errors.map((one) => lineOf(one, folder)), renderCount(problems, folder), ''].join('\n');
}

function parted(problems: readonly Problem[]): [errors: Problem[], others: Problem[]] {
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  return [problems.filter(isError), problems.filter((one) => !isError(one))];
}

/** The same for those whose site was built all the same, to whom `check` has said it or will: how much, and how to see it. */
export function renderCount(problems: readonly Problem[], folder: string): string {
  return `${countProblems(problems)}; headword check --content ${printable(folder)} tells more.`;
}

/** The same for those who write on, and know what was wrong before: every error, what a change brought about, and how much there is. */
export function renderChange(problems: readonly Problem[], before: readonly Problem[], folder: string): string {
  const keyOf = ({ file, rule, message }: Problem): string => `${file} ${rule} ${message}`;
  const known = new Set(before.map(keyOf));
  const told = problems.filter((one) => one.severity === 'error' || !known.has(keyOf(one)));
  return [...told.map((one) => lineOf(one, folder)), renderCount(problems, folder), ''].join('\n');
}

function lineOf({ file, line, column, severity, rule, message, hint }: Problem, folder: string): string {
  const place = `${printable(inFolder(folder, file))}:${line}:${column}`;
  const cure = hint === undefined ? '' : `\n    ${hint.replaceAll('\n', '\n    ')}`;
  return `${place}  ${severity}  ${rule}  ${message}${cure}`;
}

export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const notes = problems.length - errors - warnings;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}${notes === 0 ? '' : `, ${count(notes, 'note')}`}`;
}

/** A line for each rule, the worst first, and of these the most frequent. */
function countRules(problems: readonly Problem[], most: number): string[] {
  const rules = [...Map.groupBy(problems, ({ severity, rule }) => `${severity}  ${rule}`)].map(
    ([name, { length, 0: first }]) => ({ name, rule: first!.rule, length, rank: SEVERITIES.indexOf(first!.severity) }),
  );
  const width = Math.max(...rules.map(({ length }) => String(length).length));
  return rules
    .sort((a, b) => a.rank - b.rank || b.length - a.length)
    .map(
      ({ name, rule, length, rank }) =>
        `${String(length).padStart(width)}  ${name}${rank > 0 && length > most ? `  (${most} are told here; --only ${rule} tells all)` : ''}`,
    );
}

export function inFolder(folder: string, file: string): string {
  return folder === '' || folder === '.' ? file : `${folder.replace(/\/+$/u, '')}/${file}`;
}

/** A file's name can hold line breaks and commands for a terminal. */
function printable(name: string): string {
  return name.replace(
    /[\u0000-\u001F\u007F-\u009F]/gu,
    (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
