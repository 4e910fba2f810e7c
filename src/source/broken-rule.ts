import type { z } from 'zod';

/**
 * A rule that a schema's own check found broken, with the values that its message needs beyond the place.
 * Passed through zod as the issue `{ code: 'custom', params: { brokenRule } }`.
 */
export type BrokenRule =
  | { rule: 'impossible-date'; found: string; swapped: string | undefined }
  | { rule: 'unsafe-address'; found: string; expected: string }
  | { rule: 'bad-slug'; slug: string; expected: string; better: string }
  | { rule: 'unknown-person'; found: string; nearest: string | undefined }
  | { rule: 'unknown-placeholder'; found: string; nearest: string | undefined; names: readonly string[] }
  | { rule: 'invalid-value'; found: string; expected: string };

/**
 * Reports a broken rule from inside a schema.
 * @param path the place, relative to the value that is being checked
 */
export function reportBrokenRule(context: z.core.$RefinementCtx, found: BrokenRule, path: PropertyKey[] = []): void {
  context.addIssue({ code: 'custom', params: { brokenRule: found }, path });
}
