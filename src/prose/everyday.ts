import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';

/**
 * Matches everything that the two parsers may read differently: Headword's additions to CommonMark (`[[term]]`, `$x$`,
 * tables, `~~`, task lists, notes, definition lists, emphasis beside Chinese signs and the like), HTML, quotes, fenced code,
 * escapes, link definitions, runs of emphasis characters, and characters outside the Basic Multilingual Plane.
 */
const SPECIAL =
  /[~|$<>\t\r\0\u{10000}-\u{10FFFF}\p{Surrogate}]|\\(?!`)|\[\[|\n[ ]*:(?:[ \n]|$)|\[[ xX\n]\]|\]:|:-|-:|```|[*_]{3}|\*_|_\*|\[\^|[*_][\u1100-\u11FF\u2300-\uFFFF]|[\u1100-\u11FF\u2300-\uFFFF][*_]/u;

/** Satteri takes the square of the number of character references (satteri 0.9.1), and can't be stopped. */
const LONGEST = 20_000;

/**
 * Whether a text has only Markdown that both parsers read alike: paragraphs, lists, headings, emphasis, inline code,
 * links, images.
 */
export function isEveryday(text: string): boolean {
  return text.length <= LONGEST && !SPECIAL.test(text);
}

/**
 * Parses an everyday text (`isEveryday`) with Satteri, Astro's native parser, without its extensions. The tree is the same
 * as remark's, in a twentieth of the time; `tests/prose/everyday.test.ts` compares the two.
 */
export function parseEveryday(text: string): Root {
  return markdownToMdast(text, { features: { gfm: false, frontmatter: false } }) as Root;
}
