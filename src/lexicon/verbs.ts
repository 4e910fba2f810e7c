import type { Token } from './tokens.ts';

/** Only a verb follows these: auxiliaries, and pronouns that are never objects. */
const BEFORE_VERB = new Set('can could will would shall should must may might cannot i we they he she'.split(' '));

/** What may stand between them and the verb. */
const BETWEEN = new Set('not also always never only often then still just already automatically simply'.split(' '));

/**
 * Whether English words are a verb, as far as the words before them tell: “they label the data”, “you can log in”. A name
 * of a term is a noun, so that is something else. One word in small letters only: acronyms and phrases are no verbs.
 */
export function isVerb(tokens: readonly Token[], from: number, to: number, language: string): boolean {
  let at = from - 1;
  while (BETWEEN.has(tokens[at]?.key ?? '')) at -= 1;
  if (to - from !== 1 || !BEFORE_VERB.has(tokens[at]?.key ?? '')) return false;
  return /^en\b/u.test(language) && /^\p{Ll}+$/u.test(tokens[from]!.text);
}
