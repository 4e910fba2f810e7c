import { readData, type DatumMap } from '../text/datum.ts';
import { note, type ImportNote } from '../note.ts';
import { passage, type Passage } from '../text/passage.ts';
import { readToml } from './read-toml.ts';
import type { SourceText } from '../text/clean-file.ts';

/**
 * The fields and the body of a Markdown file. Frontmatter is YAML between `---` or TOML between `+++`, both as Hugo,
 * Jekyll, Docusaurus and MkDocs have them; a file without any is all body.
 */
export function readFrontmatter({ path, text }: SourceText): { fields: DatumMap; body: Passage; notes: ImportNote[] } {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const fence = lines[start]?.trimEnd();
  const end =
    fence === '---' || fence === '+++'
      ? lines.findIndex((line, index) => index > start && line.trimEnd() === fence)
      : -1;
  if (end < 0) return { fields: { kind: 'map', line: 1, fields: [] }, body: passage(path, text, 1), notes: [] };
  const inner = lines.slice(start + 1, end);
  const body = passage(path, lines.slice(end + 1).join('\n'), end + 2);
  const read = fence === '+++' ? readToml(path, inner, start + 2) : readLenient(path, inner, start + 2);
  return { body, ...read };
}

/**
 * YAML as people write it: where a line breaks the rules (an unquoted colon, a shortcode, a quote inside quotes), that
 * line's value is taken as plain text, and told. After that many repairs the file is given up.
 */
function readLenient(
  file: string,
  written: readonly string[],
  firstLine: number,
  repairs = 20,
): { fields: DatumMap; notes: ImportNote[] } {
  const lines = [...written].map((line) => line.replace(/^\t+/u, (tabs) => '  '.repeat(tabs.length)));
  const notes: ImportNote[] = [];
  for (let attempt = 0; attempt < repairs; attempt += 1) {
    const { data, fault, notes: told } = readData(file, `${lines.join('\n')}\n`, firstLine);
    const [value] = data;
    if (!fault) {
      const templated = lines.findIndex((line) => /^[\w-]+:\s*\{\{/u.test(line));
      if (templated >= 0 && quote(lines, templated)) continue;
      const fields: DatumMap = value?.kind === 'map' ? value : { kind: 'map', line: firstLine, fields: [] };
      if (value && value.kind !== 'map' && value.kind !== 'nothing')
        notes.push(note('syntax', file, firstLine, { reason: 'expected fields, each "name: value"' }));
      return { fields, notes: [...notes, ...told] };
    }
    const index = Math.min(fault.line - firstLine, lines.length - 1);
    const culprit = [index, index - 1].find((at) => lines[at] !== undefined && quote(lines, at));
    if (culprit === undefined) {
      lines[index] = '';
      notes.push(note('syntax', file, fault.line, { reason: `${fault.reason}; the line was left out` }));
    } else {
      notes.push(note('repaired-syntax', file, culprit + firstLine, { reason: fault.reason }));
    }
  }
  return { fields: { kind: 'map', line: firstLine, fields: [] }, notes };
}

/** Puts the value of `key: value` or `- value` into quotes; false where that was done already or there is none. */
function quote(lines: string[], index: number): boolean {
  const [, head, value] = /^(\s*(?:-\s+)?(?:[\w.-]+:|-)\s+)(\S.*)$/u.exec(lines[index]!) ?? [];
  if (head === undefined || value === undefined || /^[|>]/u.test(value)) return false;
  const bare = value.trim().replace(/^["']|["']$/gu, '');
  const quoted = `${head}${JSON.stringify(bare)}`;
  if (lines[index] === quoted) return false;
  lines[index] = quoted;
  return true;
}
