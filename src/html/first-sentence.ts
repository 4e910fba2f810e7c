/** Cached by language: creating a segmenter takes longer than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

/** The first sentence of a text by the rules of its language; of its first paragraph, if that has no end of a sentence. */
export function firstSentence(text: string, language: string): string {
  const paragraph = text.split('\n\n', 1)[0]!;
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, segmenter);
  const [first] = segmenter.segment(paragraph);
  return (first?.segment ?? '').trim();
}
