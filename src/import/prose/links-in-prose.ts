import type { Definition, Link, LinkReference, List } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import katex from 'katex';
import { parseProse } from '../../prose/parse-prose.ts';
import { isWebAddress } from '../../source/fields.ts';
import { note, type ImportNote } from '../note.ts';
import { codeRanges } from '../text/code-ranges.ts';
import { fragmentOf } from '../text/fragment.ts';
import { applyEdits, lineAt, type Edit, type Passage } from '../text/passage.ts';
import { shorten } from '../fields/read-values.ts';
import type { Target } from './reference-index.ts';
import { destination, escapeText, MISSING, REFERENCE } from '../text/templates.ts';

/** What prose may refer to. */
export interface LinkContext {
  /** The term behind an address or a name, seen from the entry that the prose is part of. */
  target(found: string, kind: 'reference' | 'address'): Target;
  /** The path of a picture of the source inside the new content folder; undefined where there is none. */
  picture(src: string): string | undefined;
  /** Where `/…` of the old site is to be found from now on. */
  origin?: string;
  /** Whether references to terms become plain words. */
  isPlain: boolean;
}

/** Makes every link, picture and formula what the new site can show. Says how many references to terms it made. */
export function linksInProse(
  prose: Passage,
  context: LinkContext,
): { prose: Passage; notes: ImportNote[]; links: number } {
  if (!/[[\]$]|<(?:a\b|[a-z][a-z\d+.-]*:|[^\s<>]*@)/iu.test(prose.text)) return { prose, notes: [], links: 0 };
  const notes: ImportNote[] = [];
  const edits: Edit[] = [];
  let links = 0;
  const { tree } = parseProse(prose.text, { kind: 'lines', line: 1, indent: 0 });
  const definitions = new Map<string, Definition>();
  visit(
    tree,
    'definition',
    (node) => void (definitions.has(node.identifier) || definitions.set(node.identifier, node)),
  );
  const keptDefinitions = new Set<Definition>();
  const around = (node: { position?: { start: { offset?: number }; end: { offset?: number } } }): [number, number] => [
    node.position!.start.offset!,
    node.position!.end.offset!,
  ];

  const relink = (node: Link | LinkReference, url: string, definition?: Definition): void => {
    const [start, end] = around(node);
    const at = lineAt(prose, start);
    const words = shorten(toString(node));
    const next = newAddress(url, words, { file: prose.file, line: at }, context, notes);
    if (next.to === url && !url.startsWith(REFERENCE)) {
      if (definition) keptDefinitions.add(definition);
      return;
    }
    if (next.isTerm && !context.isPlain) links += 1;
    const [first, last] = [node.children[0], node.children.at(-1)];
    const [open, close] = next.to === undefined || (next.isTerm && context.isPlain) ? ['', ''] : ['[', `](${next.to})`];
    if (!first || !last) {
      edits.push({ start, end, text: `${open}${escapeText(next.name ?? words)}${close}` });
      return;
    }
    edits.push({ start, end: around(first)[0], text: open }, { start: around(last)[1], end, text: close });
  };

  const place = (offset: number): Place => ({ file: prose.file, line: lineAt(prose, offset) });
  const own = new Map<string, string>();
  visit(tree, 'heading', (node) => void own.set(fragmentOf(toString(node)), fragmentOf(toString(node))));
  const taken: [number, number][] = [];
  /** Links in HTML that stays HTML lead to pages, not to terms by name. */
  const relinkHtml = (html: string, offset: number): void => {
    if (!/<\/a\b/iu.test(html)) return;
    for (const found of html.matchAll(
      /<a\b([^<>]*?)\shref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')([^<>]*)>((?:(?!<\/?a\b)[\s\S])*)<\/a\s*>/giu,
    )) {
      const [whole, before = '', double, single, after = '', inner = ''] = found;
      const start = offset + found.index;
      const next = newAddress(
        double ?? single ?? '',
        shorten(inner.replace(/<[^>]*>/gu, '')),
        place(start),
        context,
        notes,
      );
      const page = next.isTerm ? (context.isPlain ? undefined : next.page) : next.to;
      if (next.isTerm && page !== undefined) links += 1;
      edits.push({
        start,
        end: start + whole.length,
        text: page === undefined ? inner : `<a${before} href="${page.replaceAll('"', '%22')}"${after}>${inner}</a>`,
      });
    }
  };
  visit(tree, (node) => {
    const [start, end] = node.position ? around(node) : [0, 0];
    if (['link', 'linkReference', 'termReference', 'image'].includes(node.type)) taken.push([start, end]);
    if (node.type === 'list' && isContents(node)) {
      notes.push(note('notation-left', prose.file, lineAt(prose, start), { what: 'A table of contents' }));
      edits.push({ start, end, text: '' });
      return SKIP;
    }
    if (node.type === 'link') {
      const fragment = node.url.startsWith('#') ? own.get(decode(node.url.slice(1)).toLowerCase()) : undefined;
      if (fragment === undefined) relink(node, node.url);
    } else if (node.type === 'linkReference') {
      const definition = definitions.get(node.identifier);
      if (definition) relink(node, definition.url, definition);
    } else if (node.type === 'image' || node.type === 'imageReference') {
      const src = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url;
      if (src !== undefined)
        edits.push({ start, end, text: newPicture(src, node.alt ?? '', place(start), context, notes) });
    } else if (node.type === 'termReference') {
      const read = namedTerm(node.name, node.label);
      const ownHeading = node.name.startsWith('#') ? own.get(fragmentOf(node.name)) : undefined;
      const target = context.target(read.name, read.name.startsWith('#') ? 'address' : 'reference');
      const isFound = target.kind === 'term' && !context.isPlain;
      if (ownHeading !== undefined) {
        edits.push({ start, end, text: `[${escapeText(read.label)}](#${ownHeading})` });
        return;
      }
      if (isFound) links += 1;
      tellTarget(target, read.name, shorten(read.label), place(start), notes);
      const label = escapeText(read.label);
      edits.push({ start, end, text: isFound ? `[${label}](term:${target.id})` : label });
    } else if (node.type === 'html') relinkHtml(node.value, start);
    else if ((node.type === 'inlineMath' || node.type === 'math') && !isFormula(node.value)) {
      const text = prose.text.slice(start, end);
      notes.push(note('dollar-signs', prose.file, lineAt(prose, start), { found: shorten(text) }));
      edits.push({ start, end, text: text.replaceAll('$', '\\$') });
    }
    return;
  });
  const isCode = codeRanges(prose.text);
  let passed = 0;
  for (const found of prose.text.matchAll(/(?<![\\\w\]])\[((?:[^[\]\\\n]|\\.)+)\]\[([^[\]\n]*)\](?!\()/gu)) {
    const [whole, words, name] = found;
    const [start, end] = [found.index, found.index + whole.length];
    while (passed < taken.length && taken[passed]![1] <= start) passed += 1;
    if (isCode(start) || (passed < taken.length && taken[passed]![0] < end)) continue;
    // What it refers to isn't there. The source's own names are known all the same.
    const target = context.target(name! || words!, 'reference');
    const isFound = target.kind === 'term' && target.how === 'exact' && !context.isPlain;
    if (isFound) links += 1;
    else
      notes.push(
        note('unknown-link', prose.file, lineAt(prose, start), {
          text: shorten(words!),
          found: name! || words!,
          near: undefined,
        }),
      );
    edits.push({ start, end, text: isFound ? `[${words}](term:${target.id})` : words! });
  }
  for (const definition of definitions.values()) {
    const [start, end] = around(definition);
    if (!keptDefinitions.has(definition)) edits.push({ start, end, text: '' });
  }
  return { prose: applyEdits(prose, edits), notes, links };
}

