import { hasBoundaries, protectedSpans, wordBreaks } from './boundaries.ts';
import type { LinkTerm } from './link-term.ts';
import { isGuess, surfaceForms, type SurfaceForm } from './surface-forms.ts';
import { isVerb } from './verbs.ts';
import { isHyphen, tokensOf, type Token } from './tokens.ts';

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
  /** @param tokens of the text, where they are known */
  match(text: string, tokens?: readonly Token[]): Match[];
}

interface Claim {
  term: LinkTerm;
  rank: number;
  /** The form's words where only the same capitals count. */
  spelling: string | undefined;
  refusesCapitals: boolean;
  isNoun: boolean;
}

interface Place {
  next?: Map<string, Place>;
  claims?: Claim[];
  /** Terms that are not meant by this phrase. */
  never?: LinkTerm[];
}

/** Whoever asks for terms only, and matches nothing, doesn't pay for it. */
export function buildMatcher(terms: readonly LinkTerm[], language: string): Matcher {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const term: Matcher['term'] = (id) => byId.get(id);
  const meaning = sharedMeanings();
  let root: Place | undefined;
  let related: ((term: LinkTerm) => ReadonlySet<LinkTerm>) | undefined;
  return {
    language,
    terms,
    term,
    meaning,
    relatedTo: (one) => (related ??= relations(terms, term))(one),
    match: (text, tokens = tokensOf(text)) => findMatches(text, tokens, (root ??= trieOf(terms, language)), { language, meaning }),
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
  return (terms) => (terms.length === 1 ? shared(single, terms[0]!, terms) : shared(several, terms.map(({ id }) => id).join('\n'), terms));
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
  return ({ id, related = [] }) => new Set([...related.flatMap((other) => termOf(other) ?? []), ...(relating.get(id) ?? [])]);
}

/** The trie of all surface forms, once for each language. A step is a word, and how it hangs on the one before. */
function trieOf(terms: readonly LinkTerm[], language: string): Place {
  const root: Place = {};
  for (const term of terms) {
    for (const form of surfaceForms(term, language)) addForm(root, term, form);
    for (const phrase of term.linking?.never ?? []) {
      const tokens = tokensOf(phrase);
      if (tokens.length > 0 && tokens.length <= MOST_WORDS) (placeOf(root, tokens).never ??= []).push(term);
    }
  }
  return root;
}

/** The words, as texts are compared, of everything that a text can name a term by or rule it out with. */
export function wordsOfForms(term: LinkTerm, language: string): string[][] {
  const texts = [...surfaceForms(term, language).map(({ text }) => text), ...(term.linking?.never ?? [])];
  return texts.map((text) => tokensOf(text).flatMap(({ kind, key }) => (kind === 'sign' ? [] : [key])));
}

/** Longer names, nobody writes out; and every word of a text would be compared with all of theirs. */
const MOST_WORDS = 40;

function addForm(root: Place, term: LinkTerm, { text, rank, isExact, refusesCapitals, isNoun }: SurfaceForm): void {
  const tokens = tokensOf(text);
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return;
  const place = placeOf(root, tokens);
  const claims = (place.claims ??= []);
  const spelling = isExact ? spellingOf(wordsOf(tokens)) : undefined;
  const isCovered = claims.some((one) => one.term === term && one.rank <= rank && (one.spelling === undefined || one.spelling === spelling));
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
function stepAt(tokens: readonly Token[], at: number, isFirst: boolean): { key: string; next: number } {
  const token = tokens[at]!;
  if (isFirst) return { key: token.key, next: at + 1 };
  const after = tokens[at + 1];
  if (isHyphen(token) && !token.afterGap && after && !after.afterGap && after.kind !== 'sign' && tokens[at - 1]!.kind !== 'sign') {
    return { key: ` ${after.key}`, next: at + 2 };
  }
  return { key: token.afterGap ? ` ${token.key}` : token.key, next: at + 1 };
}

function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => !isHyphen(token));
}

function spellingOf(words: readonly Token[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** Leftmost, then longest, in one pass. */
function findMatches(text: string, tokens: readonly Token[], root: Place, { language, meaning }: Pick<Matcher, 'language' | 'meaning'>): Match[] {
  const { candidates, nevers } = walkAll(tokens, root);
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
      const isRuledOut = (term: LinkTerm): boolean => around(nevers, from).some((one) => to <= one.to && one.terms.includes(term));
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
function walkAll(tokens: readonly Token[], root: Place): { candidates: Choices[]; nevers: Nevers } {
  const candidates: Choices[] = [];
  const nevers: Nevers = new Map();
  for (let from = 0; from < tokens.length; from += 1) {
    let choices: Choices['choices'] | undefined;
    let place = root.next?.get(tokens[from]!.key);
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
function fitting(claims: readonly Claim[], tokens: readonly Token[], from: number, to: number, meaning: Matcher['meaning']): Meaning {
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
  return meaning(closestOf(claims.filter((claim) => (claim.spelling ?? spelling) === spelling && !(claim.refusesCapitals && isCapitals) && (isNoun || !claim.isNoun))));
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
