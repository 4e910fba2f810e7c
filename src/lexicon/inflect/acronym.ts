/**
 * The plural of a word that ends in a capital (“API”, “LoRA”, “iOS”), or the singular of such a plural (“APIs”); undefined
 * for other words. A capital S, as in “TLS”, is never read as an ending.
 * @param afterS the ending after a capital S; if empty, such words have no plural form
 */
export function acronymForms(word: string, afterS: 'es' | ''): string[] | undefined {
  if (/^\p{L}+\p{Lu}s$/u.test(word)) return [word.slice(0, -1)];
  if (!/^\p{L}+\p{Lu}$/u.test(word)) return undefined;
  if (!word.endsWith('S')) return [`${word}s`];
  return afterS === '' ? [] : [word + afterS];
}
