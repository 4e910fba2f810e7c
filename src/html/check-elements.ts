import type { Element, Properties, Root } from 'hast';
import type { Node } from 'unist';
import { START, type Position } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { isTermAddress } from '../links/decide/resolve-references.ts';
import { isSiteAddress, isWebAddress } from '../source/fields.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { isSlotAddress, slotAddress, type Slot } from './slots.ts';
import { walkElements } from './walk-elements.ts';

export interface ElementContext {
  file: string;
  /** The page's slots. Links within the site get one, because whether their addresses exist is known only later. */
  slots: Slot[];
}

/**
 * Reports everything in a tree that the sanitizer would remove, and addresses that may not be published. Replaces the
 * addresses of links within the site by slots, and images with a foreign scheme by their alternative text.
 */
export function checkElements(tree: Root, context: ElementContext): Problem[] {
  const problems: Problem[] = [];
  // An element that is removed with its content is reported once, not again for its descendants.
  const dropped = new Set<unknown>();
  const inLinks = new Set<unknown>();
  walkElements(tree, (element, _, parent) => {
    const at = positionOf(element);
    const isInLink = inLinks.has(parent);
    if (isInLink || element.tagName === 'a') inLinks.add(element);
    if (isInLink && element.tagName === 'a') {
      problems.push(problem('removed-html', context.file, at, { found: 'A link inside a link' }));
      Object.assign(element, { tagName: 'span', properties: {} });
    }
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
      replaceByAlternative(element);
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

/** The place of an element in the author's file; the start of the file if the parser gave none. */
export function positionOf({ position }: Pick<Node, 'position'>): Position {
  return position ? { line: position.start.line, column: position.start.column } : START;
}

function removedFrom({ tagName, properties }: Element): string[] {
  if (!sanitizeSchema.tagNames!.includes(tagName)) return [`<${tagName}>`];
  const rules = [...(sanitizeSchema.attributes![tagName] ?? []), ...sanitizeSchema.attributes!['*']!];
  return Object.entries(properties)
    .filter(([name, value]) => !rules.some((rule) => isKept(rule, name, value)))
    .map(([name]) => `The attribute "${attributeName(name)}" of <${tagName}>`);
}

/** Whether a rule of the sanitizer keeps all of an attribute. A list has the name and the values that may stay. */
function isKept(rule: AttributeRule, name: string, value: Properties[string]): boolean {
  if (typeof rule === 'string') return rule === name;
  const [allowed, ...values] = rule;
  if (allowed !== name) return false;
  const written = Array.isArray(value) ? value : [value];
  return (
    values.length === 0 ||
    written.every((one) => values.some((kept) => (kept instanceof RegExp ? kept.test(String(one)) : kept === one)))
  );
}

type AttributeRule = NonNullable<typeof sanitizeSchema.attributes>[string][number];

function attributeName(property: string): string {
  return property === 'className' ? 'class' : property.toLowerCase();
}

function unsafeAddress(found: string, at: Position, file: string): Problem {
  // Links to terms in Markdown were resolved before, so this one is in HTML.
  const expected = isTermAddress(found)
    ? `a link in Markdown, [text](${found})`
    : 'https://… for another site, term:… for a term';
  return problem('unsafe-address', file, at, { found, expected });
}

/** Whether the sanitizer would remove an image's address, so that a later problem couldn't quote it. */
function hasForeignScheme(src: string): boolean {
  return /^[^/?#]*:/u.test(src.trim()) && !isWebAddress(src);
}

/** Turns an image that can't be shown into its alternative text. */
function replaceByAlternative(element: Element): void {
  const alternative = String(element.properties.alt ?? '');
  Object.assign(element, { tagName: 'span', properties: {}, children: [{ type: 'text', value: alternative }] });
}

function isRelative(href: string): boolean {
  return !/^(?:[^/?#]*:|\s*[/\\]{2}|[/\\])/u.test(href) && !/[\u0000-\u001F]/u.test(href);
}
