/** Characters of a formula; of one that defines commands, as each use of a command can be as long as the formula. */
const [LONGEST, LONGEST_DEFINING] = [3_000, 1_000];

/** Columns of an environment that is told their number: KaTeX makes so many, whatever stands in them. */
const COLUMNS = /^\s*\{\s*\d{1,2}\s*\}/u;

const DEFINES = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![A-Za-z])/u;

/** Whether a formula defines commands. What it may stand for can't be seen from its text then. */
export function definesCommands(formula: string): boolean {
  return DEFINES.test(formula);
}

/** Why a formula would take too long to typeset, as a sentence; undefined if it wouldn't. */
export function formulaLimit(formula: string): string | undefined {
  const most = definesCommands(formula) ? LONGEST_DEFINING : LONGEST;
  if (formula.length > most)
    return `it has ${formula.length} characters: expected at most ${most}${most === LONGEST ? '' : ' where it defines commands'}.`;
  for (const { 0: found, index } of formula.matchAll(/\\(?:[A-Za-z]+|.)/gsu)) {
    if (found !== '\\begin') continue;
    const rest = formula.slice(index + found.length);
    const [whole, name] = /^\s*\{\s*([A-Za-z]+\*?)\s*\}/u.exec(rest) ?? [];
    if (name === undefined) return 'the name of an environment is expected after \\begin.';
    if (/at/u.test(name) && /^align/u.test(name) && !COLUMNS.test(rest.slice(whole!.length)))
      return `a number of columns from 1 to 99 is expected after \\begin{${name}}.`;
  }
  return undefined;
}
