import { hasBoundaries, protectedSpans, wordBreaks } from './boundaries.ts';
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
  type KnownFirstWords,
  type Trie,
} from './trie.ts';

/** What a name can mean: one term, or several homonyms. A matcher has one list for the same terms, wherever they are named. */
export type Meaning = readonly LinkTerm[];

/** A place where a text names one or more terms. */
export interface Match {
  /** Offsets in the text, in UTF-16 units. */
  start: number;
  end: number;
  terms: Meaning;
  /** Why it means none of them after all: they rule out the phrase that it stands in, or the word is a verb here. */
  denied?: 'never' | 'verb';
}

/** Finds names of terms. Its cost per text doesn't depend on how many terms there are. */
export interface Matcher {
  language: string;
  terms: readonly LinkTerm[];
  term(id: string): LinkTerm | undefined;
  /** The list that stands for these terms. */
  meaning(terms: readonly LinkTerm[]): Meaning;
  /** The terms that name this one as related, or that it does. */
  relatedTo(term: LinkTerm): ReadonlySet<LinkTerm>;
  /** The words that everything begins with that a text can name a term by, or rule it out with. */
  firstWords(term: LinkTerm): readonly string[];
  /** @param tokens of the text, where they are known */
  match(text: string, tokens?: readonly Token[]): Match[];
}

/**
 * Whoever asks for terms only, and matches nothing, doesn't pay for it.
 * @param known the first words of terms, where somebody has kept them
 */
export function buildMatcher(terms: readonly LinkTerm[], language: string, known?: KnownFirstWords): Matcher {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const term: Matcher['term'] = (id) => byId.get(id);
  const meaning = sharedMeanings();
  let trie: Trie | undefined;
  const built = (): Trie => (trie ??= buildTrie(terms, language, known));
  let related: ((term: LinkTerm) => ReadonlySet<LinkTerm>) | undefined;
  return {
    language,
    terms,
    term,
    meaning,
    relatedTo: (one) => (related ??= relations(terms, term))(one),
    firstWords: (one) => built().firstWords(one),
    match: (text, tokens = tokensOf(text)) => findMatches(text, tokens, built(), { language, meaning }),
  };
}

function sharedMeanings(): Matcher['meaning'] {
  const single = new Map<LinkTerm, Meaning>();
  const several = new Map<string, Meaning>();
  const shared = <Key>(known: Map<Key, Meaning>, key: Key, terms: Meaning): Meaning => {
    const meaning = known.get(key) ?? terms;
    known.set(key, meaning);
    return meaning;
  };
  return (terms) =>
    terms.length === 1
      ? shared(single, terms[0]!, terms)
      : shared(several, terms.map(({ id }) => id).join('\n'), terms);
}

function relations(terms: readonly LinkTerm[], termOf: Matcher['term']): (term: LinkTerm) => ReadonlySet<LinkTerm> {
  const relating = new Map<string, LinkTerm[]>();
  for (const term of terms) {
    for (const id of term.related ?? []) {
      const known = relating.get(id);
      if (known) known.push(term);
      else relating.set(id, [term]);
    }
  }
  return ({ id, related = [] }) =>
    new Set([...related.flatMap((other) => termOf(other) ?? []), ...(relating.get(id) ?? [])]);
}

/** Leftmost, then longest, in one pass. */
function findMatches(
  text: string,
  tokens: readonly Token[],
  trie: Trie,
  { language, meaning }: Pick<Matcher, 'language' | 'meaning'>,
): Match[] {
  const { candidates, nevers } = walkAll(tokens, trie);
  if (candidates.length === 0) return [];
  const context = { tokens, text, language, breaks: wordBreaks(text, language), shielded: protectedSpans(text) };
  const matches: Match[] = [];
  let free = 0;
  for (const { from, choices } of candidates) {
    if (from < free) continue;
    for (const { to, claims } of choices) {
      if (!hasBoundaries(from, to, context)) continue;
      const meant = fitting(claims, tokens, from, to, meaning);
      if (meant.length === 0) continue;
      const isRuledOut = (term: LinkTerm): boolean =>
        around(nevers, from).some((one) => to <= one.to && one.terms.includes(term));
      const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
      const terms = nevers.size === 0 ? meant : meaning(meant.filter((term) => !isRuledOut(term)));
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

/** The forms that begin at a token, by the token they end before. */
interface Choices {
  from: number;
  choices: { to: number; claims: readonly Claim[] }[];
}

/** The phrases that rule terms out, by the token that they begin at. */
type Nevers = Map<number, { to: number; terms: readonly LinkTerm[] }[]>;

/** The phrases that begin at a token, or so shortly before it that they may reach it. */
function around(nevers: Nevers, from: number): { to: number; terms: readonly LinkTerm[] }[] {
  if (nevers.size === 0) return [];
  const found: { to: number; terms: readonly LinkTerm[] }[] = [];
  for (let at = Math.max(0, from - 2 * MOST_WORDS); at <= from; at += 1) found.push(...(nevers.get(at) ?? []));
  return found;
}

/** Every form that begins at each token, the longest first, and every phrase that rules terms out. */
function walkAll(tokens: readonly Token[], trie: Trie): { candidates: Choices[]; nevers: Nevers } {
  const candidates: Choices[] = [];
  const nevers: Nevers = new Map();
  for (let from = 0; from < tokens.length; from += 1) {
    let choices: Choices['choices'] | undefined;
    let place = trie.at(tokens[from]!.key);
    let to = from + 1;
    while (place) {
      if (place.claims) (choices ??= []).unshift({ to, claims: place.claims });
      if (place.never) nevers.set(from, [...(nevers.get(from) ?? []), { to, terms: place.never }]);
      if (to >= tokens.length || !place.next) break;
      const step = stepAt(tokens, to, false);
      place = place.next.get(step.key);
      to = step.next;
    }
    if (choices) candidates.push({ from, choices });
  }
  return { candidates, nevers };
}

/** What claims without conditions come to, whatever the text: it is worked out once. */
const settled = new WeakMap<readonly Claim[], Meaning>();

/** The terms whose form agrees in its capitals too; of these, those that it is closest to. */
function fitting(
  claims: readonly Claim[],
  tokens: readonly Token[],
  from: number,
  to: number,
  meaning: Matcher['meaning'],
): Meaning {
  const known = settled.get(claims);
  if (known) return known;
  if (claims.every(({ spelling, refusesCapitals, isNoun }) => spelling === undefined && !refusesCapitals && !isNoun)) {
    const terms = meaning(closestOf(claims));
    settled.set(claims, terms);
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

/** In an order that doesn't depend on the other terms. */
function closestOf(claims: readonly Claim[]): LinkTerm[] {
  // A form that agrees to the letter is closer than one that agrees by and large: PoP, and pop.
  const distance = ({ rank, spelling: exact }: Claim): number => rank - (exact === undefined ? 0 : 0.5);
  const least = Math.min(...claims.map(distance));
  const closest = claims.filter((claim) => distance(claim) === least);
  const terms = [...new Set(closest.map(({ term }) => term))].sort((a, b) => (a.id < b.id ? -1 : 1));
  return terms.length > 1 && closest.every(isGuess) ? [] : terms;
}
