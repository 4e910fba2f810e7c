import { visit } from 'unist-util-visit';
import { sanitizeSchema } from '../../html/sanitize-schema.ts';
import { parseProse } from '../../prose/parse-prose.ts';
import { isWebAddress } from '../../source/fields.ts';
import { codeRanges } from '../text/code-ranges.ts';
import { isElementName, isLoneTag, tagsIn } from '../text/html-elements.ts';
import { htmlToMarkdown, isHtml } from './html-to-markdown.ts';
import { note, type ImportNote } from '../note.ts';
import { applyEdits, lineAt, type Edit, type Passage } from '../text/passage.ts';
import { decodeHtml } from '../text/plain-text.ts';
import { shorten } from '../fields/read-values.ts';
import { destination, escapeText } from '../text/templates.ts';

/**
 * Brings the HTML inside Markdown into what the site accepts: comments go, links and pictures become Markdown, wrappers
 * without meaning are opened, forbidden attributes and elements go, `<T>` and other words in angle brackets become text.
 */
export function htmlInProse(prose: Passage): { prose: Passage; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  let next = prose;
  for (const stage of [comments, blocks, wholeElements, tags, entities])
    next = /[<&]/u.test(next.text) ? applyEdits(next, stage(next, notes)) : next;
  return { prose: next, notes };
}

/** `<!--more-->` and its like only mark where an excerpt ends. */
function comments(prose: Passage, notes: ImportNote[]): Edit[] {
  const isCode = codeRanges(prose.text);
  return [...prose.text.matchAll(/<!--([\s\S]*?)(?:-->|$)/gu)].flatMap((found) => {
    if (isCode(found.index)) return [];
    const words = shorten(found[1]!.trim());
    if (!/^(?:more|truncate|end|excerpt|)$/iu.test(words))
      notes.push(note('comment', prose.file, lineAt(prose, found.index), { words }));
    return [{ start: found.index, end: found.index + found[0].length, text: '' }];
  });
}

/** Blocks of HTML that are whole: Markdown wouldn't be read in there. */
function blocks(prose: Passage, notes: ImportNote[]): Edit[] {
  if (!/^<[a-z]/imu.test(prose.text)) return [];
  const { tree } = parseProse(prose.text, { kind: 'lines', line: 1, indent: 0 });
  return tree.children.flatMap((node): Edit[] => {
    const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
    const source = prose.text.slice(start, end);
    if (node.type !== 'html' || !isHtml(source) || !isBalanced(source)) return [];
    notes.push(note('html-said', prose.file, lineAt(prose, start), { found: 'HTML', as: 'Markdown' }));
    return [{ start, end, text: htmlToMarkdown(source) }];
  });
}

function isBalanced(source: string): boolean {
  const count = (pattern: RegExp): number => [...source.matchAll(pattern)].length;
  return ['div', 'table', 'dl', 'ul', 'ol', 'details', 'section', 'blockquote', 'p'].every((name) => {
    const opened = count(new RegExp(`<${name}\\b`, 'giu'));
    return name === 'p' ? count(/<\/p\s*>/giu) <= opened : opened === count(new RegExp(`</${name}\\s*>`, 'giu'));
  });
}

const MEDIA = /^(?:iframe|video|audio|embed)$/iu;

/** Elements that are dealt with from their beginning to their end. */
function wholeElements(prose: Passage, notes: ImportNote[]): Edit[] {
  const isCode = codeRanges(prose.text);
  const isInBlock = stayingBlocks(prose.text);
  return elementsIn(prose.text).flatMap(({ name, attributes, start, inner: [from, to], end }) => {
    if (isCode(start)) return [];
    const inner = prose.text.slice(from, to);
    const line = lineAt(prose, start);
    const edit = (text: string): Edit[] => [{ start, end, text }];
    if (name === 'a') {
      // Markdown isn't read there: the link stays HTML.
      if (isInBlock(start)) return [];
      const href = attribute(attributes, 'href');
      if (href === undefined)
        notes.push(note('html-left', prose.file, line, { found: 'An anchor', left: 'its words stay' }));
      return edit(
        href === undefined || /\n\s*\n/u.test(inner)
          ? inner
          : `[${inner.replace(/\s+/gu, ' ').trim()}](${destination(href)})`,
      );
    }
    if (name === 'img') {
      const src = attribute(attributes, 'src') ?? attribute(attributes, 'data-src') ?? '';
      if (isInBlock(start)) {
        const alternative = attribute(attributes, 'alt') ?? '';
        notes.push(note('image-left', prose.file, line, { found: src, alternative }));
        return edit(alternative);
      }
      return edit(src === '' ? '' : `![${escapeText(attribute(attributes, 'alt') ?? '')}](${destination(src)})`);
    }
    const src = attribute(attributes, 'src') ?? /<source\b[^<>]*?\bsrc="([^"]+)"/iu.exec(inner)?.[1];
    if (MEDIA.test(name) && src !== undefined && isWebAddress(src)) {
      notes.push(note('html-said', prose.file, line, { found: `<${name}>`, as: 'a link' }));
      return edit(`[${escapeText(attribute(attributes, 'title') ?? src)}](${src})`);
    }
    notes.push(note('html-left', prose.file, line, { found: `<${name}>`, left: 'left out with what is in it' }));
    return edit('');
  });
}

