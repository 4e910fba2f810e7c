import { z } from 'zod';
import { breach } from './breach.ts';

/** The kinds of value that settings and entries are made of. Each says in plain words what it expects, and to machines in the keywords of JSON Schema. */

/** A line of text: not empty, trimmed. */
export const text = () => z.string().trim().min(1, { error: 'expected text' });

/** Markdown: not trimmed, since its positions count. */
export const markdown = () =>
  prose()
    .refine((value) => value.trim() !== '', { error: 'expected text in Markdown' })
    .meta(IN_MARKDOWN);

/** Markdown that may be empty. */
export const prose = () => z.string().meta(IN_MARKDOWN);

const IN_MARKDOWN = { contentMediaType: 'text/markdown' };

const ANY_ADDRESS = 'https://… for another site, or /… for a page of this one';

/** A calendar day, `2026-06-16`. Source: ISO 8601. */
export const date = () =>
  z
    .string({ error: 'expected a date such as 2026-06-16' })
    .superRefine((value, context) => {
      if (isDate(value)) return;
      breach(context, { rule: 'impossible-date', found: value, swapped: swappedDate(value) });
    })
    .meta({ format: 'date' });

/** An address of another site. Nothing but https, http and mailto is published: `javascript:`, `data:`, `//host` never. */
export const webAddress = () =>
  z
    .string({ error: 'expected an address that begins with https://' })
    .superRefine((value, context) => {
      if (isWebAddress(value)) return;
      const expected = hasHiddenSigns(value) ? 'an address without spaces' : 'an address that begins with https://';
      breach(context, { rule: 'unsafe-address', found: value, expected });
    })
    .meta({ format: 'uri' });

/** An address of another site, or one of this site that begins with a single `/`. */
export const anyAddress = () =>
  z
    .string({ error: `expected ${ANY_ADDRESS}` })
    .superRefine((value, context) => {
      if (isWebAddress(value) || isSiteAddress(value)) return;
      breach(context, { rule: 'unsafe-address', found: value, expected: ANY_ADDRESS });
    })
    .meta({ format: 'uri-reference' });

export function isWebAddress(value: string): boolean {
  if (hasHiddenSigns(value) || !/^(?:https?:\/\/[^/\\]|mailto:)/iu.test(value)) return false;
  return URL.canParse(value);
}

/** `/-/about/` is below the site's base; `//host` and `/\host` are other sites in disguise. */
export function isSiteAddress(value: string): boolean {
  return /^\/(?![/\\])/u.test(value) && !hasHiddenSigns(value) && !value.includes('\\');
}

export function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
  if (!year || !month || !day) return false;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day) && Number(year) > 0;
}

/** Browsers skip control characters and spaces in addresses, so an address that has any is a disguise. */
function hasHiddenSigns(value: string): boolean {
  return /[\u0000-\u0020\u007F]/u.test(value);
}

/** The date that was meant when its parts changed places or signs other than `-` stand between. */
function swappedDate(value: string): string | undefined {
  const parts = value.split(/[-./]/u);
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/u.test(part))) return undefined;
  const isYearFirst = parts[0]!.length === 4;
  const [year, first, second] = (isYearFirst ? parts : [parts[2], parts[0], parts[1]]) as [string, string, string];
  const candidates = [
    [first, second],
    [second, first],
  ].map(([month, day]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
  // 03/04/2026 is a day in March to some and in April to others.
  const [likely, other] = candidates.filter(isDate);
  return isYearFirst || other === undefined || other === likely ? likely : undefined;
}
