import type { Passage } from '../text/passage.ts';

/** A line of a Markdown page, as far as its structure can be told without parsing all of it. */
export interface PageLine {
  text: string;
  /** In the file. */
  line: number;
  /** In a fence, or a comment of several lines: nothing there is structure. */
  isCode: boolean;
  heading?: { depth: number; title: string };
}

/**
 * The lines of a page with its headings. A glossary on one page can be a book: to read it line by line takes time in
 * proportion to its length, which parsers of Markdown don't keep to.
 */
export function pageLines({ text, lines }: Passage): PageLine[] {
  let fence: string | undefined;
  let isComment = false;
  const page: PageLine[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const line: PageLine = { text: written, line: lines[index] ?? 1, isCode: fence !== undefined || isComment };
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/u.exec(written) ?? [];
    if (mark !== undefined && !isComment) {
      fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
      line.isCode = true;
    } else if (fence === undefined) {
      const opened = written.lastIndexOf('<!--');
      const closed = written.lastIndexOf('-->');
      isComment = opened > closed || (isComment && closed < 0);
    }
    if (!line.isCode) {
      const [, signs, title] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/u.exec(written) ?? [];
      const above = page.at(-1);
      const isUnderlined =
        /^ {0,3}(?:=+|-{2,})[ \t]*$/u.test(written) &&
        above !== undefined &&
        !above.isCode &&
        !above.heading &&
        /^ {0,3}[^\s>|#*+:~-]/u.test(above.text) &&
        (page.at(-2)?.text ?? '').trim() === '';
      if (signs !== undefined) line.heading = { depth: signs.length, title: title ?? '' };
      else if (isUnderlined) {
        above.heading = { depth: written.includes('=') ? 1 : 2, title: above.text.trim() };
        line.isCode = true;
      }
    }
    page.push(line);
  }
  return page;
}

/** Some of the lines as prose, without blank ones around. */
export function proseOf(file: string, lines: readonly PageLine[], texts = lines.map(({ text }) => text)): Passage {
  const first = texts.findIndex((text) => text.trim() !== '');
  const last = texts.findLastIndex((text) => text.trim() !== '') + 1;
  if (first < 0) return { file, text: '', lines: [] };
  return {
    file,
    text: texts.slice(first, last).join('\n').trimEnd(),
    lines: lines.slice(first, last).map(({ line }) => line),
  };
}

/** An entry of a page: its name as it is written, and what stands below it. */
export interface PageEntry {
  names: readonly string[];
  line: number;
  prose: Passage;
  /** The lines of the file that it takes up, beside those of its prose. */
  taken: readonly number[];
  category?: { value: string; line: number };
}
