/** Unicode noncharacters, reserved for internal use by programs: `mark-mentions.ts` puts them around mentions in text. */
export const SENTINELS = ['\uFDD0', '\uFDD1', '\uFDD2'] as const;

/** Stands for a bar inside `[[name|words]]` while a text is parsed, because a bar ends the cell of a table. */
export const BAR = '\uFDD3';

/** The same characters as numeric character references of HTML; and, in either form, the signs around slots in addresses. */
const IN_HTML = /&#(?:x0*fdd[0-3]|0*6497[6-9]|x0*e00[0-3]|0*5734[4-7]);?|[\uE000-\uE003]/giu;

/** Replaces the sentinels in a text by the replacement character, one for one, so that positions stay the same. */
export function withoutReserved(text: string): string {
  return /[\uFDD0-\uFDD3]/u.test(text) ? text.replace(/[\uFDD0-\uFDD3]/gu, '\uFFFD') : text;
}

/** Replaces what in HTML could be taken for a sentinel or a slot. */
export function withoutReservedHtml(html: string): string {
  return html.replace(IN_HTML, '\uFFFD');
}