interface Place {
  file: string;
  line: number;
}

/** Where a link leads from now on; `to` is undefined where it becomes plain text. */
function newAddress(
  url: string,
  words: string,
  { file, line }: Place,
  context: LinkContext,
  notes: ImportNote[],
): { to?: string; isTerm?: boolean; name?: string; page?: string | undefined } {
  const isReference = url.startsWith(REFERENCE);
  const found = isReference ? decode(url.slice(REFERENCE.length)) : decode(url);
  if (found.includes(MISSING)) {
    notes.push(note('old-site-link', file, line, { text: words, found: found.replaceAll(MISSING, '…') }));
    return {};
  }
  if (!isReference && isWebAddress(url)) {
    // A page of the old site may be that of a term.
    const path = pathOnSite(url, context.origin);
    const target = path === undefined ? undefined : context.target(path, 'address');
    if (target?.kind !== 'term') return { to: url };
    tellTarget(target, found, words, { file, line }, notes);
    return { to: `term:${target.id}`, isTerm: true, name: target.name, page: target.page };
  }
  const target = context.target(found, isReference ? 'reference' : 'address');
  if (target.kind !== 'none' || isReference) {
    tellTarget(target, found, words, { file, line }, notes);
    return target.kind === 'term'
      ? { to: `term:${target.id}`, isTerm: true, name: target.name, page: target.page }
      : { name: target.kind === 'none' ? found : target.name };
  }
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/iu.test(found.replace(/[\u0000-\u0020]/gu, ''))) {
    notes.push(note('unsafe-link', file, line, { text: words, found }));
    return {};
  }
  if (url.startsWith('/') && context.origin !== undefined && isWebAddress(`${context.origin}${url}`)) {
    notes.push(note('made-absolute', file, line, { found: url, address: `${context.origin}${url}` }));
    return { to: `${context.origin}${url}` };
  }
  const isOfSite = !found.startsWith('#') && (/^[/?.]|\//u.test(found) || /\.\w+$/u.test(found));
  const near = target.kind === 'none' ? target.near : undefined;
  notes.push(
    isOfSite
      ? note('old-site-link', file, line, { text: words, found })
      : note('unknown-link', file, line, { text: words, found, near }),
  );
  return {};
}

