import type { z } from 'zod';

/** A fault that a schema found. */
export type Issue = z.core.$ZodIssue;

export function isBlank(input: unknown): boolean {
  return typeof input === 'string' && input.trim() === '';
}

/** A value that can be quoted back to its author. */
export function isShown(input: unknown): input is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof input) && !isBlank(input);
}

/** The items that an author wrote as one text, between commas. */
export function itemsIn(input: unknown): string[] {
  return String(input)
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
