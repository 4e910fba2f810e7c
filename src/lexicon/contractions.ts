/** Words with which “’s” stands for “is”, “has” or “us”: “Let’s go”, “it’s late”. Their possessives are other words. */
const CONTRACTED = new Set('he here how it let she so that there this what when where who why'.split(' '));

/** Whether a word and “’s” are a contraction in English, and no possessive of the word: the WHO’s is one. */
export function isContracted(word: string, language: string): boolean {
  return /^en\b/u.test(language) && !/^\p{Lu}{2,}$/u.test(word) && CONTRACTED.has(word.toLowerCase());
}
