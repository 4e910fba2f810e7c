/** Letters that Unicode doesn't take apart, as they are typed where a keyboard lacks them. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** A text without accents and capitals. */
export function folded(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[ßæœøłđðþı]/gu, (letter) => PLAIN[letter]!)
      // Katakana as hiragana, in which Japanese readings are typed.
      .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  );
}

/** A name as one word, as the search compares it: spaces and hyphens are where most slips happen. */
export function searchKey(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** At most this many letters of a key say in which part of the names it stands. Once they are typed, a part is worth loading. */
const LETTERS = 2;

export function partKey(name: string): string {
  return [...searchKey(name)].slice(0, LETTERS).join('');
}

/**
 * The part of the names in which those that begin like this one stand.
 * @param starts of the parts, in order; the first one is empty
 */
export function partOf(starts: readonly string[], name: string): number {
  const key = partKey(name);
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= key),
  );
}
