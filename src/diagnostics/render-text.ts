import type { Problem } from './problem.ts';

/**
 * The report for people: a line a problem with place, rule and message, its cure indented below, a count at the end, and
 * of many problems a count of each rule's before it.
 * @param folder the content folder as the reader typed it; put before every file so that editors can open the place
 */
export function renderText(problems: readonly Problem[], folder: string): string {
  return [...problems.map((one) => lineOf(one, folder)), ...(problems.length > MOST_TOLD ? countRules(problems) : []), countProblems(problems), ''].join('\n');
}

/** As many warnings as somebody reads who wanted to do something else. */
const MOST_TOLD = 50;

/** The same for those who write, or build in vain: every error, some of many warnings, and how to see the others. */
export function renderBriefly(problems: readonly Problem[], folder: string): string {
  const [errors = [], others = []] = [true, false].map((isError) => problems.filter(({ severity }) => (severity === 'error') === isError));
  if (others.length <= MOST_TOLD) return renderText(problems, folder);
  // What must be mended stands next to the prompt.
  const lines = [...others.slice(0, MOST_TOLD), ...errors].map((one) => lineOf(one, folder));
  return [...lines, `${countProblems(problems)}, of which ${MOST_TOLD} are told here; npm run check -- --content ${printable(folder)} tells all.`, ''].join('\n');
}

/** The same for those whose site was built all the same, to whom `check` has said it or will: how much, and how to see it. */
export function renderCount(problems: readonly Problem[], folder: string): string {
  return `${countProblems(problems)}; npm run check -- --content ${printable(folder)} tells all.`;
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
function countRules(problems: readonly Problem[]): string[] {
  const ranks = ['error', 'warning', 'note'];
  const rules = [...Map.groupBy(problems, ({ severity, rule }) => `${severity}  ${rule}`)].map(([name, { length, 0: first }]) => ({ name, length, rank: ranks.indexOf(first!.severity) }));
  const width = Math.max(...rules.map(({ length }) => String(length).length));
  return rules.sort((a, b) => a.rank - b.rank || b.length - a.length).map(({ name, length }) => `${String(length).padStart(width)}  ${name}`);
}

export function inFolder(folder: string, file: string): string {
  return folder === '' || folder === '.' ? file : `${folder.replace(/\/+$/u, '')}/${file}`;
}

/** A file's name can hold line breaks and commands for a terminal. */
function printable(name: string): string {
  return name.replace(/[\u0000-\u001F\u007F-\u009F]/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
