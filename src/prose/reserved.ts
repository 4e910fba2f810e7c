/** Signs that no text may have: Unicode keeps them for programs. Headword marks mentions with them, later on. */
export const MARKS = ['\uFDD0', '\uFDD1', '\uFDD2'] as const;

/** The same as HTML can write them. */
const WRITTEN = /&#(?:x0*fdd[0-2]|0*6497[6-8]);?/giu;

/** A text that has none of them; each is the sign for what can't be read, so that every other keeps its place. */
export function withoutReserved(text: string): string {
  return /[\uFDD0-\uFDD2]/u.test(text) ? text.replace(/[\uFDD0-\uFDD2]/gu, '\uFFFD') : text;
}

/** The same of HTML, which can write them as numbers too. */
export function withoutReservedHtml(html: string): string {
  return html.replace(WRITTEN, '\uFFFD');
}
