import type { z } from 'zod';
import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { BrokenRule } from './broken-rule.ts';
import { isBlank, isShown, itemsIn, type Issue } from './issue.ts';
import type { Path, Yaml } from './read-yaml.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { allowedKeys } from './schema-keys.ts';
import { usualAdvice, usualName, type UsualNames } from './usual-names.ts';

/** Turns a schema's fault into problems: in the author's terms, each at its place in the file. */
export function problemsOf(issue: Issue, yaml: Yaml, schema: z.ZodType, usual: UsualNames = {}): Problem[] {
  const { file } = yaml;
  const field = fieldName(issue.path) || (file.endsWith('.md') ? 'frontmatter' : file);
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(schema, issue.path);
    return issue.keys.map((key) =>
      problem('unknown-field', file, yaml.keyAt([...issue.path, key]), {
        field: key,
        nearest:
          usualAdvice(usual, key, issue.path) === undefined
            ? (usualName(usual, key, issue.path) ?? nearest(key, allowed))
            : undefined,
        allowed: allowed.join(', '),
        advice: usualAdvice(usual, key, issue.path),
      }),
    );
  }
  if (issue.code === 'custom' && issue.params?.brokenRule) {
    return [problemOfBrokenRule(issue.params.brokenRule as BrokenRule, file, yaml.valueAt(issue.path), field)];
  }
  if (issue.code === 'invalid_key') {
    const { path } = issue;
    return issue.issues.map((inner) =>
      inner.code === 'custom' && inner.params?.brokenRule
        ? problemOfBrokenRule(inner.params.brokenRule as BrokenRule, file, yaml.keyAt(path), field)
        : problem('invalid-value', file, yaml.keyAt(path), {
            field: fieldName(path.slice(0, -1)),
            found: String(path.at(-1)),
            expected: inner.message.replace(/^expected /u, ''),
          }),
    );
  }
  if (issue.input === undefined && issue.path.length > 0) {
    const owner = issue.path.slice(0, -1);
    return [
      problem('missing-field', file, yaml.opening(owner), {
        field: String(issue.path.at(-1)),
        expected: expectedBy(issue),
      }),
    ];
  }
  const at = issue.input === null || isBlank(issue.input) ? yaml.keyAt(issue.path) : yaml.valueAt(issue.path);
  if (issue.code === 'invalid_value' && isShown(issue.input)) {
    const values = issue.values.map(String);
    return [
      problem('invalid-value', file, at, {
        field,
        found: String(issue.input),
        expected: list(values),
        nearest: nearest(String(issue.input), values),
      }),
    ];
  }
  const keys = allowedKeys(schema, issue.path);
  const expected =
    issue.path.length > 0 && keys.length > 0 ? `the fields ${keys.join(', ')} below it` : expectedBy(issue);
  const written = yaml.writtenAt(issue.path);
  const cut = yaml.cutAt(issue.path);
  const hint =
    cut !== undefined && issue.input === null
      ? `A "#" begins a comment. If it belongs to the text, put it in quotes: ${quoted(cut)}.`
      : cure(issue, field, { itemKeys: allowedKeys(schema, [...issue.path, 0]), written });
  return [problem('wrong-type', file, at, { field, found: foundKind(issue.input, written), expected, hint })];
}

function problemOfBrokenRule(
  brokenRule: BrokenRule,
  file: string,
  at: { line: number; column: number },
  field: string,
): Problem {
  switch (brokenRule.rule) {
    case 'impossible-date':
      return problem('impossible-date', file, at, { field, found: brokenRule.found, swapped: brokenRule.swapped });
    case 'unsafe-address':
      return problem('unsafe-address', file, at, brokenRule);
    case 'unknown-placeholder':
      return problem('unknown-placeholder', file, at, brokenRule);
    case 'unknown-person':
      return problem('unknown-person', file, at, brokenRule);
    case 'bad-slug':
      return problem('bad-slug', file, at, brokenRule);
    case 'invalid-value':
      return problem('invalid-value', file, at, { field, ...brokenRule });
  }
}

/** What was expected: the schema's own `error` text if it has one, otherwise the name of the type. */
function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.path.length === 0) return 'fields, each on a line "name: value"';
  if (issue.code === 'invalid_type' && !issue.message.startsWith('expected '))
    return kinds[issue.expected] ?? issue.expected;
  return issue.message.replace(/^expected /u, '');
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields below it',
  record: 'fields below it',
};

/** @param written the value as the file spells it */
function foundKind(input: unknown, written?: string): string {
  if (input === null || isBlank(input)) return 'empty';
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list';
  if (typeof input === 'object') return 'a group of fields';
  if (typeof input === 'string') return `the text "${input.length > 60 ? `${input.slice(0, 59)}…` : input}"`;
  return `the ${typeof input === 'number' ? 'number' : 'value'} ${written ?? String(input)}`;
}

/**
 * How to fix a value of the wrong type, or undefined if the message says enough.
 * @param itemKeys the fields of an item, if a list of items with fields was expected
 * @param written the value as the file spells it
 */
function cure(
  issue: Issue,
  field: string,
  { itemKeys, written }: { itemKeys: readonly string[]; written: string | undefined },
): string | undefined {
  const { input } = issue;
  const key = String(issue.path.filter((step) => typeof step !== 'number').at(-1) ?? field);
  if (input === null && written)
    return `${written} means “nothing” in YAML. If it is the text, put it in quotes: "${written}".`;
  if (input === null || isBlank(input)) return 'Fill it in, or remove the line.';
  if (issue.code === 'invalid_union' && isShown(input) && typeof input !== 'string')
    return `Put it in quotes: "${written ?? String(input)}".`;
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.message.includes('a date'))
    return /^\d{8}$/u.test(written ?? '')
      ? `Write "${field}: ${written!.replace(/^(.{4})(..)/u, '$1-$2-')}".`
      : `Write "${field}: YYYY-MM-DD".`;
  if (issue.expected === 'string' && isShown(input) && !issue.message.startsWith('expected '))
    return `Put it in quotes: "${written ?? String(input)}".`;
  if (issue.expected === 'boolean' && typeof input === 'string') {
    if (/^(?:yes|y|on)$/iu.test(input)) return 'Write "true".';
    return /^(?:no|n|off)$/iu.test(input) ? 'Write "false".' : undefined;
  }
  if (issue.expected !== 'array') return undefined;
  if (itemKeys.length > 0)
    return `Write it as a list:\n${key}:\n${itemKeys.map((one, at) => `${at === 0 ? '  - ' : '    '}${one}: …`).join('\n')}`;
  if (typeof input === 'string') return `Write it as a list: ${key}: [${itemsIn(input).join(', ')}].`;
  return undefined;
}

/** The path as authors see it, counted from 1: `faq[1].question`. */
export function fieldName(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}

function list(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
