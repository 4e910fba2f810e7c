import { htmlInProse } from './html-in-prose.ts';
import { htmlToMarkdown, isHtml } from './html-to-markdown.ts';
import { linksInProse, type LinkContext } from './links-in-prose.ts';
import { notation } from './notation.ts';
import { obsidian } from './obsidian.ts';
import { append, note, type ImportNote } from '../note.ts';
import { passage, type Passage } from '../text/passage.ts';
import { MISSING, templates } from '../text/templates.ts';

/**
 * Foreign prose as Headword's Markdown, in stages of which each leaves less that is foreign: HTML throughout, templates,
 * notations, HTML here and there, links. The words stay as they are written, line by line.
 */
export function cleanProse(
  prose: Passage,
  context: LinkContext,
): { prose: Passage; notes: ImportNote[]; links: number } {
  const notes: ImportNote[] = [];
  let next = prose;
  if (isHtml(next.text)) {
    notes.push(note('html-said', next.file, next.lines[0] ?? 1, { found: 'HTML', as: 'Markdown' }));
    next = passage(next.file, htmlToMarkdown(next.text), next.lines[0] ?? 1, false);
  }
  for (const stage of [templates, obsidian, notation, htmlInProse]) {
    const staged = stage(next);
    append(notes, staged.notes);
    next = staged.prose;
  }
  const linked = linksInProse(next, context);
  return { prose: tidy(linked.prose), notes: [...notes, ...linked.notes], links: linked.links };
}

/** No blanks at the ends of lines or before the first one, no two blank lines in a row, no gap where something was left out. */
function tidy({ file, text, lines }: Passage): Passage {
  const kept: string[] = [];
  const keptLines: number[] = [];
  let fence: string | undefined;
  const all = text.split('\n');
  for (const [index, written] of all.entries()) {
    const [, mark] = /^\s*(`{3,}|~{3,})/u.exec(written) ?? [];
    if (mark !== undefined) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    const isCode = fence !== undefined || mark !== undefined;
    const filled = written.includes(MISSING) ? withoutGaps(written) : written;
    const line = isCode ? filled : trimmed(filled, (all[index + 1] ?? '').trim() !== '');
    const isFirst = kept.length === 0;
    if (!isCode && line.trim() === '' && (isFirst || kept.at(-1) === '')) continue;
    kept.push(isFirst ? line.trimStart() : line.trim() === '' ? '' : line);
    keptLines.push(lines[index] ?? lines.at(-1) ?? 1);
  }
  const cut = kept.findLastIndex((line) => line !== '') + 1;
  return { file, text: kept.slice(0, cut).join('\n').trimEnd(), lines: keptLines.slice(0, cut) };
}

/** Two blanks break the line, but only where another line of the paragraph follows. */
function trimmed(line: string, isFollowed: boolean): string {
  const bare = withoutBlanks(line);
  return isFollowed && bare !== '' && line.endsWith('  ') ? `${bare}  ` : bare;
}

function withoutGaps(line: string): string {
  const pieces = line.split(MISSING);
  return pieces.map((piece, index) => (index < pieces.length - 1 ? withoutBlanks(piece) : piece)).join('');
}

function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}
