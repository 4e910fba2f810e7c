import type { Element, Root } from 'hast';
import { nearest } from '../diagnostics/nearest.ts';
import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { AddressBook } from '../links/address-book.ts';
import { isTermAddress } from '../links/resolve-references.ts';
import { isSiteAddress, isWebAddress } from '../source/fields.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { walkElements } from './walk-elements.ts';

export interface ElementContext extends AddressBook {
  file: string;
  language: string;
}

/** Looks at every element before it is sanitised: nothing is left out in silence. Own addresses get the base path. */
export function checkElements(tree: Root, context: ElementContext): Problem[] {
  const problems: Problem[] = [];
  // What is left out whole is reported once, not again for everything in it.
  const dropped = new Set<unknown>();
  walkElements(tree, (element, _, parent) => {
    const at = placeOf(element);
    if (dropped.has(parent) || sanitizeSchema.strip!.includes(element.tagName)) dropped.add(element);
    const removed = dropped.has(parent) ? [] : removedFrom(element);
    problems.push(...removed.map((found) => problem('removed-html', context.file, at, { found })));
    if (element.tagName === 'img' && hasForeignScheme(String(element.properties.src ?? ''))) {
      problems.push(problem('unsafe-address', context.file, at, { found: String(element.properties.src), expected: 'a file of the content folder' }));
      standInForImage(element);
    }
    if (element.tagName === 'a' && element.properties.href !== undefined) {
      const href = String(element.properties.href);
      const fault = checkHref(href, at, context);
      if (fault) problems.push(fault);
      else if (isSiteAddress(href)) element.properties.href = context.ownAddress(href, context.language) ?? href;
    }
  });
  return problems;
}

export function placeOf({ position }: Pick<Element, 'position'>): Position {
  return position ? { line: position.start.line, column: position.start.column } : START;
}

function removedFrom({ tagName, properties }: Element): string[] {
  if (!sanitizeSchema.tagNames!.includes(tagName)) return [`<${tagName}>`];
  const names = Object.keys(properties);
  if (names.length === 0) return [];
  const allowed = [...(sanitizeSchema.attributes![tagName] ?? []), ...sanitizeSchema.attributes!['*']!].map((one) =>
    typeof one === 'string' ? one : one[0],
  );
  return names
    .filter((name) => !allowed.includes(name))
    .map((name) => `The attribute "${attributeName(name)}" of <${tagName}>`);
}

function attributeName(property: string): string {
  return property === 'className' ? 'class' : property.toLowerCase();
}

function checkHref(href: string, at: Position, context: ElementContext): Problem | undefined {
  const { file } = context;
  if (href.startsWith('#') || isWebAddress(href)) return undefined;
  // What Markdown links to was looked up before: this was written in HTML.
  if (isTermAddress(href)) return problem('unsafe-address', file, at, { found: href, expected: `a link in Markdown, [text](${href})` });
  if (isSiteAddress(href)) {
    if (context.ownAddress(href, context.language) !== undefined) return undefined;
    return problem('unknown-address', file, at, { found: href, nearest: nearest(href, context.ownPaths()) });
  }
  if (isRelative(href)) return problem('unknown-address', file, at, { found: href, nearest: termMeant(href, context) });
  return problem('unsafe-address', file, at, { found: href, expected: 'https://… for another site, term:… for a term' });
}

/** An address that the sanitiser would take away, so that whoever looks for the picture later couldn't say what was found. */
function hasForeignScheme(src: string): boolean {
  return /^[^/?#]*:/u.test(src.trim()) && !isWebAddress(src);
}

/** An image that can't be shown is what it says. */
function standInForImage(element: Element): void {
  const alternative = String(element.properties.alt ?? '');
  Object.assign(element, { tagName: 'span', properties: {}, children: [{ type: 'text', value: alternative }] });
}

/** `seed.md`, `../seed/` or `Seed` in a link: the author probably means the term. */
function termMeant(href: string, { isTerm }: AddressBook): string | undefined {
  const id = href.replace(/[?#].*$/u, '').replace(/\/+$/u, '').replace(/\.md$/u, '').split('/').at(-1)!;
  return [id, id.toLowerCase()].filter(isTerm).map((found) => `term:${found}`)[0];
}

function isRelative(href: string): boolean {
  return !/^(?:[^/?#]*:|\s*[/\\]{2}|[/\\])/u.test(href) && !/[\u0000-\u001F]/u.test(href);
}
