import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { passage } from '../text/passage.ts';
import { proseOf, type PageEntry, type PageLine } from './page-lines.ts';

const MARK = /^[ ]{0,3}(?:[-*+][ \t]+)?[:~][ \t]+(?=\S)/u;

/**
 * The entries of definition lists: lines with names, then lines that begin with `:` (Pandoc, PHP Markdown Extra, MkDocs) or
 * `~` (spec-up). MDN makes both items of lists.
 */
export function inDefinitionLists(file: string, page: readonly PageLine[]): PageEntry[] {
  const isMark = (at: number): boolean =>
    !!page[at] && !page[at].isCode && MARK.test(page[at].text.replace(/^[ ]{2,}(?=[-*+][ \t]+:)/u, ''));
  const isBlank = (at: number): boolean => (page[at]?.text ?? '').trim() === '';
  const isName = (at: number): boolean =>
    !isBlank(at) &&
    !page[at]!.isCode &&
    !page[at]!.heading &&
    !isMark(at) &&
    /^(?:[-*+][ \t]+)?[^\s>|]/u.test(page[at]!.text);
  const entries: PageEntry[] = [];
  for (let at = 0; at < page.length; at += 1) {
    if (!isMark(at)) continue;
    const last = isBlank(at - 1) ? at - 2 : at - 1;
    let first = last;
    if (!isName(last)) continue;
    while (isName(first - 1) && !entries.at(-1)?.taken.includes(page[first - 1]!.line)) first -= 1;
    let end = at + 1;
    // Indented lines belong to the definition, also after a blank line; lines at the margin that no mark follows, too.
    for (; end < page.length; end += 1) {
      const isInner = isMark(end) || /^(?: {2,}|\t)\S/u.test(page[end]!.text);
      const isLazy = !isBlank(end) && !isBlank(end - 1) && isName(end) && !isMark(end + 1) && !isName(end + 1);
      const isGap = isBlank(end) && (isMark(end + 1) || /^(?: {2,}|\t)\S/u.test(page[end + 1]?.text ?? ''));
      if (!isInner && !isLazy && !isGap) break;
    }
    const lines = page.slice(at, end);
    const texts: string[] = [];
    for (const [index, { text }] of lines.entries()) {
      const isNext = index > 0 && isMark(at + index);
      // A second definition is a paragraph of its own.
      texts.push(
        (isNext && !isBlank(at + index - 1) ? '\n' : '') +
          text
            .replace(/^[ ]{2,}(?=[-*+][ \t]+:)/u, '')
            .replace(MARK, '')
            .replace(/^(?: {1,4}|\t)/u, ''),
      );
    }
    const prose = proseOf(file, lines, texts);
    entries.push({
      names: page.slice(first, last + 1).map(({ text }) => text.replace(/^[-*+][ \t]+/u, '').trim()),
      line: page[first]!.line,
      prose: { ...prose, ...withLines(texts, lines) },
      taken: page.slice(first, end).map(({ line }) => line),
    });
    at = end - 1;
  }
  return entries;
}

/** Lines that were put in between stand where the next one does. */
function withLines(texts: readonly string[], lines: readonly PageLine[]): { text: string; lines: number[] } {
  const all = texts.flatMap((text, index) => text.split('\n').map((one) => ({ one, line: lines[index]!.line })));
  while (all.at(-1)?.one.trim() === '') all.pop();
  return { text: all.map(({ one }) => one).join('\n'), lines: all.map(({ line }) => line) };
}

/** The entries of `<dl>` in the HTML of a page. Their prose stays HTML. */
export function inHtmlLists(file: string, page: readonly PageLine[]): PageEntry[] {
  const entries: PageEntry[] = [];
  for (let at = 0; at < page.length; at += 1) {
    if (page[at]!.isCode || !/<dl\b/iu.test(page[at]!.text)) continue;
    let end = at;
    while (end < page.length && !/<\/dl\s*>/iu.test(page[end]!.text)) end += 1;
    end += 1;
    if (end > page.length) break;
    const lines = page.slice(at, end);
    const source = lines.map(({ text }) => text).join('\n');
    const tree = raw({ type: 'root', children: [{ type: 'raw', value: source }] } as Root) as Root;
    let names: Element[] = [];
    let meanings: ElementContent[][] = [];
    let line = lines[0]!.line;
    const close = (): void => {
      if (names.length > 0)
        entries.push({
          names: names.map((name) => toHtml([...anchorOf(name), ...name.children])),
          line,
          prose: passage(file, meanings.map((one) => `<div>${toHtml(one).trim()}</div>`).join('\n'), line, false),
          taken: lines.map((one) => one.line),
        });
      names = [];
      meanings = [];
    };
    for (const part of partsOf(tree)) {
      if (part.tagName === 'dt') {
        if (meanings.length > 0) close();
        names.push(part);
      } else meanings.push(part.children);
      if (part.tagName === 'dt' && names.length === 1)
        line = lines.find(({ text }, index) => index > 0 && text.includes(firstWords(part)))?.line ?? lines[0]!.line;
    }
    close();
    at = end - 1;
  }
  return entries;
}

function partsOf(node: Root | Element): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : /^d[td]$/u.test(child.tagName) ? [child] : partsOf(child),
  );
}

function anchorOf({ properties }: Element): Element[] {
  const { id } = properties;
  return id === undefined ? [] : [{ type: 'element', tagName: 'a', properties: { id }, children: [] }];
}

function firstWords(part: Element): string {
  const text = part.children.find((child) => child.type === 'text' && child.value.trim() !== '');
  return text?.type === 'text' ? text.value.trim().split('\n')[0]! : '\n';
}
