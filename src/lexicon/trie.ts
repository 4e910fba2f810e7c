import type { LinkTerm } from './link-term.ts';
import { surfaceForms, type SurfaceForm } from './surface-forms.ts';
import { isHyphen, tokensOf, type Token } from './tokens.ts';

/** A term, by one of its forms. */
export interface Claim {
  term: LinkTerm;
  rank: number;
  /** The form's words where only the same capitals count. */
  spelling: string | undefined;
  refusesCapitals: boolean;
  isNoun: boolean;
}

/** Where a text is once it has said the words up to here. */
export interface Place {
  next?: Map<string, Place>;
  claims?: Claim[];
  /** Terms that are not meant by this phrase. */
  never?: LinkTerm[];
}

/** All surface forms of a language's terms. A step is a word, and how it hangs on the one before. */
export interface Trie {
  /** What begins with a word. */
  at(key: string): Place | undefined;
  /** The words that a term's forms, and the phrases that rule it out, begin with. */
  firstWords(term: LinkTerm): readonly string[];
}

/** The words that a term's forms begin with, where somebody has kept them. */
export type KnownFirstWords = (term: LinkTerm) => readonly string[] | undefined;

/** Longer names, nobody writes out; and every word of a text would be compared with all of theirs. */
export const MOST_WORDS = 40;

/** Inflecting every name takes long: terms whose first words are known wait until a text says one of these. */
export function buildTrie(
  terms: readonly LinkTerm[],
  language: string,
  known: KnownFirstWords = () => undefined,
): Trie {
  const root: Place = {};
  const firstWords = new Map<LinkTerm, readonly string[]>();
  const waiting = new Map<string, LinkTerm[]>();
  for (const term of terms) {
    const words = known(term);
    firstWords.set(term, words ?? addTerm(root, term, language));
    for (const word of words ?? []) {
      const others = waiting.get(word);
      if (others) others.push(term);
      else waiting.set(word, [term]);
    }
  }
  return {
    at: (key) => {
      // Every word of every text comes by here.
      const found = waiting.size === 0 ? undefined : waiting.get(key);
      if (found) {
        waiting.delete(key);
        for (const term of found) addTerm(root, term, language, key);
      }
      return root.next?.get(key);
    },
    firstWords: (term) => firstWords.get(term)!,
  };
}

/**
 * @param first if given, only what begins with this word
 * @returns the first words of what was added
 */
function addTerm(root: Place, term: LinkTerm, language: string, first?: string): string[] {
  const words = new Set<string>();
  const placeFor = (tokens: readonly Token[]): Place | undefined => {
    const word = tokens[0]?.key;
    if (word === undefined || tokens.length > MOST_WORDS || (first !== undefined && word !== first)) return undefined;
    words.add(word);
    return placeOf(root, tokens);
  };
  for (const form of surfaceForms(term, language)) {
    const tokens = tokensOf(form.text);
    const place = placeFor(tokens);
    if (place) claim(place, term, form, tokens);
  }
  for (const phrase of term.linking?.never ?? []) {
    const place = placeFor(tokensOf(phrase));
    if (place) (place.never ??= []).push(term);
  }
  return [...words];
}

function claim(
  place: Place,
  term: LinkTerm,
  { rank, isExact, refusesCapitals, isNoun }: SurfaceForm,
  tokens: readonly Token[],
): void {
  const claims = (place.claims ??= []);
  const spelling = isExact ? spellingOf(wordsOf(tokens)) : undefined;
  const isCovered = claims.some(
    (one) => one.term === term && one.rank <= rank && (one.spelling === undefined || one.spelling === spelling),
  );
  if (!isCovered) claims.push({ term, rank, spelling, refusesCapitals, isNoun });
}

function placeOf(root: Place, tokens: readonly Token[]): Place {
  let place = root;
  let at = 0;
  while (at < tokens.length) {
    const { key, next } = stepAt(tokens, at, at === 0);
    place = childOf(place, key);
    at = next;
  }
  return place;
}

function childOf(place: Place, key: string): Place {
  const children = (place.next ??= new Map());
  const found = children.get(key);
  if (found) return found;
  const made: Place = {};
  children.set(key, made);
  return made;
}

/** The key of a token, with a space in front where a gap or a hyphen parts it from the word before. */
export function stepAt(tokens: readonly Token[], at: number, isFirst: boolean): { key: string; next: number } {
  const token = tokens[at]!;
  if (isFirst) return { key: token.key, next: at + 1 };
  const after = tokens[at + 1];
  if (
    isHyphen(token) &&
    !token.afterGap &&
    after &&
    !after.afterGap &&
    after.kind !== 'sign' &&
    tokens[at - 1]!.kind !== 'sign'
  ) {
    return { key: ` ${after.key}`, next: at + 2 };
  }
  return { key: token.afterGap ? ` ${token.key}` : token.key, next: at + 1 };
}

export function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => !isHyphen(token));
}

export function spellingOf(words: readonly Token[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** The words, as texts are compared, of everything that a text can name a term by or rule it out with. */
export function wordsOfForms(term: LinkTerm, language: string): string[][] {
  const texts = [...surfaceForms(term, language).map(({ text }) => text), ...(term.linking?.never ?? [])];
  return texts.map((text) => tokensOf(text).flatMap(({ kind, key }) => (kind === 'sign' ? [] : [key])));
}
