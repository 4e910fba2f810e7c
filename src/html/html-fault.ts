import type { Nodes, Root } from 'hast';
import type { ProseFault } from '../prose/effort.ts';
import { walk } from '../prose/walk.ts';
import { WITHOUT_END } from '../source/open-tags.ts';
import { positionOf } from './check-elements.ts';

/** Tags that are open at the same time. The HTML parser and all later steps are recursive. */
const DEPTH = 100;

/** Elements that the HTML parser may make of a page. */
const ELEMENTS = 100_000;

/** Where one of these isn't closed, the HTML parser opens it again in every later block. */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/**
 * Finds the place from which on the raw HTML in a tree would be too deep, or too many elements, once it is parsed: from a
 * few thousand tags, the parser can make millions of elements.
 */
export function htmlFault(tree: Root): ProseFault | undefined {
  const open: string[] = [];
  let formatting = 0;
  let elements = 0;
  const readTags = (html: string): void => {
    for (const [, slash = '', tag = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/giu)) {
      const name = tag.toLowerCase();
      if (slash === '') {
        elements += 1 + formatting;
        if (WITHOUT_END.has(name)) continue;
        open.push(name);
      } else {
        const at = open.lastIndexOf(name);
        if (at < 0) continue;
        // What is inside ends with it, but for formatting, which goes on.
        open.splice(at, open.length, ...open.slice(at + 1).filter((one) => FORMATTING.has(one)));
      }
      if (FORMATTING.has(name)) formatting += slash === '' ? 1 : -1;
      if (open.length > DEPTH || elements > ELEMENTS) return;
    }
  };
  let fault: ProseFault | undefined;
  walk<Nodes>(tree, (node) => {
    if (fault) return false;
    if (node.type === 'element') elements += 1 + formatting;
    if (node.type === 'raw') readTags(node.value);
    const at = positionOf(node);
    if (open.length > DEPTH)
      fault = { rule: 'too-deep', at, what: `more than ${DEPTH} HTML elements open at once, such as <${open.at(-1)}>` };
    else if (elements > ELEMENTS) fault = { rule: 'too-much', at, what: `more than ${ELEMENTS} HTML elements` };
    return undefined;
  });
  return fault;
}
