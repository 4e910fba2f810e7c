import { z } from 'zod';
import { reportBrokenRule } from '../../source/broken-rule.ts';
import { entryFields } from '../entry-fields.ts';
import type { Localized } from './values.ts';

/** The schema of `sections`. */
export function sections(localized: () => z.ZodType<Localized>) {
  const section = z.strictObject({
    field: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/u, { error: 'expected a name of letters and digits, such as howItWorks' })
      .describe('The frontmatter field that holds it, in Markdown.'),
    title: localized().describe('Its heading.'),
    required: z.boolean().default(false).describe('Whether every published term must have it.'),
  });
  return z.array(section).superRefine((list, context) => {
    list.forEach(({ field }, index) => {
      const isReserved = (entryFields as readonly string[]).includes(field) || field in Object.prototype;
      const isSecond = list.findIndex((other) => other.field === field) < index;
      if (!isReserved && !isSecond) return;
      const expected = isReserved ? 'a name that no other field of an entry has' : 'each section once';
      reportBrokenRule(context, { rule: 'invalid-value', found: field, expected }, [index, 'field']);
    });
  });
}
