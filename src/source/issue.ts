import type { z } from 'zod';

/** A fault that zod reports. */
export type Issue = z.core.$ZodIssue;

export function isBlank(input: unknown): boolean {
  return typeof input === 'string' && input.trim() === '';
}

/** Whether a message can quote the value. */
export function isShown(input: unknown): input is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof input) && !isBlank(input);
}

/** The items of a list that an author wrote as one text with commas. */
export function itemsIn(input: unknown): string[] {
  return String(input)
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
