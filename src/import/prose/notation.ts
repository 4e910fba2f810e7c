import { fenceRanges } from '../text/code-ranges.ts';
import { note, type ImportNote } from '../note.ts';
import type { Passage } from '../text/passage.ts';
import { boxOf, boxStart } from '../text/templates.ts';

/**
 * Turns the notations of other site generators into plain Markdown: Docusaurus's `:::note`, MkDocs's `!!! note`,
 * `{#heading-ids}` and `{: attributes}`, `*[ABBR]: …`, MDX imports, snippets.
 */
export function notation(prose: Passage): { prose: Passage; notes: ImportNote[] } {
  if (!/:::|!!!|\?\?\?|\{[#:.]|^\*\[|^(?:import|export) |--8<--|^\[TOC\]|^\s+[-*+]\s+:\s/mu.test(prose.text))
    return { prose, notes: [] };
  const notes: ImportNote[] = [];
  return { prose: lineNotation(prose, notes), notes };
}

function lineNotation(prose: Passage, notes: ImportNote[]): Passage {
  const isCode = fenceRanges(prose.text);
  const text: string[] = [];
  const lines: number[] = [];
  let offset = 0;
  let box: { kind: 'fence' | 'indent'; indent: number } | undefined;
  for (const [index, written] of prose.text.split('\n').entries()) {
    const at = offset;
    offset += written.length + 1;
    const line = prose.lines[index] ?? 1;
    const put = (content: string): void => {
      text.push(content);
      lines.push(line);
    };
    if (isCode(at)) {
      put(box ? `> ${written}` : written);
      continue;
    }
    const [, indent, name, title] = /^(\s*)(?::{3,}\s*|!!!\s+|\?\?\?\+?\s+)([a-z]+)[ \t]*(.*)$/iu.exec(written) ?? [];
    if (name !== undefined && (boxOf(name) !== undefined || /^\s*(?:!!!|\?\?\?|:::)/u.test(written))) {
      box = { kind: written.trimStart().startsWith(':::') ? 'fence' : 'indent', indent: indent!.length };
      const heading = title!
        .replace(/^\[(.*)\]$|^"(.*)"$/u, '$1$2')
        .replace(/\{.*\}/u, '')
        .trim();
      const start = boxStart(name, heading);
      notes.push(note('notation', prose.file, line, { what: `The box "${name}" is ${start[0]} now` }));
      for (const one of start) put(`> ${one}`.trimEnd());
      continue;
    }
    if (box?.kind === 'fence' && /^\s*:{3,}\s*$/u.test(written)) {
      box = undefined;
      put('');
      continue;
    }
    if (box?.kind === 'indent' && written.trim() !== '' && written.search(/\S/u) < box.indent + 2) {
      box = undefined;
      put('');
    }
    if (box) {
      put(
        `> ${box.kind === 'indent' ? written.slice(Math.min(box.indent + 4, written.search(/\S|$/u))) : written}`.trimEnd(),
      );
      continue;
    }
    // MDN writes lists of definitions as lists: the name, and below it what that means, behind a colon.
    const [, meaning] = /^\s+[-*+]\s+:\s+(.*)$/u.exec(written) ?? [];
    if (meaning !== undefined && /^\s*[-*+]\s+\S/u.test(text.at(-1) ?? '')) {
      text[text.length - 1] += `: ${meaning}`;
      continue;
    }
    const kept = oneLine(written, prose.file, line, notes);
    if (kept !== undefined) put(kept);
  }
  return {
    file: prose.file,
    // A quotation has no blank lines at its end.
    text: text.map((line, index) => (line === '>' && !(text[index + 1] ?? '').startsWith('>') ? '' : line)).join('\n'),
    lines,
  };
}

/** Undefined where nothing of the line stays. */
function oneLine(written: string, file: string, line: number, notes: ImportNote[]): string | undefined {
  const left = (what: string): undefined => void notes.push(note('notation-left', file, line, { what }));
  if (
    /^(?:import\s+.+\s+from\s+['"].*['"];?|import\s+['"].*['"];?|export\s+(?:const|default|let|function)\b.*)\s*$/u.test(
      written,
    )
  )
    return left('A line of JavaScript');
  const [, short, long] = /^\*\[([^\]]+)\]:\s*(.*)$/u.exec(written) ?? [];
  if (short !== undefined) return left(`The abbreviation "${short}" (${long})`);
  if (/^\s*-{1,}8<-{1,}/u.test(written)) return left(`The snippet ${written.trim()}`);
  if (/^\[TOC\]\s*$/u.test(written)) return left('A table of contents');
  if (/^\s*\{[:.#][^}]*\}\s*$/u.test(written)) return left(`The attributes ${written.trim()}`);
  // Kramdown and Pandoc: behind a line, a word in brackets or code.
  const found: string[] = [];
  const inline = written.replace(
    /(`[^`]+`|\[[^[\]]*\](?:\([^()]*\))?)(\{[:.#][^{}]*\})/gu,
    (_, words: string, attributes: string) => {
      found.push(attributes);
      return words.endsWith(']') ? words.slice(1, -1) : words;
    },
  );
  const [, last = ''] = /(\{[:.#][^{}]*\})$/u.exec(inline.trimEnd()) ?? [];
  if (last !== '') found.push(last);
  const plain = last === '' ? inline : inline.trimEnd().slice(0, -last.length).trimEnd();
  if (found.length > 0) notes.push(note('notation-left', file, line, { what: `The attributes ${found.join(', ')}` }));
  return found.length > 0 ? plain : written;
}
