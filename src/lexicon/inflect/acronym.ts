/**
 * The plural of what ends in a capital and so fits no rule for words (“API”, “LoRA”, “iOS”), or the singular of “APIs”; undefined for other words.
 * The S of “TLS” is never taken for an ending, since it is a capital.
 */
export function acronymForms(word: string, afterS: 'es' | ''): string[] | undefined {
  if (/^\p{L}+\p{Lu}s$/u.test(word)) return [word.slice(0, -1)];
  if (!/^\p{L}+\p{Lu}$/u.test(word)) return undefined;
  if (!word.endsWith('S')) return [`${word}s`];
  return afterS === '' ? [] : [word + afterS];
}
