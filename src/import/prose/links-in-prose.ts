import type { Definition, Link, LinkReference } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import katex from 'katex';
import { parseProse } from '../../prose/parse-prose.ts';
import { isWebAddress } from '../../source/fields.ts';
import { note, type ImportNote } from '../note.ts';
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
  if (!/[[\]<$]/u.test(prose.text)) return { prose, notes: [], links: 0 };
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

  visit(tree, (node) => {
    const [start, end] = node.position ? around(node) : [0, 0];
    if (node.type === 'link') relink(node, node.url);
    else if (node.type === 'linkReference') {
      const definition = definitions.get(node.identifier);
      if (definition) relink(node, definition.url, definition);
    } else if (node.type === 'image' || node.type === 'imageReference') {
      const src = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url;
      if (src !== undefined)
        edits.push({
          start,
          end,
          text: newPicture(src, node.alt ?? '', { file: prose.file, line: lineAt(prose, start) }, context, notes),
        });
    } else if (node.type === 'termReference') {
      const name = node.name.replace(/#.*$/u, '');
      const target = context.target(name, 'reference');
      const isFound = target.kind === 'term' && !context.isPlain;
      if (isFound) links += 1;
      tellTarget(target, name, shorten(node.label), { file: prose.file, line: lineAt(prose, start) }, notes);
      edits.push({
        start: prose.text[start - 1] === '!' ? start - 1 : start,
        end,
        text: isFound ? `[${escapeText(node.label)}](term:${target.id})` : escapeText(node.label),
      });
    } else if ((node.type === 'inlineMath' || node.type === 'math') && !isFormula(node.value)) {
      const text = prose.text.slice(start, end);
      notes.push(note('dollar-signs', prose.file, lineAt(prose, start), { found: shorten(text) }));
      edits.push({ start, end, text: text.replaceAll('$', '\\$') });
    }
  });
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
): { to?: string; isTerm?: boolean; name?: string } {
  const isReference = url.startsWith(REFERENCE);
  const found = isReference ? decode(url.slice(REFERENCE.length)) : decode(url);
  if (found.includes(MISSING)) {
    notes.push(note('old-site-link', file, line, { text: words, found: found.replaceAll(MISSING, '…') }));
    return {};
  }
  if (!isReference && isWebAddress(url)) return { to: url };
  const target = context.target(found, isReference ? 'reference' : 'address');
  if (target.kind !== 'none' || isReference) {
    tellTarget(target, found, words, { file, line }, notes);
    return target.kind === 'term'
      ? { to: `term:${target.id}`, isTerm: true, name: target.name }
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

/** “$SOL/$USDC” is money, `$x^2$` and `$n$` are not: a formula has a mathematical sign or next to no letters, and can be set. */
function isFormula(formula: string): boolean {
  if (!/[\\^_=+<>{}]/u.test(formula) && formula.trim().length > 3) return false;
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
