import type { Element, Root } from 'hast';
import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { isTermAddress } from '../links/decide/resolve-references.ts';
import { isSiteAddress, isWebAddress } from '../source/fields.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { isSlotAddress, slotAddress, type Slot } from './slots.ts';
import { walkElements } from './walk-elements.ts';

export interface ElementContext {
  file: string;
  /** The page's, to which addresses of the site itself are added: whether they exist is known later. */
  slots: Slot[];
}

/** Looks at every element before it is sanitised: nothing is left out in silence. */
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
      problems.push(
        problem('unsafe-address', context.file, at, {
          found: String(element.properties.src),
          expected: 'a file of the content folder',
        }),
      );
      standInForImage(element);
    }
    if (element.tagName !== 'a' || element.properties.href === undefined) return;
    const href = String(element.properties.href);
    if (isSlotAddress(href) || href.startsWith('#') || isWebAddress(href)) return;
    if (!isTermAddress(href) && (isSiteAddress(href) || isRelative(href))) {
      element.properties.href = slotAddress(context.slots.push({ kind: 'address', address: href, at }) - 1);
    } else problems.push(unsafeAddress(href, at, context.file));
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

function unsafeAddress(found: string, at: Position, file: string): Problem {
  // What Markdown links to was looked up before: this was written in HTML.
  const expected = isTermAddress(found)
    ? `a link in Markdown, [text](${found})`
    : 'https://… for another site, term:… for a term';
  return problem('unsafe-address', file, at, { found, expected });
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

function isRelative(href: string): boolean {
  return !/^(?:[^/?#]*:|\s*[/\\]{2}|[/\\])/u.test(href) && !/[\u0000-\u001F]/u.test(href);
}
