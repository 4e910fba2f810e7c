import { codeRanges } from '../text/code-ranges.ts';
import { note, type ImportNote } from '../note.ts';
import { applyEdits, lineAt, type Edit, type Passage } from '../text/passage.ts';
import { shorten } from '../fields/read-values.ts';
import { boxStart } from '../text/templates.ts';

const NOTATION =
  /%%([\s\S]*?)%%|!\[\[([^[\]|\n]{1,999})(?:\|([^[\]\n]{0,999}))?\]\]|==(?=[^\s=])([^\n]{0,500}?[^\s=])==|^((?:[ \t]*>)+[ \t]?)\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)$|(?:^|[ \t]{1,9})\^(?=[\w-]{0,40}[A-Za-z])[\w-]{3,40}[ \t]{0,9}$/gmu;

/** Obsidian's own Markdown: `%% comments %%`, `![[embeds]]`, `==highlights==`, `> [!tip] boxes` (GitHub's, too), `^marks` of blocks. */
export function obsidian(prose: Passage): { prose: Passage; notes: ImportNote[] } {
  if (!/%%|==|\[!|!\[\[|\^/u.test(prose.text)) return { prose, notes: [] };
  const isCode = codeRanges(prose.text);
  const notes: ImportNote[] = [];
  const edits = [...prose.text.matchAll(NOTATION)].flatMap((found): Edit[] => {
    const [whole, comment, embed, label, highlight, margin, box, title] = found;
    if (isCode(found.index + whole.length - whole.trimStart().length)) return [];
    const line = lineAt(prose, found.index);
    const edit = (text: string): Edit[] => [{ start: found.index, end: found.index + whole.length, text }];
    if (embed !== undefined) {
      const words = /^\d+(?:x\d+)?$/u.test(label ?? '') ? '' : (label ?? '');
      if (/\.(?:png|jpe?g|gif|svg|webp|avif)$/iu.test(embed)) return edit(`![${words}](<${embed}>)`);
      notes.push(note('notation', prose.file, line, { what: `The embed of "${embed}" became a reference` }));
      return edit(`[[${embed}${words === '' ? '' : `|${words}`}]]`);
    }
    if (highlight !== undefined) return edit(`<mark>${highlight}</mark>`);
    if (box !== undefined && margin !== undefined) {
      const start = boxStart(box, title);
      const isSame = start.length === 1 && whole.includes(`[!${box}]`) && start[0] === `[!${box.toUpperCase()}]`;
      if (isSame && !/\][+-]/u.test(whole)) return [];
      notes.push(note('notation', prose.file, line, { what: `The box "${box}" is ${start[0]} now` }));
      return edit(start.map((one) => `${margin}${one}`.trimEnd()).join('\n'));
    }
    notes.push(
      comment === undefined
        ? note('notation-left', prose.file, line, { what: `The mark ${whole.trim()}` })
        : note('comment', prose.file, line, { words: shorten(comment.trim(), 400) }),
    );
    return edit('');
  });
  return { prose: applyEdits(prose, edits), notes };
}
