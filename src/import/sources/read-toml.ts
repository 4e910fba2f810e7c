import type { Datum, DatumMap, Field } from '../text/datum.ts';
import { note, type ImportNote } from '../note.ts';

/**
 * The part of TOML that frontmatter uses: `key = value` with strings (also of several lines), lists, numbers, switches
 * and dates, and tables, whose keys are read as if they stood at the top. A line that is none of these is told.
 * https://toml.io/en/v1.0.0
 */
export function readToml(
  file: string,
  lines: readonly string[],
  firstLine: number,
): { fields: DatumMap; notes: ImportNote[] } {
  const notes: ImportNote[] = [note('read-toml', file, Math.max(1, firstLine - 1), {})];
  const fields: Field[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index]!.trim();
    const line = firstLine + index;
    if (text === '' || text.startsWith('#') || /^\[\[?[^\]]+\]\]?$/u.test(text)) continue;
    const [, bare, quoted, first] = /^(?:([\w.-]+)|["']([^"']+)["'])\s*=\s*(.*)$/u.exec(text) ?? [];
    const key = bare ?? quoted;
    if (key === undefined || first === undefined) {
      notes.push(note('syntax', file, line, { reason: 'expected "name = value"; the line was left out' }));
      continue;
    }
    let value = first;
    while (isOpen(value) && index + 1 < lines.length) {
      index += 1;
      value += `\n${lines[index]!}`;
    }
    fields.push({ key, line, value: valueOf(value.trim(), line) });
  }
  return { fields: { kind: 'map', line: firstLine, fields }, notes };
}

function isOpen(value: string): boolean {
  for (const fence of ['"""', "'''"]) {
    if (value.startsWith(fence)) return value.length < 6 || !value.trimEnd().endsWith(fence);
  }
  if (!value.startsWith('[')) return false;
  const outside = value.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/gu, '');
  return outside.split('[').length > outside.split(']').length;
}

function valueOf(value: string, line: number): Datum {
  const text = (words: string, isBare = false): Datum => ({ kind: 'text', line, text: words, isSpread: false, isBare });
  const [, multi] = /^(?:"""|''')\n?([\s\S]*?)(?:"""|''')/u.exec(value) ?? [];
  if (multi !== undefined) return { kind: 'text', line: line + 1, text: multi, isSpread: true, isBare: false };
  const [, double] = /^"((?:[^"\\]|\\.)*)"/u.exec(value) ?? [];
  if (double !== undefined) return text(unescape(double));
  const [, single] = /^'([^']*)'/u.exec(value) ?? [];
  if (single !== undefined) return text(single);
  if (value.startsWith('[')) {
    const items = value.slice(1, value.lastIndexOf(']')).match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^,\s[\]]+/gu) ?? [];
    return { kind: 'list', line, items: items.map((item) => valueOf(item, line)) };
  }
  const plain = value.replace(/\s+#.*$/u, '').trim();
  return plain === '' ? { kind: 'nothing', line } : text(plain, true);
}

function unescape(text: string): string {
  try {
    return JSON.parse(`"${text.replaceAll('\n', '\\n')}"`) as string;
  } catch {
    return text;
  }
}
