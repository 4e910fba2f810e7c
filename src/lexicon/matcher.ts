import { addressSpans, hasBoundaries, wordBreaks } from './boundaries.ts';
import type { LinkTerm } from './link-term.ts';
import { isGuess } from './surface-forms.ts';
import { isVerb } from './verbs.ts';
import { tokensOf, type Token } from './tokens.ts';
import {
  buildTrie,
  MOST_WORDS,
  spellingOf,
  stepAt,
  wordsOf,
  type Claim,
  type StoredFirstWords,
  type Trie,
} from './trie.ts';

/** The terms that a name can mean: one, or several homonyms. A matcher returns the same array for the same terms. */
export type Meaning = readonly LinkTerm[];

/** An occurrence of a name in a text. */
export interface Match {
  /** Offsets in the text, in UTF-16 units. */
  start: number;
  end: number;
  terms: Meaning;
  /** Why it mentions none of the terms after all: they exclude a phrase around it (`linking.never`), or it is a verb here. */
  denied?: 'never' | 'verb';
}

/** Finds the names of one language's terms in texts. The cost per text doesn't depend on the number of terms. */
export interface Matcher {
  language: string;
  terms: readonly LinkTerm[];
  term(id: string): LinkTerm | undefined;
  /** @param key of a meaning, made by `meaningKey`; all its terms must be among `terms` */
  meaningOf(key: string): Meaning;
  /** The terms that are in the `related` of this one, or have it in theirs. */
  relatedTo(term: LinkTerm): ReadonlySet<LinkTerm>;
  /** The first words of all surface forms and excluded phrases of a term, as token keys. */
  firstWords(term: LinkTerm): readonly string[];
  /**
   * The names in a text, from left to right; of overlapping names the leftmost, then the longest.
   * @param tokens the tokens of the text, if the caller has them
   */
  match(text: string, tokens?: readonly Token[]): Match[];
}

/**
 * Makes a matcher. Its trie is built on first use, so that looking up terms alone costs nothing.
 * @param stored the first words of terms as kept from an earlier run
 */
export function buildMatcher(terms: readonly LinkTerm[], language: string, stored?: StoredFirstWords): Matcher {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const term: Matcher['term'] = (id) => byId.get(id);
  const { meaning, meaningOf } = sharedMeanings(term);
  let trie: Trie | undefined;
  const getTrie = (): Trie => (trie ??= buildTrie(terms, language, stored));
  let related: ((term: LinkTerm) => ReadonlySet<LinkTerm>) | undefined;
  return {
    language,
    terms,
    term,
    meaningOf,
    relatedTo: (one) => (related ??= relations(terms, term))(one),
    firstWords: (one) => getTrie().firstWords(one),
    match: (text, tokens = tokensOf(text, language)) => findMatches(text, tokens, getTrie(), { language, meaning }),
  };
}

/** What stands for a meaning where it is stored or sent to another thread. */
export function meaningKey(meaning: Meaning): string {
  return meaning.length === 1 ? meaning[0]!.id : meaning.map(({ id }) => id).join('\n');
}

/** Returns the one array that represents these terms. */
type ShareMeaning = (terms: readonly LinkTerm[]) => Meaning;

function sharedMeanings(termOf: Matcher['term']): { meaning: ShareMeaning; meaningOf: Matcher['meaningOf'] } {
  const single = new Map<LinkTerm, Meaning>();
  const byKey = new Map<string, Meaning>();
  const shared = <Key>(meanings: Map<Key, Meaning>, key: Key, terms: Meaning): Meaning => {
    const meaning = meanings.get(key) ?? terms;
    meanings.set(key, meaning);
    return meaning;
  };
  const meaning: ShareMeaning = (terms) =>
    terms.length === 1 ? shared(single, terms[0]!, terms) : shared(byKey, meaningKey(terms), terms);
  const meaningOf = (key: string): Meaning =>
    byKey.get(key) ?? shared(byKey, key, meaning(key.split('\n').map((id) => termOf(id)!)));
  return { meaning, meaningOf };
}

function relations(terms: readonly LinkTerm[], termOf: Matcher['term']): (term: LinkTerm) => ReadonlySet<LinkTerm> {
  const relating = new Map<string, LinkTerm[]>();
  for (const term of terms) {
    for (const id of term.related ?? []) {
      const others = relating.get(id);
      if (others) others.push(term);
      else relating.set(id, [term]);
    }
  }
  return ({ id, related = [] }) =>
    new Set([...related.flatMap((other) => termOf(other) ?? []), ...(relating.get(id) ?? [])]);
}

