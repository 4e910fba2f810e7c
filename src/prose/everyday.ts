import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';

/**
 * What Headword adds to CommonMark (`[[term]]`, `$x$`, tables, `~~`, task lists), HTML, quotes and fenced code, which are
 * read with care for what is odd in them, and the corners in which parsers differ: escapes, link definitions, several
 * signs of emphasis in a row, signs outside Unicode's first plane beside them.
 */
const SPECIAL =
  /[~|$<>\t\r\0\u{10000}-\u{10FFFF}\p{Surrogate}]|\\(?!`)|\[\[|\[[ xX\n]\]|\]:|:-|-:|```|[*_]{3}|\*_|_\*/u;

/**
 * Whether a text holds nothing but what every reader of Markdown takes alike: paragraphs, lists, headings, emphasis, code
 * in a line, links, images.
 */
export function isEveryday(text: string): boolean {
  return !SPECIAL.test(text);
}

/**
 * The tree that remark makes of an everyday text, in a twentieth of the time: Astro's native parser, without its
 * extensions. `tests/prose/everyday.test.ts` compares the two.
 */
export function parseEveryday(text: string): Root {
  return markdownToMdast(text, { features: { gfm: false, frontmatter: false } }) as Root;
}
