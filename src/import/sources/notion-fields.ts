import type { Field } from '../text/datum.ts';
import { slicePassage, type Passage } from '../text/passage.ts';

/** The properties of a page that Notion exported: lines `Name: value` before the text, up to a blank one. */
export function notionFields(body: Passage): { fields: Field[]; body: Passage } {
  const lines = body.text.split('\n');
  const fields: Field[] = [];
  for (const [index, line] of lines.entries()) {
    const [, key, value] = /^([\p{L}\p{N}][^:\n]{0,40}): +(\S.*)$/u.exec(line) ?? [];
    if (key === undefined || value === undefined) break;
    const at = body.lines[index] ?? 1;
    // A relation is written `Noise (Noise%20ffee….md)`, several with commas between.
    const text = value.replace(/ \([^()\s]*[\da-f]{32}(?:\.md)?\)/gu, '');
    fields.push({ key, line: at, value: { kind: 'text', line: at, text, isSpread: false, isBare: false } });
  }
  const isWhole = fields.length > 0 && (lines[fields.length] ?? '').trim() === '';
  if (!isWhole) return { fields: [], body };
  return { fields, body: slicePassage(body, lines.slice(0, fields.length).join('\n').length) };
}