/** Takes the leftmost match, of these the longest, and continues after it. */
function findMatches(
  text: string,
  tokens: readonly Token[],
  trie: Trie,
  { language, meaning }: { language: string; meaning: ShareMeaning },
): Match[] {
  const { candidates, nevers } = walkAll(tokens, trie);
  if (candidates.length === 0) return [];
  const context = { tokens, text, language, breaks: wordBreaks(text, language), excluded: addressSpans(text) };
  const matches: Match[] = [];
  let free = 0;
  for (const { from, choices } of candidates) {
    if (from < free) continue;
    for (const { to, claims } of choices) {
      if (!hasBoundaries(from, to, context)) continue;
      const meant = fitting(claims, tokens, from, to, meaning);
      if (meant.length === 0) continue;
      const isExcluded = (term: LinkTerm): boolean =>
        around(nevers, from).some((one) => to <= one.to && one.terms.includes(term));
      const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
      const terms = nevers.size === 0 ? meant : meaning(meant.filter((term) => !isExcluded(term)));
      if (terms.length === 0) matches.push({ start, end, terms: meant, denied: 'never' });
      else {
        matches.push({ start, end, terms, ...(isVerb(tokens, from, to, language) ? { denied: 'verb' as const } : {}) });
        free = to;
        break;
      }
    }
  }
  return matches;
}

/** The forms that begin at token `from`, each with the token before which it ends; the longest first. */
interface Choices {
  from: number;
  choices: { to: number; claims: readonly Claim[] }[];
}

/** The excluded phrases in a text, by the token at which they begin. */
type Nevers = Map<number, { to: number; terms: readonly LinkTerm[] }[]>;

/** The excluded phrases that begin at a token, or so few tokens before it that they can reach it. */
function around(nevers: Nevers, from: number): { to: number; terms: readonly LinkTerm[] }[] {
  if (nevers.size === 0) return [];
  const found: { to: number; terms: readonly LinkTerm[] }[] = [];
  for (let at = Math.max(0, from - 2 * MOST_WORDS); at <= from; at += 1) found.push(...(nevers.get(at) ?? []));
  return found;
}

/** Finds every surface form and every excluded phrase in the tokens. */
function walkAll(tokens: readonly Token[], trie: Trie): { candidates: Choices[]; nevers: Nevers } {
  const candidates: Choices[] = [];
  const nevers: Nevers = new Map();
  for (let from = 0; from < tokens.length; from += 1) {
    let choices: Choices['choices'] | undefined;
    let node = trie.at(tokens[from]!.key);
    let to = from + 1;
    while (node) {
      if (node.claims) (choices ??= []).unshift({ to, claims: node.claims });
      if (node.never) nevers.set(from, [...(nevers.get(from) ?? []), { to, terms: node.never }]);
      if (to >= tokens.length || !node.next) break;
      const step = stepAt(tokens, to, false);
      node = node.next.get(step.key);
      to = step.next;
    }
    if (choices) candidates.push({ from, choices });
  }
  return { candidates, nevers };
}

/** The meanings of claims without conditions on capitals, cached because they don't depend on the text. */
const unconditional = new WeakMap<readonly Claim[], Meaning>();

/** The terms of the claims whose conditions on capitals hold; of these, the closest ones. */
function fitting(
  claims: readonly Claim[],
  tokens: readonly Token[],
  from: number,
  to: number,
  meaning: ShareMeaning,
): Meaning {
  const cached = unconditional.get(claims);
  if (cached) return cached;
  if (claims.every(({ spelling, refusesCapitals, isNoun }) => spelling === undefined && !refusesCapitals && !isNoun)) {
    const terms = meaning(closestOf(claims));
    unconditional.set(claims, terms);
    return terms;
  }
  const words = wordsOf(tokens.slice(from, to));
  const spelling = spellingOf(words);
  const isCapitals = words.length === 1 && /^\p{Lu}{2,}$/u.test(words[0]!.text);
  const isNoun = /^\p{Lu}/u.test(words.at(-1)!.text);
  return meaning(
    closestOf(
      claims.filter(
        (claim) =>
          (claim.spelling ?? spelling) === spelling &&
          !(claim.refusesCapitals && isCapitals) &&
          (isNoun || !claim.isNoun),
      ),
    ),
  );
}

/** The terms of the claims with the lowest rank, sorted by id so that the order doesn't depend on other terms. */
function closestOf(claims: readonly Claim[]): LinkTerm[] {
  // Of “PoP” and “pop”, the one with the same capitals as the text is closer.
  const distance = ({ rank, spelling: exact }: Claim): number => rank - (exact === undefined ? 0 : 0.5);
  const least = Math.min(...claims.map(distance));
  const closest = claims.filter((claim) => distance(claim) === least);
  const terms = [...new Set(closest.map(({ term }) => term))].sort((a, b) => (a.id < b.id ? -1 : 1));
  return terms.length > 1 && closest.every(isGuess) ? [] : terms;
}
