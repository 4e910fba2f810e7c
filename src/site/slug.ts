/** The letters, digits and marks of any script: marks belong to letters in many of them (Hindi, Thai). */
const WORD = '\\p{L}\\p{N}\\p{M}';

/** Whether a text can stand in an address as it is. */
export function isSlug(text: string): boolean {
  return (
    text === text.normalize('NFC') &&
    text === text.toLowerCase() &&
    new RegExp(`^[\\p{L}\\p{N}][${WORD}-]*$`, 'u').test(text)
  );
}

/** The nearest text that can: lower case, every run of other signs one hyphen. Empty where nothing is left. */
export function toSlug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(new RegExp(`[^${WORD}]+`, 'gu'), '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
}
