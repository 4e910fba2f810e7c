import { hasCapitalNouns } from './capital-nouns.ts';
import { isFunctionWord } from './function-words.ts';
import { inflections } from './inflect/inflections.ts';
import type { LinkTerm } from './link-term.ts';

/** A way in which a text can name a term. */
export interface SurfaceForm {
  text: string;
  /** The lower, the closer to the headword: where two terms share a form, the lowest has it. */
  rank: number;
  /** Whether only the same capitals count. */
  isExact: boolean;
  /** Whether capitals throughout would be another word: “pop” is not POP. */
  refusesCapitals: boolean;
  /** Whether the last word needs a capital: German “speichern” is no plural of “Speicher”. */
  isNoun: boolean;
}

const RANK = { name: 0, other: 1, derived: 2, guess: 8 } as const;

/** Whether a form only may be a name: where two terms share it, it is none. */
export function isGuess({ rank }: Pick<SurfaceForm, 'rank'>): boolean {
  return rank >= RANK.guess;
}

/** Every form of a term's names, each once: the names themselves, their halves, plurals and other spellings. */
export function surfaceForms({ name, aliases = [], abbreviation, linking }: LinkTerm, language: string): SurfaceForm[] {
  const forms = new Map<string, SurfaceForm>();
  const add = (text: string, rank: number, source: string): void => {
    const isExact = linking?.caseSensitive ?? isWrittenExactly(source);
    const isFree = linking?.caseSensitive !== undefined;
    if (!isFree && !/^\p{Lu}{2,}$/u.test(text) && isFunctionWord(text, language)) return;
    const isNoun = !isFree && hasCapitalNouns(language) && /(?:^|[\s-])\p{Lu}[^\s-]*$/u.test(source);
    if (!forms.has(text))
      forms.set(text, { text, rank, isExact, refusesCapitals: !isFree && isShortWord(source), isNoun });
  };
  const others = [...aliases, ...(abbreviation === undefined ? [] : [abbreviation])];
  const names = [
    { text: name, rank: RANK.name },
    ...others.map((text) => ({ text, rank: RANK.other })),
    ...[name, ...others].flatMap((text) => halves(text, language)),
  ].sort((a, b) => a.rank - b.rank);
  for (const { text, rank } of names) add(text, rank, text);
  for (const { text, rank } of names) {
    for (const spelling of [text, ...spellings(text, language)]) {
      for (const form of [spelling, ...inflections(spelling, language)]) add(form, rank + RANK.derived, spelling);
    }
  }
  return [...forms.values()];
}

/**
 * Acronyms and short capitalised names match only as written, because in other capitals they are ordinary words:
 * WHO, US, QoS, LoRA, Go.
 */
function isWrittenExactly(form: string): boolean {
  if (/\s/u.test(form)) return false;
  const letters = form.match(/\p{L}/gu)?.length ?? 0;
  const capitals = form.match(/\p{Lu}/gu)?.length ?? 0;
  if (letters <= 2) return capitals > 0;
  return capitals >= 2 && (capitals === letters || letters <= 5);
}

function isShortWord(form: string): boolean {
  return /^\p{L}\p{Ll}{0,3}$/u.test(form);
}

/**
 * “Transport Layer Security (TLS)” is named by both halves; in “Model (statistics)” the parenthesis only tells which
 * model is meant, and names nothing by itself.
 */
function halves(name: string, language: string): { text: string; rank: number }[] {
  const parted = partsOf(name);
  if (!parted) return [];
  const outer = { text: parted.before, rank: RANK.other };
  if (isPair(parted)) return [outer, { text: parted.inner, rank: RANK.other }];
  // Elsewhere than in English, acronyms are English without their phrase being so: “Großes Sprachmodell (LLM)”.
  return isAcronym(parted.inner) && !/^en\b/u.test(language)
    ? [outer, { text: parted.inner, rank: RANK.guess }]
    : [outer];
}

/**
 * Whether a name is a word with the sense that is meant: “Model (statistics)”. “Transport Layer Security (TLS)”, “cgroup
 * (control group)” and “पॉड (Pod)” say the same twice.
 */
export function isQualified(name: string): boolean {
  const parted = partsOf(name);
  if (!parted || isPair(parted)) return false;
  const { before, inner } = parted;
  return /^\p{L}\p{Ll}+$/u.test(before) && isLatin(before) === isLatin(inner) && !isContraction(before, inner);
}

function partsOf(name: string): { before: string; inner: string } | undefined {
  const whole = name.trim();
  const open = Math.max(whole.lastIndexOf('('), whole.lastIndexOf('（'));
  if (open <= 0 || !/[)）]$/u.test(whole)) return undefined;
  return { before: whole.slice(0, open).trim(), inner: whole.slice(open + 1, -1).trim() };
}

function isPair({ before, inner }: { before: string; inner: string }): boolean {
  return abbreviates(inner, before) || abbreviates(before, inner);
}

function isAcronym(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return !/\s/u.test(text) && capitals >= 2 && capitals >= 0.4 * letters;
}

/** Whether an acronym stands for a phrase: its letters come from the phrase in their order, the first from a word's beginning. */
function abbreviates(acronym: string, phrase: string): boolean {
  if (!isAcronym(acronym)) return false;
  const letters = acronym.toLowerCase().match(/\p{L}/gu) ?? [];
  const words = phrase.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word, index) => {
    // The X of XML is the second letter of its “Extensible”.
    if (word[0] !== letters[0] && !(word[0] === 'e' && word[1] === letters[0])) return false;
    return standsIn(letters, words.slice(index).join(''));
  });
}

/** Whether a word is a phrase drawn together: “dApp (Decentralized Application)”. */
function isContraction(word: string, phrase: string): boolean {
  return standsIn([...word.toLowerCase()], phrase.toLowerCase());
}

/** Whether letters stand in a text in their order, whatever is between them. */
function standsIn(letters: readonly string[], text: string): boolean {
  let found = 0;
  for (const letter of text) if (letter === letters[found]) found += 1;
  return found === letters.length;
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

/** The same name with its words joined or parted: add-on and addon, ReplicaSet and replica set, data set and dataset. */
function spellings(name: string, language: string): string[] {
  const parted = name.replace(/(?<=\p{Lu}\p{Ll}{2,})(?=\p{Lu}\p{Ll}{2,})/gu, ' ');
  const unhyphened = name.replace(/(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu, '');
  const found = [parted, unhyphened];
  if (/^en\b/u.test(language) && /^\p{L}{3,} \p{L}{3,}$/u.test(name)) found.push(name.replace(' ', ''));
  return [...new Set(found)].filter((spelling) => spelling !== name);
}
