import { acronymForms } from './acronym.ts';
import { copyCapitals } from './copy-capitals.ts';

/** The rules in which the Romance languages differ. All words are in small letters. */
export interface Grammar {
  /** Words that end the inflected part of a name: “modèle | de diffusion”. */
  prepositions: ReadonlySet<string>;
  /** Matches a word that is joined with its preposition: “d'accès”. */
  joined?: RegExp;
  plurals(word: string): string[];
  /** The possible singulars of a word; empty unless the word can be a plural. */
  singulars(word: string): string[];
  /** Common words, which are no forms of a name. */
  ordinary: ReadonlySet<string>;
}

/**
 * Inflects a name. Noun and adjectives agree, so every word before the first preposition changes: “espaces latents”,
 * “modelos de difusão”. The last word may be an adjective that agrees too (“réseaux de neurones convolutifs”) or part of
 * the complement, which can't be known, so both forms are returned.
 */
export function inflectPhrase(name: string, grammar: Grammar): string[] {
  const words = name.split(' ');
  const found = words.findIndex(
    (word, index) => index > 0 && (grammar.prepositions.has(word.toLowerCase()) || grammar.joined?.test(word)),
  );
  const end = found === -1 ? words.length : found;
  const forms = words.slice(0, end).map((word) => formsOf(word, grammar));
  if (forms.includes(undefined)) return [];
  const parts = forms as Forms[];
  const isPlural = parts.every(({ singulars }) => singulars.length > 0);
  const phrases = [
    ...combine(parts.map(({ plurals, singulars }) => (isPlural ? singulars : plurals))),
    ...asInEnglish(words.slice(0, end), parts),
  ];
  const rest = words.slice(end);
  const last = rest.length > (grammar.joined?.test(rest[0]!) ? 1 : 2) ? formsOf(rest.at(-1)!, grammar) : undefined;
  const agreeing = last ? (isPlural ? last.singulars : last.plurals).map((form) => [...rest.slice(0, -1), form]) : [];
  return phrases
    .flatMap((phrase) => [rest, ...agreeing].map((behind) => [...phrase, ...behind].join(' ')))
    .filter((form) => !grammar.ordinary.has(form.toLowerCase()));
}

/** Forms with only the last word inflected, for names that are left in English (“Context Window”). */
function asInEnglish(words: readonly string[], parts: readonly Forms[]): string[][] {
  const { plurals, singulars } = parts.at(-1)!;
  return (singulars.length > 0 ? singulars : plurals).map((form) => [...words.slice(0, -1), form]);
}

/** The forms of a word; undefined for “C++”, “GPT-4” and the like. In a compound (“mot-clé”) the last part changes, or all do. */
function formsOf(word: string, grammar: Grammar): Forms | undefined {
  const parts = word.split('-');
  if (!parts.every((part) => /^(?:\p{Script=Latin}['’])?\p{Script=Latin}{2,}$/u.test(part))) return undefined;
  const each = parts.map((part) => wordForms(part, grammar));
  const together = (pick: (forms: Forms) => string[]): string[] => {
    const last = pick(each.at(-1)!).map((form) => [...parts.slice(0, -1), form].join('-'));
    const all = parts.length > 1 ? combine(each.map(pick)).map((forms) => forms.join('-')) : [];
    return [...new Set([...last, ...all])];
  };
  return { plurals: together(({ plurals }) => plurals), singulars: together(({ singulars }) => singulars) };
}

function wordForms(word: string, grammar: Grammar): Forms {
  const acronym = acronymForms(word, '');
  if (acronym)
    return /s$/u.test(word) ? { plurals: [word], singulars: acronym } : { plurals: [word, ...acronym], singulars: [] };
  const capitalized = (forms: string[]): string[] => forms.map((form) => copyCapitals(word, form));
  const lower = word.toLowerCase();
  return { plurals: capitalized(grammar.plurals(lower)), singulars: capitalized(grammar.singulars(lower)) };
}

/** Combines one form of each word, in every combination, and keeps the first twelve to bound their number. */
function combine(choices: readonly string[][]): string[][] {
  return choices.reduce<string[][]>(
    (phrases, forms) => phrases.flatMap((phrase) => forms.map((form) => [...phrase, form])).slice(0, 12),
    [[]],
  );
}

interface Forms {
  plurals: string[];
  singulars: string[];
}
