import type { Problem } from './problem.ts';
import { encodePath } from './encode-path.ts';
import { inFolder } from './render-text.ts';
import { rules, type RuleId } from './rules.ts';

/**
 * Renders problems as SARIF 2.1.0, which code scanners and editors read.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 * @param folder the content folder as seen from the repository's root, put before every path
 */
export function renderSarif(problems: readonly Problem[], folder: string): string {
  const ids = Object.keys(rules) as RuleId[];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Headword',
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: rules[id].title },
              defaultConfiguration: { level: rules[id].severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ rule, severity, file, line, column, message, hint }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: severity,
          message: { text: hint === undefined ? message : `${message} ${hint}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodePath(inFolder(folder, file)) },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
