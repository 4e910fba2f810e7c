import { hasDottedI } from './small-letters.ts';
import { hasCapitalNouns } from './capital-nouns.ts';
import { isFunctionWord } from './function-words.ts';
import { inflections } from './inflect/inflections.ts';
import type { LinkTerm } from './link-term.ts';

/** A form in which a text can mention a term. */
export interface SurfaceForm {
  text: string;
  /** The lower, the closer to the headword. If two terms share a form, the term with the lower rank has it. */
  rank: number;
  /** Whether a mention must have the same capitals. */
  isExact: boolean;
  /** Whether a mention in capitals is another word: “pop” is not POP. */
  refusesCapitals: boolean;
  /** Whether the last word of a mention must be capitalized: German “speichern” is not the plural of “Speicher”. */
  isNoun: boolean;
}

const RANK = { name: 0, other: 1, derived: 2, guess: 8 } as const;

/** Whether a form is only a guess at a name. If two terms share a guess, it mentions neither. */
export function isGuess({ rank }: Pick<SurfaceForm, 'rank'>): boolean {
  return rank >= RANK.guess;
}

/**
 * Every form in which a text can mention a term, without duplicates: its names, the halves of “name (acronym)”, and the
 * inflections and other spellings of all of these.
 */
export function surfaceForms({ name, aliases = [], abbreviation, linking }: LinkTerm, language: string): SurfaceForm[] {
  const forms = new Map<string, SurfaceForm>();
  const add = (text: string, rank: number, source: string): void => {
    const isExact = linking?.caseSensitive ?? isWrittenExactly(source);
    const isFree = linking?.caseSensitive !== undefined;
    if (!isFree && !/^\p{Lu}{2,}$/u.test(text) && isFunctionWord(text, language)) return;
    const isNoun = !isFree && hasCapitalNouns(language) && /(?:^|[\s-])\p{Lu}[^\s-]*$/u.test(source);
    // Turkish “ısı” and “ISI” are one word, and English acronyms seldom look like another.
    const refusesCapitals = !isFree && isShortWord(source) && !hasDottedI(language);
    if (!forms.has(text)) forms.set(text, { text, rank, isExact, refusesCapitals, isNoun });
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
 * Whether a name must be matched with its capitals: acronyms and short capitalized names, because with other capitals
 * they are ordinary words (WHO, US, QoS, LoRA, Go).
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
 * The names inside a name with parentheses. Both halves of “Transport Layer Security (TLS)” are names; the parenthesis of
 * “Model (statistics)” is a sense, and only the rest is a name.
 */
function halves(name: string, language: string): { text: string; rank: number }[] {
  const parts = partsOf(name);
  if (!parts) return [];
  const outer = { text: parts.before, rank: RANK.other };
  if (isPair(parts)) return [outer, { text: parts.inner, rank: RANK.other }];
  // In other languages an English acronym often follows a translated phrase: “Großes Sprachmodell (LLM)”.
  return isAcronym(parts.inner) && !/^en\b/u.test(language)
    ? [outer, { text: parts.inner, rank: RANK.guess }]
    : [outer];
}

/**
 * Whether a name is a word qualified by a sense, such as “Model (statistics)”. “Transport Layer Security (TLS)”, “cgroup
 * (control group)” and “पॉड (Pod)” aren't: both halves name the same thing.
 */
export function isQualified(name: string): boolean {
  const parts = partsOf(name);
  if (!parts || isPair(parts)) return false;
  const { before, inner } = parts;
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

/** Whether an acronym abbreviates a phrase: its letters occur in the phrase in the same order, the first at the beginning of a word. */
function abbreviates(acronym: string, phrase: string): boolean {
  if (!isAcronym(acronym)) return false;
  const letters = acronym.toLowerCase().match(/\p{L}/gu) ?? [];
  const words = phrase.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word, index) => {
    // The X of XML is the second letter of its “Extensible”.
    if (word[0] !== letters[0] && !(word[0] === 'e' && word[1] === letters[0])) return false;
    return occursInOrder(letters, words.slice(index).join(''));
  });
}

/** Whether a word is a contraction of a phrase: “dApp (Decentralized Application)”. */
function isContraction(word: string, phrase: string): boolean {
  return occursInOrder([...word.toLowerCase()], phrase.toLowerCase());
}

/** Whether letters occur in a text in this order, with anything between them. */
function occursInOrder(letters: readonly string[], text: string): boolean {
  let found = 0;
  for (const letter of text) if (letter === letters[found]) found += 1;
  return found === letters.length;
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

/** Other spellings of a name, with its words joined or split: addon for add-on, Replica Set for ReplicaSet, dataset for data set. */
function spellings(name: string, language: string): string[] {
  const split = name.replace(/(?<=\p{Lu}\p{Ll}{2,40})(?=\p{Lu}\p{Ll}{2,})/gu, ' ');
  const unhyphened = name.replace(/(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu, '');
  const found = [split, unhyphened];
  if (/^en\b/u.test(language) && /^\p{L}{3,} \p{L}{3,}$/u.test(name)) found.push(name.replace(' ', ''));
  return [...new Set(found)].filter((spelling) => spelling !== name);
}
