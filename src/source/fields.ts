import { z } from 'zod';
import { reportBrokenRule } from './broken-rule.ts';
import { plainWords } from './plain-words.ts';

// The types of value that settings and entries are made of. Each says what it expects in words for authors (`error`) and
// in keywords of JSON Schema for programs (`meta`).

/** A line of text for programs, such as an identifier or a path: not empty, trimmed. */
export const text = (most = LONGEST_TEXT) =>
  z
    .string()
    .trim()
    .min(1, { error: 'expected text' })
    .max(most, { error: `expected at most ${most} characters` });

/** In characters. Of a line, and of a name: some steps take the square of these. */
const [LONGEST_TEXT, LONGEST_NAME] = [5_000, 1_000];

/** A line of text for readers: not empty, as plain words. */
export const words = (most?: number) =>
  text(most)
    .transform((value) => plainWords(value).text)
    .register(readTexts, { kind: 'words' });

/** A name of something. */
export const name = () => words(LONGEST_NAME);

/** Markdown that isn't blank. Not trimmed, so that positions in it match the file. */
export const markdown = () =>
  prose()
    .refine((value) => value.trim() !== '', { error: 'expected text in Markdown' })
    .register(readTexts, { kind: 'markdown' })
    .meta(IN_MARKDOWN);

/** Markdown that may be empty. */
export const prose = () => z.string().register(readTexts, { kind: 'markdown' }).meta(IN_MARKDOWN);

/** The schemas of texts that readers see. */
export const readTexts = z.registry<{ kind: 'words' | 'markdown' }>();

const IN_MARKDOWN = { contentMediaType: 'text/markdown' };

const ANY_ADDRESS = 'https://… for another site, or /… for a page of this one';

/** A calendar day, `2026-06-16`. Source: ISO 8601. */
export const date = () =>
  z
    .string({ error: 'expected a date such as 2026-06-16' })
    .superRefine((value, context) => {
      if (isDate(value)) return;
      reportBrokenRule(context, { rule: 'impossible-date', found: value, swapped: swappedDate(value) });
    })
    .meta({ format: 'date' });

/** An address of another site: see `isWebAddress`. */
export const webAddress = () =>
  z
    .string({ error: 'expected an address that begins with https://' })
    .superRefine((value, context) => {
      if (isWebAddress(value)) return;
      const expected = hasHiddenCharacters(value)
        ? 'an address without spaces'
        : 'an address that begins with https://';
      reportBrokenRule(context, { rule: 'unsafe-address', found: value, expected });
    })
    .meta({ format: 'uri' });

/** An address of another site (`isWebAddress`), or a path of this site (`isSiteAddress`). */
export const anyAddress = () =>
  z
    .string({ error: `expected ${ANY_ADDRESS}` })
    .superRefine((value, context) => {
      if (isWebAddress(value) || isSiteAddress(value)) return;
      reportBrokenRule(context, { rule: 'unsafe-address', found: value, expected: ANY_ADDRESS });
    })
    .meta({ format: 'uri-reference' });

/**
 * Whether an address may be published as a link to another site.
 *
 * A security boundary: terms are untrusted. Only absolute `https:`, `http:` and `mailto:` addresses pass, so that
 * `javascript:`, `data:` and other schemes that run or embed content never reach a page. Browsers strip line breaks and
 * some other control characters and repair slashes (https://url.spec.whatwg.org/#concept-basic-url-parser), so any
 * address with a space or control character is refused, and so is a host that doesn't follow `//` directly.
 */
export function isWebAddress(value: string): boolean {
  if (hasHiddenCharacters(value) || !/^(?:https?:\/\/[^/\\]|mailto:)/iu.test(value)) return false;
  return URL.canParse(value);
}

/**
 * Whether an address is a path of this site, such as `/-/about/`.
 *
 * A security boundary, like `isWebAddress`: `//host` and `/\host` are refused because browsers read them as other hosts.
 */
export function isSiteAddress(value: string): boolean {
  return /^\/(?![/\\])/u.test(value) && !hasHiddenCharacters(value) && !value.includes('\\');
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
  if (!year || !month || !day) return false;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day) && Number(year) > 0;
}

/** Browsers strip these characters from addresses, so an address with one can lead elsewhere than it reads. */
function hasHiddenCharacters(value: string): boolean {
  return /[\u0000-\u0020\u007F]/u.test(value);
}

/**
 * The date that was probably meant if it has a time, its parts are in another order, or they aren't separated by `-`. The
 * day is the one that is written, whatever the time zone. Undefined if two dates are possible.
 */
function swappedDate(value: string): string | undefined {
  const day = value.trim().replace(/(?:T|[\s,]+)\d{1,2}:\d{2}.*$/iu, '');
  if (isDate(day)) return day;
  const parts = /^\d{8}$/u.test(day)
    ? [day.slice(0, 4), day.slice(4, 6), day.slice(6)]
    : day.replace(/\s*[日일.]$/u, '').split(/[-./年月년월]\s*/u);
  if (parts.length !== 3 || !parts.every((part) => /^\d+$/u.test(part))) return undefined;
  const isYearFirst = parts[0]!.length === 4;
  const [year, first, second] = (isYearFirst ? parts : [parts[2], parts[0], parts[1]]) as [string, string, string];
  // With periods, the day comes first everywhere.
  const orders =
    !isYearFirst && day.includes('.')
      ? [[second, first]]
      : [
          [first, second],
          [second, first],
        ];
  const candidates = orders.map(([month, day]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
  // 03/04/2026 is a day in March in the US, and in April elsewhere.
  const [likely, other] = candidates.filter(isDate);
  return isYearFirst || other === undefined || other === likely ? likely : undefined;
}
