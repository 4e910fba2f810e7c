import { z } from 'zod';
import { nearest } from '../diagnostics/nearest.ts';
import { reportBrokenRule } from '../source/broken-rule.ts';

/** What `{name}` can stand for, in the texts and addresses of the settings. */
export const PLACEHOLDERS = {
  /** Every text. */
  text: ['product'],
  /** Addresses in header and footer. */
  link: ['product', 'language'],
  /** Texts and addresses of calls to action. */
  call: ['product', 'language', 'term', 'slug', 'category'],
} as const;

/** A schema's check: reports each `{name}` that stands for nothing, which pages would print as it is. */
export function knowsPlaceholders(names: readonly string[]) {
  return (value: string, context: z.core.$RefinementCtx): void => {
    for (const [, found = ''] of value.matchAll(PLACEHOLDER))
      if (!names.includes(found))
        reportBrokenRule(context, { rule: 'unknown-placeholder', found, nearest: nearest(found, names), names });
  };
}

const PLACEHOLDER = /\{(\w+)\}/gu;

/** Replaces each `{name}` in a text by its value; names without a value stay as they are. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The same in an address: values are encoded, so that none can end its part of the address. */
export function fillAddress(url: string, values: Readonly<Record<string, string>>): string {
  return fill(
    url,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)])),
  );
}