const WHOLE =
  /<(a|script|style|template|noscript|object|svg|math|form|select|button|textarea|iframe|video|audio|title|dialog|img)\b([^<>]*)>/giu;

interface FoundElement {
  name: string;
  attributes: string;
  start: number;
  inner: readonly [start: number, end: number];
  end: number;
}

/** Links, pictures, and elements that are dealt with as a whole, none inside another. */
function elementsIn(text: string): FoundElement[] {
  const closers = new Map<string, { places: RegExpExecArray[]; next: number }>();
  const found: FoundElement[] = [];
  let done = 0;
  for (const { 0: tag, 1: written, 2: attributes, index: start } of text.matchAll(WHOLE)) {
    if (start < done) continue;
    const name = written!.toLowerCase();
    const opened = start + tag.length;
    if (name === 'img') found.push({ name, attributes: attributes!, start, inner: [opened, opened], end: opened });
    else {
      const own = closers.get(name) ?? { places: [...text.matchAll(new RegExp(`</${name}\\s*>`, 'giu'))], next: 0 };
      closers.set(name, own);
      while (own.places[own.next] && own.places[own.next]!.index < opened) own.next += 1;
      const close = own.places[own.next];
      if (!close) continue;
      const end = close.index + close[0].length;
      found.push({ name, attributes: attributes!, start, inner: [opened, close.index], end });
    }
    done = found.at(-1)!.end;
  }
  return found;
}

/** A test for places in HTML that stays HTML: tables with cells that span others, and what has Markdown between its tags. */
function stayingBlocks(text: string): (offset: number) => boolean {
  if (!/^<(?:table|dl|ul|ol|details|blockquote|pre)\b/imu.test(text)) return () => false;
  const { tree } = parseProse(text, { kind: 'lines', line: 1, indent: 0 });
  const ranges = tree.children.flatMap(({ type, position }) => {
    const [start, end] = [position!.start.offset!, position!.end.offset!];
    return type === 'html' &&
      /^<\/?(?:table|t[bdhr]|dl|d[td]|ul|ol|li|details|summary|blockquote|pre)/iu.test(text.slice(start, end))
      ? [[start, end] as const]
      : [];
  });
  // It is asked for places one after the other.
  let at = 0;
  return (offset) => {
    while (at < ranges.length && ranges[at]![1] <= offset) at += 1;
    return at < ranges.length && ranges[at]![0] <= offset;
  };
}

