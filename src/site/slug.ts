/** Letters, digits and marks of any script. Marks are part of letters in many scripts, such as Devanagari and Thai. */
const WORD = '\\p{L}\\p{N}\\p{M}';

/** Bytes. File systems take names of 255, and some of our files have longer names than the slug. */
const LONGEST = 180;

/** Names that Windows keeps for devices: it can have neither file nor folder with them. */
const DEVICES = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/u;

/** Letters of which nothing is seen, such as the Hangul filler. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Whether a text is a slug: NFC, lower case, of letters, digits and `-`, beginning with a letter or digit. */
export function isSlug(text: string): boolean {
  return slugFault(text) === undefined;
}

/** What is expected of a text that is no slug, in words; undefined if it is one. */
export function slugFault(text: string): string | undefined {
  const isPlain =
    text === text.normalize('NFC') &&
    text === text.toLowerCase() &&
    new RegExp(`^[\\p{L}\\p{N}][${WORD}-]*$`, 'u').test(text);
  if (!isPlain || text.search(INVISIBLE) >= 0) return 'lower-case letters, digits and "-", not beginning with "-"';
  if (DEVICES.test(text)) return 'a name that Windows doesn’t keep for a device';
  return bytesOf(text) > LONGEST ? `at most ${LONGEST} bytes, as file systems take no longer names` : undefined;
}

/**
 * Turns a text into a slug: lower case, with one hyphen for every run of other characters, cut between words where it is
 * too long. Empty if nothing is left.
 */
export function toSlug(text: string): string {
  const whole = text
    .normalize('NFC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(new RegExp(`[^${WORD}]+`, 'gu'), '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  // A character takes at most three bytes for each of its UTF-16 units.
  return whole.length * 3 <= LONGEST || bytesOf(whole) <= LONGEST ? whole : shortened(whole);
}

function shortened(slug: string): string {
  const { read } = encoder.encodeInto(slug, new Uint8Array(LONGEST));
  const start = slug.slice(0, read);
  const words = slug[read] === '-' ? start : start.slice(0, Math.max(0, start.lastIndexOf('-')) || read);
  return words.replace(/-+$/u, '');
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
