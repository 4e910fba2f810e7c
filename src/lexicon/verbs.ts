import type { Token } from './tokens.ts';

/** Words that only a verb can follow: auxiliaries, and pronouns that are never objects. */
const BEFORE_VERB = new Set('can could will would shall should must may might cannot i we they he she'.split(' '));

/** Words that may come between them and the verb. */
const BETWEEN = new Set('not also always never only often then still just already automatically simply'.split(' '));

/**
 * Whether a match in an English text is a verb, judged by the words before it: “they label the data”, “you can log in”.
 * Terms are nouns, so a verb isn't a mention. Only single words in small letters count as verbs, never acronyms or phrases.
 */
export function isVerb(tokens: readonly Token[], from: number, to: number, language: string): boolean {
  let at = from - 1;
  while (BETWEEN.has(tokens[at]?.key ?? '')) at -= 1;
  if (to - from !== 1 || !BEFORE_VERB.has(tokens[at]?.key ?? '')) return false;
  return /^en\b/u.test(language) && /^\p{Ll}+$/u.test(tokens[from]!.text);
}
