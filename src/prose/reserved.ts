/** Unicode noncharacters, reserved for internal use by programs: `mark-mentions.ts` puts them around mentions in text. */
export const SENTINELS = ['\uFDD0', '\uFDD1', '\uFDD2'] as const;

/** The same characters as numeric character references of HTML. */
const REFERENCES = /&#(?:x0*fdd[0-2]|0*6497[6-8]);?/giu;

/** Replaces the sentinels in a text by the replacement character, one for one, so that positions stay the same. */
export function withoutReserved(text: string): string {
  return /[\uFDD0-\uFDD2]/u.test(text) ? text.replace(/[\uFDD0-\uFDD2]/gu, '\uFFFD') : text;
}

/** Replaces the sentinels that HTML writes as numeric character references. */
export function withoutReservedHtml(html: string): string {
  return html.replace(REFERENCES, '\uFFFD');
}
