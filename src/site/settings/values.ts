import { z } from 'zod';
import { reportBrokenRule } from '../../source/broken-rule.ts';
import { anyAddress, readTexts, text, words } from '../../source/fields.ts';
import { isLanguageTag } from '../language-tag.ts';
import { earlierFault, isOlderPath } from '../older-path.ts';
import { isColour } from '../palette.ts';
import { knowsPlaceholders, PLACEHOLDERS } from '../placeholders.ts';
import { slugFault, toSlug } from '../slug.ts';

// The kinds of values that only settings have.

/** A text of the settings: one for all languages, or one for each language. */
export type Localized = string | Record<string, string>;

/** @param names the placeholders that it can have */
export function localizedText(languages: readonly string[], names: readonly string[] = PLACEHOLDERS.text) {
  return localizedValue(languages, 'text, or texts', () =>
    words().superRefine(knowsPlaceholders(names)).register(readTexts, { kind: 'words' }),
  );
}

export function localizedAddress(languages: readonly string[], names: readonly string[]) {
  return localizedValue(languages, 'an address, or addresses', () =>
    anyAddress().superRefine(knowsPlaceholders(names)),
  );
}

function localizedValue(languages: readonly string[], expected: string, value: () => z.ZodType<string>) {
  const [main, ...others] = languages as [string, ...string[]];
  const byLanguage = z.strictObject({
    [main]: value(),
    ...Object.fromEntries(others.map((language) => [language, value().optional()])),
  });
  return z.union([value(), byLanguage as unknown as z.ZodType<Record<string, string>>], {
    error: `expected ${expected} by language (${languages.join(', ')}; ${main} is needed)`,
  });
}

/** A part of addresses: one for all languages, or by language, where those without one keep the usual name. */
export function localizedPart(languages: readonly string[], part: () => z.ZodType<string>) {
  const byLanguage = z.strictObject(Object.fromEntries(languages.map((language) => [language, part().optional()])));
  return z.union([part(), byLanguage as unknown as z.ZodType<Record<string, string>>], {
    error: `expected a part of an address, or such parts by language (${languages.join(', ')})`,
  });
}

/** An earlier slug, or a whole path of an older site. */
export function earlierAddress() {
  return z.string().superRefine((value, context) => {
    const expected = earlierFault(value);
    if (expected === undefined) return;
    const better = isOlderPath(value) || /[/.]/u.test(value) ? '' : toSlug(value);
    reportBrokenRule(
      context,
      better === ''
        ? { rule: 'invalid-value', found: value, expected }
        : { rule: 'bad-slug', slug: value, expected, better },
    );
  });
}

/** The part between a language and the name of an own page. */
export function pagePart() {
  return z.string().superRefine((value, context) => {
    const expected = ['-', '/'].includes(value) ? undefined : slugFault(value);
    if (expected !== undefined)
      reportBrokenRule(context, { rule: 'bad-slug', slug: value, expected, better: toSlug(value) });
  });
}

export function colour() {
  return text().refine(isColour, { error: 'expected a color such as "#6d28d9" or oklch(50% 0.2 293)' });
}

export function siteAddress() {
  return z.string().superRefine((value, context) => {
    const isPlain = URL.canParse(value) && /^https?:\/\/[^/?#@\\\s]+(?:\/[^?#\\\s]*)?$/iu.test(value);
    if (!isPlain)
      reportBrokenRule(context, {
        rule: 'unsafe-address',
        found: value,
        expected: 'an address such as https://example.com/glossary',
      });
  });
}

export function languageTag() {
  return z.string().refine(isLanguageTag, { error: 'expected a language tag such as en, de or pt-BR' });
}

export function slug() {
  return z.string().superRefine((value, context) => {
    const expected = slugFault(value);
    if (expected !== undefined)
      reportBrokenRule(context, { rule: 'bad-slug', slug: value, expected, better: toSlug(value) });
  });
}

export function cspDirective() {
  return z.string().regex(/^(?:[a-z]+-src(?:-elem|-attr)?|frame-ancestors|form-action)$/u, {
    error: 'expected a directive such as script-src or connect-src',
  });
}

export function cspSource() {
  return z
    .string()
    .regex(/^[^\s;,"<>]+$/u, { error: "expected an origin such as https://stats.example.com, or 'self'" });
}
