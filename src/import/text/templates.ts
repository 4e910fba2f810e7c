import { codeRanges } from './code-ranges.ts';
import { note, type ImportNote } from '../note.ts';
import { applyEdits, lineAt, type Edit, type Passage } from './passage.ts';
import { templateCalls, type TemplateCall } from './template-call.ts';

/** The scheme of references to terms between the first stage, which finds them, and the one that resolves them. */
export const REFERENCE = 'reference:';

/** Stands where a value is missing that only the old site knew; taken out in the end. */
export const MISSING = '\uE000';

/**
 * Turns shortcodes and macros into what Markdown can say. Those that name a term become links with the scheme
 * `reference:`, boxes become quotations, code becomes code; what only the old site could compute is left out, and told.
 */
export function templates(prose: Passage): { prose: Passage; notes: ImportNote[] } {
  if (!/\{[{%]/u.test(prose.text)) return { prose, notes: [] };
  const notes: ImportNote[] = [];
  const edits: Edit[] = [];
  const calls = templateCalls(prose.text, codeRanges(prose.text));
  const used = new Set<TemplateCall>();
  const closing = Map.groupBy(
    [...calls.keys()].filter((index) => calls[index]!.isClosing),
    (index) => calls[index]!.name,
  );
  for (const [index, call] of calls.entries()) {
    if (used.has(call)) continue;
    const line = lineAt(prose, call.start);
    const box = boxOf(call.name);
    const isWhole = !call.isClosing && (box !== undefined || call.name === 'highlight');
    const closeAt = isWhole ? closerOf(call.name, index, closing, (one) => used.has(calls[one]!)) : undefined;
    if (closeAt !== undefined) {
      const close = calls[closeAt]!;
      used.add(close);
      const inner = calls.slice(index + 1, closeAt);
      inner.forEach((one) => used.add(one));
      const innerEdits = inner.map((one) => ({
        start: one.start - call.end,
        end: one.end - call.end,
        text: single(one, prose, lineAt(prose, one.start), notes),
      }));
      const content = applyEdits({ ...prose, text: prose.text.slice(call.end, close.start) }, innerEdits).text.trim();
      const isBox = box !== undefined;
      const title = call.named.get('title');
      edits.push({
        start: call.start,
        end: close.end,
        text: isBox
          ? boxed(boxStart(call.name, title), content)
          : `\n\`\`\`${call.listed[0] ?? ''}\n${content}\n\`\`\`\n`,
      });
      notes.push(
        note('shortcode-said', prose.file, line, { found: call.source, as: isBox ? 'a box' : 'a block of code' }),
      );
      continue;
    }
    edits.push({ start: call.start, end: call.end, text: call.isClosing ? '' : single(call, prose, line, notes) });
  }
  return { prose: applyEdits(prose, edits), notes };
}

/** A call that stands alone. */
function single(call: TemplateCall, { text, file }: Passage, line: number, notes: ImportNote[]): string {
  // What stands far away in the same line is found near it, too.
  const before = text
    .slice(Math.max(0, call.start - 200), call.start)
    .split('\n')
    .at(-1)!;
  const after = text.slice(call.end, call.end + 200).split('\n')[0]!;
  const isInLine = /[\p{L}\p{N}]/u.test(before + after);
  const { name, named, listed, source } = call;
  const told = (as: string): void => void notes.push(note('shortcode-said', file, line, { found: source, as }));
  const term =
    named.get('term_id') ?? named.get('term') ?? named.get('id') ?? named.get('slug') ?? named.get('key') ?? listed[0];
  if (/gloss|tooltip|^term|definition|^abbr$|^g$/iu.test(name) && term !== undefined) {
    const words =
      named.get('text') ??
      named.get('title') ??
      named.get('label') ??
      (named.has('term_id') ? listed[0] : listed[1]) ??
      // MDN shows the name as it is given, but no path; Hugo's shortcodes show the name of the term.
      (call.isFunction && !listed[0]?.includes('/') ? listed[0] : undefined) ??
      '';
    if (/definition/iu.test(name)) told('a link to the term');
    if (call.isFaulty) notes.push(note('bad-shortcode', file, line, { found: source, as: `a reference to "${term}"` }));
    return `[${escapeText(words)}](<${REFERENCE}${term.replace(/[<>\n]/gu, '')}>)`;
  }
  if (/^(?:rel)?ref$|^link$/u.test(name) && listed[0] !== undefined) return listed[0];
  if (name === 'figure' || name === 'img' || name === 'image') {
    const src = named.get('src') ?? listed[0];
    if (src !== undefined)
      return `![${escapeText(named.get('alt') ?? named.get('caption') ?? '')}](${destination(src)})`;
  }
  const page = { youtube: 'https://www.youtube.com/watch?v=', vimeo: 'https://vimeo.com/' }[name];
  const video = named.get('id') ?? listed[0];
  if (page !== undefined && video !== undefined) {
    told('a link');
    return `[${escapeText(named.get('title') ?? `${page}${video}`)}](${page}${encodeURIComponent(video)})`;
  }
  // MDN: {{HTTPHeader("Accept")}} shows its argument as code, or a text given beside it. What stands alone in its line
  // brings a table, a list or a box.
  const [shown] = listed;
  if (shown !== undefined && call.isFunction && (isInLine || /xref|element|header|method|status|api/iu.test(name))) {
    notes.push(note('shortcode', file, line, { found: source, left: 'its words stay, without a link' }));
    return listed[1] ?? `\`${shown}\``;
  }
  notes.push(note('shortcode', file, line, { found: source, left: 'left out' }));
  return MISSING;
}

function boxed(start: readonly string[], content: string): string {
  const lines = [...start, ...content.split('\n')].map((line) => `> ${line}`.trimEnd());
  return `\n\n${lines.join('\n')}\n\n`;
}

/** Kinds of boxes that differ from GitHub's in name alone. */
const KINDS: Readonly<Record<string, string>> = {
  note: 'NOTE',
  info: 'NOTE',
  alert: 'NOTE',
  callout: 'NOTE',
  admonition: 'NOTE',
  notice: 'NOTE',
  tip: 'TIP',
  hint: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  attention: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
};

/** The first lines of a box: its kind as GitHub writes it, and a title where it has one, or is of another kind. */
export function boxStart(name: string, title = ''): string[] {
  const kind = KINDS[name.toLowerCase()];
  const other = kind === undefined ? (boxOf(name) ?? name[0]!.toUpperCase() + name.slice(1).toLowerCase()) : '';
  const heading = title.trim() || other;
  const isSaid = heading === '' || heading.toUpperCase() === kind;
  return isSaid ? [`[!${kind}]`] : [`[!${kind ?? 'NOTE'}]`, `**${heading}**`, ''];
}

/** The names that Hugo's themes, Docusaurus and MkDocs give to boxes, with what the box is headed. */
export function boxOf(name: string): string | undefined {
  const heading = {
    note: 'Note',
    info: 'Info',
    tip: 'Tip',
    hint: 'Hint',
    warning: 'Warning',
    caution: 'Caution',
    danger: 'Danger',
    important: 'Important',
    alert: 'Note',
    callout: 'Note',
    admonition: 'Note',
    notice: 'Note',
    example: 'Example',
    quote: 'Quote',
    abstract: 'Abstract',
    success: 'Success',
    question: 'Question',
    failure: 'Failure',
    bug: 'Bug',
    seealso: 'See also',
    details: 'Details',
  };
  return (heading as Record<string, string>)[name.toLowerCase()];
}

/** An address as a link's destination: in angle brackets where it has blanks or parentheses. */
export function destination(address: string): string {
  const plain = address.replace(/[<>\n]/gu, '');
  return /[\s()]/u.test(plain) || plain === '' ? `<${plain}>` : plain;
}

export function escapeText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[[\]\\]/gu, '\\$&');
}

/** The next call that closes one: `{{< /note >}}`, `{% endnote %}`. */
function closerOf(
  name: string,
  index: number,
  closing: ReadonlyMap<string, readonly number[]>,
  isUsed: (index: number) => boolean,
): number | undefined {
  const found = [name, `end${name}`].flatMap((one) => {
    const places = closing.get(one) ?? [];
    let low = 0;
    for (let high = places.length; low < high;) {
      const middle = (low + high) >> 1;
      if (places[middle]! > index) high = middle;
      else low = middle + 1;
    }
    while (low < places.length && isUsed(places[low]!)) low += 1;
    return places[low] ?? [];
  });
  return found.length === 0 ? undefined : Math.min(...found);
}
