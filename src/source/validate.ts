import type { z } from 'zod';
import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { problemsOf } from './describe-issue.ts';
import type { Issue } from './issue.ts';
import type { Yaml } from './read-yaml.ts';
import { salvage } from './salvage.ts';
import { allowedKeys } from './schema-keys.ts';

/**
 * Checks a YAML value against a strict schema. Every fault becomes a problem at its place in the file.
 *
 * The value is returned without its faulty parts and with misspelt keys corrected, so that later checks can run on the
 * rest and one report has all problems. It is undefined only if nothing usable is left.
 * @param placeholders values for required fields that are missing or faulty
 */
export function validate<S extends z.ZodType>(
  schema: S,
  yaml: Yaml,
  placeholders: Record<string, unknown> = {},
): { value?: z.output<S>; problems: Problem[] } {
  const asWritten = schema.safeParse(yaml.value ?? {});
  if (asWritten.success) return { value: asWritten.data, problems: [] };
  const misspelt = correctKeys(asWritten.error.issues, schema, yaml);
  const input = yaml.value ?? {};
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { value: result.data, problems: misspelt };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, yaml, schema));
  return { value: salvage(schema, input, result.error.issues, placeholders), problems: [...misspelt, ...problems] };
}

/** Reports misspelt keys and renames them to the keys that were meant. */
function correctKeys(issues: readonly Issue[], schema: z.ZodType, yaml: Yaml): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const allowed = allowedKeys(schema, issue.path);
    return issue.keys.flatMap((key) => {
      const at = yaml.keyAt([...issue.path, key]);
      const meant = nearest(key, allowed);
      if (meant === undefined || !yaml.rename(issue.path, key, meant)) return [];
      return problem('unknown-field', yaml.file, at, { field: key, nearest: meant, allowed: '' });
    });
  });
}
