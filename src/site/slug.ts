/** Letters, digits and marks of any script. Marks are part of letters in many scripts, such as Devanagari and Thai. */
const WORD = '\\p{L}\\p{N}\\p{M}';

/** Whether a text is a slug: NFC, lower case, of letters, digits and `-`, beginning with a letter or digit. */
export function isSlug(text: string): boolean {
  return (
    text === text.normalize('NFC') &&
    text === text.toLowerCase() &&
    new RegExp(`^[\\p{L}\\p{N}][${WORD}-]*$`, 'u').test(text)
  );
}

/** Turns a text into a slug: lower case, with one hyphen for every run of other characters. Empty if nothing is left. */
export function toSlug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(new RegExp(`[^${WORD}]+`, 'gu'), '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
}
