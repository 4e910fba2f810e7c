/** A text that is too long for a place, cut after its last whole word that fits, with an ellipsis. @param most in characters */
export function cutWords(text: string, most: number, language: string): string {
  if (text.length <= most) return text;
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text.slice(0, most + 50));
  let end = 0;
  for (const { index, segment, isWordLike } of words) {
    if (index + segment.length > most - 1) break;
    if (isWordLike) end = index + segment.length;
  }
  return end === 0 ? text : `${text.slice(0, end)}…`;
}
