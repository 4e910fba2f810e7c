import { z } from 'zod';
import { date, text, webAddress, words } from '../source/fields.ts';
import type { CustomField, CustomValue } from '../site/custom-field.ts';

/** The schema of the fields that the settings add to entries. */
export function customValues(fields: readonly CustomField[]) {
  return z.strictObject(Object.fromEntries(fields.map((field) => [field.id, valueOf(field).optional()])));
}

function valueOf({ type, choices }: CustomField): z.ZodType<CustomValue> {
  switch (type) {
    case 'text':
      return words();
    case 'number':
      return z.number({ error: 'expected a number' });
    case 'date':
      return date();
    case 'boolean':
      return z.boolean({ error: 'expected true or false' });
    case 'url':
      return webAddress();
    case 'list':
      return z.array(words());
    case 'choice':
      return choiceOf(choices);
  }
}

/** A choice in the words of any language, as its number. */
function choiceOf(choices: CustomField['choices']): z.ZodType<number> {
  const numbers = new Map(choices.flatMap(({ titles }, at) => titles.map((title) => [title, at] as const)));
  return text()
    .pipe(z.enum([...numbers.keys()]))
    .transform((choice) => numbers.get(choice)!);
}
