import type { Element, ElementContent, Root } from 'hast';
import { ALERTS } from '../prose/alerts.ts';
import type { Texts } from '../site/texts/en.ts';
import { isSlotAddress, slotAddress, type Slot } from './slots.ts';
import { walkElements } from './walk-elements.ts';

export interface LinkKinds {
  /** Absolute addresses below this one are the site's own. */
  siteUrl: string;
  /** The page's slots. Links to the site's own absolute addresses get one. */
  slots: Slot[];
}

/** Marks links to other sites by class and `rel`, and gives absolute links to this site a slot. */
export function setLinks(tree: Root, { siteUrl, slots }: LinkKinds): void {
  walkElements(tree, (element) => {
    if (element.tagName !== 'a' || typeof element.properties.href !== 'string') return;
    const { href, ...rest } = element.properties;
    if (`${href}/`.startsWith(`${siteUrl}/`)) {
      element.properties = { href: slotAddress(slots.push({ kind: 'address', address: href }) - 1), ...rest };
    } else if (/^https?:/iu.test(href)) {
      Object.assign(element.properties, { className: ['external'], rel: ['external', 'noopener'] });
    } else if (isSlotAddress(href)) element.properties = { href, ...rest };
  });
}

/**
 * Puts tables into boxes in which they can scroll, replaces the obsolete attribute `align` by a class, and makes code
 * blocks focusable, so that they can be scrolled by keyboard.
 */
export function setTables(tree: Root, texts: Texts): void {
  walkElements(tree, (element, index, parent) => {
    const { tagName, properties } = element;
    if ((tagName === 'td' || tagName === 'th') && properties.align !== undefined) {
      const align = { left: 'start', right: 'end' }[String(properties.align)] ?? String(properties.align);
      if (['start', 'center', 'end'].includes(align)) properties.className = [`align-${align}`];
      delete properties.align;
    }
    if (tagName === 'pre') properties.tabIndex = 0;
    if (tagName === 'table' && !isTableBox(parent)) {
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'group', ariaLabel: texts.table, tabIndex: 0 },
        children: [element],
      };
      parent.children[index] = box;
    }
  });
}

/** Replaces the disabled checkboxes of task lists by characters: screen readers would announce a control that can't be used. */
export function setTasks(tree: Root): void {
  walkElements(tree, (element, index, parent) => {
    if (element.tagName !== 'input') return;
    parent.children[index] = { type: 'text', value: element.properties.checked ? '☑' : '☐' };
  });
}

/** Turns quotations that are boxes into notes, each with its title. */
export function setAlerts(tree: Root, texts: Texts): void {
  walkElements(tree, (element) => {
    const [name] = element.tagName === 'blockquote' ? ((element.properties.className ?? []) as string[]) : [];
    const kind = ALERTS.find((one) => name === `alert-${one}`);
    if (kind === undefined) return;
    element.tagName = 'div';
    element.properties = { className: ['alert', kind], role: 'note' };
    element.children.unshift({
      type: 'element',
      tagName: 'p',
      properties: { className: ['alert-title'] },
      children: [{ type: 'text', value: texts[kind] }],
    });
  });
}

/** Headings without words would be gaps in the outline of the page; they are reported. */
export function removeEmptyHeadings(tree: Root): void {
  tree.children = tree.children.filter(
    (child) => !(child.type === 'element' && /^h[1-6]$/u.test(child.tagName) && isEmpty(child)),
  );
}

function isEmpty(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type !== 'element' || (node.tagName !== 'img' && node.children.every(isEmpty));
}

/** Shifts the levels of headings so that the highest one has a given level, down to h6. */
export function setHeadingLevel(children: readonly ElementContent[], level: number): void {
  const headings: Element[] = [];
  walkElements({ type: 'root', children: [...children] }, (element) => {
    if (/^h[1-6]$/u.test(element.tagName)) headings.push(element);
  });
  const highest = headings.reduce((least, { tagName }) => Math.min(least, Number(tagName[1])), 6);
  for (const heading of headings) heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) - highest + level)}`;
}

function isTableBox(parent: unknown): boolean {
  const { properties } = parent as { properties?: { className?: unknown } };
  return Array.isArray(properties?.className) && properties.className.includes('table');
}
