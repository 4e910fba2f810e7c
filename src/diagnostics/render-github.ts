import type { Problem } from './problem.ts';
import { countProblems, inFolder } from './render-text.ts';

/**
 * Renders problems as GitHub workflow commands, which become annotations in a pull request. Ends with a line of counts.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 * @param folder the content folder as seen from the repository's root, put before every path
 */
export function renderGithub(problems: readonly Problem[], folder: string): string {
  const lines = problems.map(({ file, line, column, severity, rule, message, hint }) => {
    const place = `file=${property(inFolder(folder, file))},line=${line},col=${column},title=${property(rule)}`;
    return `::${severity === 'note' ? 'notice' : severity} ${place}::${data(hint === undefined ? message : `${message}\n${hint}`)}`;
  });
  return [...lines, countProblems(problems), ''].join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