/** Single tags, wherever Markdown would take them for HTML. */
function tags(prose: Passage, notes: ImportNote[]): Edit[] {
  const edits: Edit[] = [];
  if (!prose.text.includes('<')) return edits;
  const all = tagsIn(prose.text);
  const { tree } = parseProse(prose.text, { kind: 'lines', line: 1, indent: 0 });
  visit(tree, 'html', (node, _, parent) => {
    const offset = node.position!.start.offset!;
    const isBlock = parent?.type !== 'paragraph' && parent?.type !== 'heading';
    const value = prose.text.slice(offset, node.position!.end.offset!);
    for (const found of value.matchAll(
      /<(\/?)([a-z][\w:-]*)((?:\s+(?:"[^"]*"|'[^']*'|[^<>"'])*)?)(\/?)>|<[!?][^>]*>/giu,
    )) {
      const start = offset + found.index;
      const [, slash = '', name = '', attributes = ''] = found;
      const isLone = name !== '' && isLoneTag(slash, name, attributes, all);
      const text = newTag(found, { isBlock, isLone }, (made) => notes.push(made), prose.file, lineAt(prose, start));
      if (text !== found[0]) edits.push({ start, end: start + found[0].length, text });
    }
  });
  return edits;
}

function newTag(
  found: RegExpExecArray,
  { isBlock, isLone }: { isBlock: boolean; isLone: boolean },
  tell: (made: ImportNote) => void,
  file: string,
  line: number,
): string {
  const [source, slash, name, attributes = '', selfClosing] = found;
  if (name === undefined) {
    tell(note('html-left', file, line, { found: shorten(source), left: 'left out' }));
    return '';
  }
  const tag = name.toLowerCase();
  const isComponent =
    /^[A-Z]/u.test(name) &&
    (attributes.includes('=') ||
      selfClosing === '/' ||
      attributes.trim() === '/' ||
      (!isLone && /^[A-Z][a-z]/u.test(name)));
  if (isLone || !isElementName(name) || /^[A-Z][a-z]/u.test(name)) {
    if (isComponent) {
      const isEmpty = selfClosing === '/' || attributes.trimEnd().endsWith('/');
      const left = isEmpty ? 'left out' : 'what is in it stays';
      if (slash === '') tell(note('html-left', file, line, { found: `The component <${name}>`, left }));
      return '';
    }
    tell(note('html-text', file, line, { found: source }));
    return isBlock ? source.replaceAll('<', '&lt;').replaceAll('>', '&gt;') : `\\${source}`;
  }
  const isAllowed = sanitizeSchema.tagNames!.includes(tag);
  const kept = isAllowed ? allowedAttributes(tag, attributes) : '';
  const given = [...attributes.matchAll(/([^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/gu)].map(
    ([, key]) => key!,
  );
  const isBare =
    kept === '' &&
    /^(?:div|span|center|font|section|article|main|header|footer|aside|nav|big|nobr|hgroup|address|data|label|body|html)$/u.test(
      tag,
    );
  if (isAllowed && !isBare) {
    if (
      given.length > 0 &&
      slash === '' &&
      kept
        .trim()
        .split(/\s+(?=[\w-]+=)/u)
        .filter(Boolean).length < given.length
    ) {
      tell(note('html-left', file, line, { found: `<${tag}${attributes}>`, left: `it stands as <${tag}${kept}>` }));
      return `<${tag}${kept}${selfClosing}>`;
    }
    return source;
  }
  if (slash === '')
    tell(note('html-left', file, line, { found: `<${tag}${attributes}>`, left: 'what is in it stays' }));
  return '';
}

/** What the sanitizer lets through, so that it has nothing left to remove in silence. */
function allowedAttributes(tag: string, attributes: string): string {
  const plain = [...(sanitizeSchema.attributes![tag] ?? []), ...sanitizeSchema.attributes!['*']!]
    .filter((one) => typeof one === 'string')
    .map((one) => one.toLowerCase());
  return [...attributes.matchAll(/\s+([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/gu)]
    .filter(([, key]) => plain.includes(key!.toLowerCase()) && !/^src$/iu.test(key!))
    .map(([, key, value]) =>
      value === undefined ? ` ${key}` : ` ${key}=${/^["']/u.test(value) ? value : `"${value}"`}`,
    )
    .join('');
}

/** Entities become the signs they stand for, except where the sign would mean something in Markdown. */
function entities(prose: Passage, notes: ImportNote[]): Edit[] {
  const isCode = codeRanges(prose.text);
  const signs = new Map<string, string>();
  const edits = [...prose.text.matchAll(/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/giu)].flatMap((found): Edit[] => {
    const [source] = found;
    if (isCode(found.index)) return [];
    const sign = signs.get(source) ?? decodeHtml(source);
    signs.set(source, sign);
    const after = prose.text.slice(found.index + source.length, found.index + source.length + 40);
    const isMarkdown =
      sign === source || /^[<>*_[\]`|\\#~$!+=-]$/u.test(sign) || (sign === '&' && /^[#\w]+;/u.test(after));
    return isMarkdown
      ? []
      : [{ start: found.index, end: found.index + source.length, text: sign === '\u00AD' ? '' : sign }];
  });
  const [first] = edits;
  if (first) notes.push(note('entities', prose.file, lineAt(prose, first.start), { count: edits.length }));
  return edits;
}

function attribute(attributes: string, name: string): string | undefined {
  const [, double, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'iu').exec(attributes) ?? [];
  const value = double ?? single ?? bare;
  return value === undefined ? undefined : decodeHtml(value).trim();
}
