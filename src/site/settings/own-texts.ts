import { z } from 'zod';
import { reportBrokenRule } from '../../source/broken-rule.ts';
import { text } from '../../source/fields.ts';
import { knowsPlaceholders, PLACEHOLDERS } from '../placeholders.ts';
import { en, type Texts } from '../texts/en.ts';

/** The interface texts that the settings replace, by language. Each must contain the `{names}` of the built-in text. */
export function ownTexts(languages: readonly string[]) {
  const table = Object.fromEntries(
    Object.entries(en).map(([key, builtIn]) => [
      key,
      (typeof builtIn === 'string' ? ownText(builtIn) : countTexts()).optional(),
    ]),
  );
  const tables = Object.fromEntries(languages.map((language) => [language, z.strictObject(table).optional()]));
  return z.strictObject(tables) as unknown as z.ZodType<Record<string, Partial<Texts> | undefined>>;
}

function ownText(builtIn: string) {
  const names: readonly string[] = builtIn.match(/\{\w+\}/gu) ?? [];
  const known = [...names.map((name) => name.slice(1, -1)), ...PLACEHOLDERS.text];
  return text().superRefine((value, context) => {
    knowsPlaceholders(known)(value, context);
    const missing = names.filter((name) => !value.includes(name));
    if (missing.length > 0)
      reportBrokenRule(context, {
        rule: 'invalid-value',
        found: value,
        expected: `a text with ${missing.join(' and ')} in it`,
      });
  });
}

function countTexts() {
  const form = () => ownText('{count}').optional();
  return z.strictObject({
    zero: form(),
    one: form(),
    two: form(),
    few: form(),
    many: form(),
    other: ownText('{count}'),
  });
}
