import type { z } from 'zod';
import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { checkTexts } from './check-texts.ts';
import { problemsOf } from './describe-issue.ts';
import type { Issue } from './issue.ts';
import type { Yaml } from './read-yaml.ts';
import { salvage } from './salvage.ts';
import { allowedKeys } from './schema-keys.ts';
import { usualName, type UsualNames } from './usual-names.ts';

/**
 * Checks a YAML value against a strict schema. Every fault becomes a problem at its place in the file.
 *
 * The value is returned without its faulty parts and with misspelt keys corrected, so that later checks can run on the
 * rest and one report has all problems. It is undefined only if nothing usable is left.
 * @param placeholders values for required fields that are missing or faulty
 * @param usual the names that fields have elsewhere, each with the name here, or with the reason why there is none
 */
export function validate<S extends z.ZodType>(
  schema: S,
  yaml: Yaml,
  placeholders: Record<string, unknown> = {},
  usual: UsualNames = {},
): { value?: z.output<S>; problems: Problem[] } {
  const texts = checkTexts(schema, yaml);
  const asWritten = schema.safeParse(yaml.value ?? {});
  if (asWritten.success) return { value: asWritten.data, problems: texts };
  const misspelt = correctKeys(asWritten.error.issues, schema, yaml, usual);
  const input = yaml.value ?? {};
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { value: result.data, problems: [...texts, ...misspelt] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, yaml, schema, usual));
  return {
    value: salvage(schema, input, result.error.issues, placeholders),
    problems: [...texts, ...misspelt, ...problems],
  };
}

/** Reports misspelt keys and renames them to the keys that were meant. */
function correctKeys(issues: readonly Issue[], schema: z.ZodType, yaml: Yaml, usual: UsualNames): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const allowed = allowedKeys(schema, issue.path);
    return issue.keys.flatMap((key) => {
      const at = yaml.keyAt([...issue.path, key]);
      const meant = usualName(usual, key, issue.path) ?? nearest(key, allowed);
      if (meant === undefined || !allowed.includes(meant) || !yaml.rename(issue.path, key, meant)) return [];
      return problem('unknown-field', yaml.file, at, { field: key, nearest: meant, allowed: '' });
    });
  });
}
