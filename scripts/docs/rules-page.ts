import { rules, type RuleId } from '../../src/diagnostics/rules.ts';
import { excerpt } from './excerpt.ts';

/** The text files of an example, by path. `undefined` means that the example removes this file of the base folder. */
export type ExampleFiles = ReadonlyMap<string, string | undefined>;

/** A fixture of `tests/fixtures/rules/`. */
export interface RuleExample {
  bad: ExampleFiles;
  good: ExampleFiles;
  /** The report on the bad example. */
  report: string;
}

/** The page “Everything Headword checks”, made from the table of rules and an example of each rule. */
export function rulesPage(examples: Readonly<Record<RuleId, RuleExample>>): string {
  const ids = Object.keys(rules) as RuleId[];
  const contents = ids.map((id) => `| [\`${id}\`](#${id}) | ${rules[id].severity} | ${rules[id].title} |\n`);
  return `# Everything Headword checks

<!-- Made by \`npm run docs\` from tests/fixtures/rules/. Don't edit it here. -->

With an **error**, nothing is published. A **warning** is advice. Each rule is shown with a mistake, what \`npm run check\` says about it, and the same files without it. \`…\` stands for lines that don't matter here.

| Rule | Severity | What is wrong |
|---|---|---|
${contents.join('')}
${ids.map((id) => ruleSection(id, examples[id])).join('\n')}`;
}

function ruleSection(id: RuleId, { bad, good, report }: RuleExample): string {
  const { severity, title } = rules[id];
  const messages = report.trimEnd().split('\n').slice(0, -1).join('\n');
  return `## ${id}

${title}. ${{ error: 'An error', warning: 'A warning', note: 'A note' }[severity]}.

Wrong:

${fences(bad, good, report)}
Headword reports:

${fence('text', messages)}
Right:

${fences(good, bad, '')}`;
}

function fences(files: ExampleFiles, others: ExampleFiles, report: string): string {
  return [...files]
    .map(([path, text]) => {
      if (text === undefined) return `There is no \`${path}\`.\n`;
      const numbers = linesIn(report, path);
      const other = others.get(path);
      if (text === other && numbers.length === 0) return '';
      return `\`${path}\`\n\n${fence(languageOf(path), other === undefined ? opening(text, numbers) : excerpt(text, other, numbers))}`;
    })
    .filter(Boolean)
    .join('\n');
}

/** The numbers of a file's lines that appear in a report. */
function linesIn(report: string, path: string): number[] {
  const prefix = `${path}:`;
  return report
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => Number.parseInt(line.slice(prefix.length), 10));
}

/** A file that only one of the two examples has: all of it if the report names one of its lines, otherwise its beginning. */
function opening(text: string, numbers: readonly number[]): string {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= 5 || numbers.some((number) => number > 1)) return lines.join('\n');
  return [...lines.slice(0, 4), '…'].join('\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`;
}

function languageOf(path: string): string {
  return { md: 'markdown', yaml: 'yaml', svg: 'xml', html: 'html' }[path.slice(path.lastIndexOf('.') + 1)] ?? 'text';
}
