import { isDate } from '../../source/fields.ts';

/**
 * A date of a source as year-month-day. `how` says what had to be done; a date that can be read in two ways is none,
 * unless the year stands first (ISO 8601: then the month follows).
 */
export function readDate(found: string): { date: string; how: 'asWritten' | 'rewritten' | 'swapped' } | undefined {
  const text = found.trim();
  if (isDate(text)) return { date: text, how: 'asWritten' };
  const [, year, first, second, rest] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(.*)$/su.exec(text) ?? [];
  if (year && first && second && /^(?:[T\s].*)?$/su.test(rest!)) {
    const straight = dateOf(year, first, second);
    if (isDate(straight))
      return { date: straight, how: /^[T\s]/u.test(rest!) && text.startsWith(straight) ? 'asWritten' : 'rewritten' };
    const swapped = dateOf(year, second, first);
    return isDate(swapped) ? { date: swapped, how: 'swapped' } : undefined;
  }
  const [, compactYear, compactMonth, compactDay] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/u.exec(text) ?? [];
  const compact = compactYear ? dateOf(compactYear, compactMonth!, compactDay!) : '';
  if (isDate(compact)) return { date: compact, how: 'rewritten' };
  // A time of day behind it says nothing about the day.
  const day = text.replace(
    /[,T]?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?$/iu,
    '',
  );
  return yearLast(day) ?? inWords(day);
}

function yearLast(text: string): ReturnType<typeof readDate> {
  const [, first, second, year] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/u.exec(text) ?? [];
  if (!year || !first || !second) return undefined;
  // With points the day stands first (DIN 5008); with other signs only one reading may be possible.
  const [dayFirst, monthFirst] = [dateOf(year, second, first), dateOf(year, first, second)];
  const readings = text.includes('.') ? [dayFirst] : [...new Set([dayFirst, monthFirst])];
  const [date, other] = readings.filter(isDate);
  return date !== undefined && other === undefined ? { date, how: 'rewritten' } : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function inWords(text: string): ReturnType<typeof readDate> {
  const [, monthA, dayA, yearA] = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/iu.exec(text) ?? [];
  const [, dayB, monthB, yearB] = /^(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})$/iu.exec(text) ?? [];
  const [year, month, day] = [yearA ?? yearB, monthA ?? monthB, dayA ?? dayB];
  if (!year || !month || !day) return undefined;
  const date = dateOf(year, String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1), day);
  return isDate(date) ? { date, how: 'rewritten' } : undefined;
}

function dateOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
