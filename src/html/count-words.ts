/** Counts the words of a text. In languages without spaces between words, two characters count as a word. */
export function countWords(text: string, language: string): number {
  const dense =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu,
    )?.length ?? 0;
  return /^(?:zh|ja|th|lo|km|my)\b/u.test(language) ? dense / 2 : text.split(/\s+/u).length;
}