/** The path of an address on the old site; undefined for other sites. */
function pathOnSite(url: string, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  const plain = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/iu, '').toLowerCase();
  const isOnSite = plain(`${url}/`).startsWith(`${plain(origin)}/`);
  return isOnSite
    ? `/${url
        .replace(/^https?:\/\//iu, '')
        .split('/')
        .slice(1)
        .join('/')}`
    : undefined;
}

/** Obsidian's `[[Tide#Spring tide]]` and spec-up's `[[ref: tide]]`, `[[xref: other, tide]]`: the name, and the words that stand for it. */
function namedTerm(written: string, label: string): { name: string; label: string } {
  const [, external = '', term] = /^([xt]?)(?:ref|def)\s*:\s*(.+)$/iu.exec(written) ?? [];
  const parts = term?.split(',').map((part) => part.trim());
  const name = parts === undefined ? written : external === '' ? parts[0]! : parts.at(-1)!;
  const own = name.startsWith('#') ? name : name.replace(/#.*$/u, '');
  return { name: own, label: label === written ? name.replace(/^#\^?/u, '').replace(/#\^?/gu, ' > ') : label };
}

/** A list of nothing but links to places of the same page. */
function isContents(list: List): boolean {
  const items = list.children.flatMap((item) => item.children);
  let count = 0;
  const isOnly = items.every((node) => {
    if (node.type === 'list') return isContents(node);
    const [link, ...rest] = node.type === 'paragraph' ? node.children : [];
    count += 1;
    return (
      link?.type === 'link' &&
      link.url.startsWith('#') &&
      rest.every((one) => one.type === 'text' && one.value.trim() === '')
    );
  });
  return isOnly && count > 1;
}

function tellTarget(target: Target, found: string, words: string, { file, line }: Place, notes: ImportNote[]): void {
  if (target.kind === 'self') notes.push(note('self-link', file, line, { text: words || found }));
  else if (target.kind === 'draft') notes.push(note('draft-reference', file, line, { found, id: target.id }));
  else if (target.kind === 'none')
    notes.push(note('unknown-link', file, line, { text: words || found, found, near: target.near }));
  else if (target.how === 'near') notes.push(note('near-reference', file, line, { found, id: target.id }));
  else if (target.how === 'anchor') notes.push(note('link-anchor', file, line, { found, id: target.id }));
}

function newPicture(
  src: string,
  alternative: string,
  { file, line }: Place,
  { picture, origin }: LinkContext,
  notes: ImportNote[],
): string {
  const own = picture(decode(src));
  if (own !== undefined) return `![${escapeText(alternative)}](${destination(own)})`;
  const address = isWebAddress(src) ? src : src.startsWith('/') && origin !== undefined ? `${origin}${src}` : undefined;
  if (address !== undefined && isWebAddress(address)) {
    notes.push(note('image-linked', file, line, { found: src }));
    return `[${escapeText(alternative) || address}](${address})`;
  }
  notes.push(note('image-left', file, line, { found: src, alternative }));
  return escapeText(alternative);
}

const MOST_TRIED = 2000;

/** “$SOL/$USDC” is money, `$x^2$` and `$n$` are not: a formula has a mathematical sign or next to no letters, and can be set. */
function isFormula(formula: string): boolean {
  if (!/[\\^_=+<>{}]/u.test(formula) && formula.trim().length > 3) return false;
  // What is long, or asks for many columns, is left for the check to judge.
  if (formula.length > MOST_TRIED || /\{\d{3,}\}/u.test(formula)) return true;
  try {
    katex.renderToString(formula, { strict: 'ignore', trust: false, output: 'mathml' });
    return true;
  } catch {
    return false;
  }
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
