import type { Element, ElementContent, Root } from 'hast';
import type { Texts } from '../site/texts/en.ts';
import { walkElements } from './walk-elements.ts';

export interface LinkKinds {
  /** The language of the term at an address; undefined where there is no term. */
  termLanguage(address: string): string | undefined;
  /** Of the page. */
  language: string;
  /** Absolute addresses below this one are the site's own. */
  siteUrl: string;
}

/** Marks links: to terms, to terms in another language, and to other sites. */
export function setLinks(tree: Root, { termLanguage, language, siteUrl }: LinkKinds): void {
  walkElements(tree, (element) => {
    if (element.tagName !== 'a' || typeof element.properties.href !== 'string') return;
    const { href } = element.properties;
    const isOwn = `${href}/`.startsWith(`${siteUrl}/`);
    const address = (isOwn ? new URL(href).pathname : href).replace(/[?#].*$/u, '');
    const target = termLanguage(address);
    if (target !== undefined) {
      Object.assign(element.properties, { className: ['term'], ...(target === language ? {} : { hrefLang: target }) });
    } else if (/^https?:/iu.test(href) && !isOwn) {
      Object.assign(element.properties, { className: ['external'], rel: ['external', 'noopener'] });
    }
  });
}

/** Tables scroll in a box of their own; HTML's obsolete `align` becomes a class. Code that may scroll can be reached by keyboard. */
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

/** Boxes of a task list become signs: a control that can't be used is a riddle to everyone who can't see it. */
export function setTasks(tree: Root): void {
  walkElements(tree, (element, index, parent) => {
    if (element.tagName !== 'input') return;
    parent.children[index] = { type: 'text', value: element.properties.checked ? '☑' : '☐' };
  });
}

/** Moves headings so that the highest of them is of this level, keeping their order among themselves. */
export function setHeadingLevel(children: readonly ElementContent[], level: number): void {
  const headings: Element[] = [];
  walkElements({ type: 'root', children: [...children] }, (element) => {
    if (/^h[1-6]$/u.test(element.tagName)) headings.push(element);
  });
  const highest = Math.min(...headings.map(({ tagName }) => Number(tagName[1])));
  for (const heading of headings) heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) - highest + level)}`;
}

function isTableBox(parent: unknown): boolean {
  const { properties } = parent as { properties?: { className?: unknown } };
  return Array.isArray(properties?.className) && properties.className.includes('table');
}
