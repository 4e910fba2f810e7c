import type { z } from 'zod';

/**
 * What a schema's own check reports: which rule was broken and what the message needs beyond the place.
 * Given to zod as `{ code: 'custom', params: { breach } }`.
 */
export type Breach =
  | { rule: 'impossible-date'; found: string; swapped: string | undefined }
  | { rule: 'unsafe-address'; found: string; expected: string }
  | { rule: 'bad-slug'; slug: string; better: string }
  | { rule: 'invalid-value'; found: string; expected: string };

/** Reports a broken rule from inside a schema. @param path where, relative to the value that is being checked */
export function breach(context: z.core.$RefinementCtx, found: Breach, path: PropertyKey[] = []): void {
  context.addIssue({ code: 'custom', params: { breach: found }, path });
}
