import type { LinkTerm } from './link-term.ts';
import { surfaceForms, type SurfaceForm } from './surface-forms.ts';
import { isHyphen, tokensOf, type Token } from './tokens.ts';

/** A surface form of a term, stored at the form's node. The fields are those of `SurfaceForm`. */
export interface Claim {
  term: LinkTerm;
  rank: number;
  /** The words that a mention must have, capitals included; undefined if capitals don't matter. */
  spelling: string | undefined;
  refusesCapitals: boolean;
  isNoun: boolean;
}

/** A node of the trie: the words on the path to it are a surface form, an excluded phrase, or the beginning of one. */
export interface TrieNode {
  next?: Map<string, TrieNode>;
  claims?: Claim[];
  /** The terms that exclude this phrase (`linking.never`). */
  never?: LinkTerm[];
}

/** All surface forms and excluded phrases of a language's terms. The keys of its edges are those of `stepAt`. */
export interface Trie {
  /** The node of a first word, by its token key. */
  at(key: string): TrieNode | undefined;
  /** The first words of a term's surface forms and excluded phrases. */
  firstWords(term: LinkTerm): readonly string[];
}

/** The first words of a term as kept from an earlier run; undefined if none are kept. */
export type StoredFirstWords = (term: LinkTerm) => readonly string[] | undefined;

/** In tokens. Longer names are ignored: texts don't contain them, and following them would make matching slow. */
export const MOST_WORDS = 40;

/**
 * Builds the trie of a language. Inflecting names takes long, so a term whose first words are stored is added only when
 * a text contains one of these words.
 */
export function buildTrie(
  terms: readonly LinkTerm[],
  language: string,
  stored: StoredFirstWords = () => undefined,
): Trie {
  const root: TrieNode = {};
  const firstWords = new Map<LinkTerm, readonly string[]>();
  const waiting = new Map<string, LinkTerm[]>();
  for (const term of terms) {
    const words = stored(term);
    firstWords.set(term, words ?? addTerm(root, term, language));
    for (const word of words ?? []) {
      const others = waiting.get(word);
      if (others) others.push(term);
      else waiting.set(word, [term]);
    }
  }
  return {
    at: (key) => {
      // Called for every word of every text: the test of the size saves most lookups.
      const termsToAdd = waiting.size === 0 ? undefined : waiting.get(key);
      if (termsToAdd) {
        waiting.delete(key);
        for (const term of termsToAdd) addTerm(root, term, language, key);
      }
      return root.next?.get(key);
    },
    firstWords: (term) => firstWords.get(term)!,
  };
}

/**
 * Adds the surface forms and excluded phrases of a term.
 * @param first if set, only those that begin with this word are added
 * @returns the first words of everything added
 */
function addTerm(root: TrieNode, term: LinkTerm, language: string, first?: string): string[] {
  const words = new Set<string>();
  const nodeFor = (tokens: readonly Token[]): TrieNode | undefined => {
    const word = tokens[0]?.key;
    if (word === undefined || tokens.length > MOST_WORDS || (first !== undefined && word !== first)) return undefined;
    words.add(word);
    return nodeOf(root, tokens);
  };
  for (const form of surfaceForms(term, language)) {
    const tokens = tokensOf(form.text, language);
    const node = nodeFor(tokens);
    if (node) claim(node, term, form, tokens);
  }
  for (const phrase of term.linking?.never ?? []) {
    const node = nodeFor(tokensOf(phrase, language));
    if (node) (node.never ??= []).push(term);
  }
  return [...words];
}

function claim(
  node: TrieNode,
  term: LinkTerm,
  { rank, isExact, refusesCapitals, isNoun }: SurfaceForm,
  tokens: readonly Token[],
): void {
  const claims = (node.claims ??= []);
  const spelling = isExact ? spellingOf(wordsOf(tokens)) : undefined;
  const isCovered = claims.some(
    (one) => one.term === term && one.rank <= rank && (one.spelling === undefined || one.spelling === spelling),
  );
  if (!isCovered) claims.push({ term, rank, spelling, refusesCapitals, isNoun });
}

function nodeOf(root: TrieNode, tokens: readonly Token[]): TrieNode {
  let node = root;
  let at = 0;
  while (at < tokens.length) {
    const { key, next } = stepAt(tokens, at, at === 0);
    node = childOf(node, key);
    at = next;
  }
  return node;
}

function childOf(node: TrieNode, key: string): TrieNode {
  const children = (node.next ??= new Map());
  const existing = children.get(key);
  if (existing) return existing;
  const child: TrieNode = {};
  children.set(key, child);
  return child;
}

/**
 * The key of the edge for the token at an index, and the index after it. The key of a word after a gap or a hyphen begins
 * with a space, so that “data set” and “data-set” have the same path, and “dataset” another one.
 */
export function stepAt(tokens: readonly Token[], at: number, isFirst: boolean): { key: string; next: number } {
  const token = tokens[at]!;
  if (isFirst) return { key: token.key, next: at + 1 };
  const after = tokens[at + 1];
  if (
    isHyphen(token) &&
    !token.afterGap &&
    after &&
    !after.afterGap &&
    after.kind !== 'symbol' &&
    tokens[at - 1]!.kind !== 'symbol'
  ) {
    return { key: ` ${after.key}`, next: at + 2 };
  }
  return { key: token.afterGap ? ` ${token.key}` : token.key, next: at + 1 };
}

/** The tokens but hyphens. */
export function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => !isHyphen(token));
}

/** The words as one text, with their capitals. */
export function spellingOf(words: readonly Token[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** The token keys, without symbols, of each surface form and excluded phrase of a term. */
export function wordsOfForms(term: LinkTerm, language: string): string[][] {
  const texts = [...surfaceForms(term, language).map(({ text }) => text), ...(term.linking?.never ?? [])];
  return texts.map((text) => tokensOf(text, language).flatMap(({ kind, key }) => (kind === 'symbol' ? [] : [key])));
}
