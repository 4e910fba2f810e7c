/** Returns a function that splits texts into words by the rules of a language. */
export function splitter(language: string): (text: string) => string[] {
  const spaced = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  if (!/^(?:zh|ja|th|lo|km|my)\b/u.test(language)) return spaced;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
