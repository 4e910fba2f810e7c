import pluralize from 'pluralize';
import { acronymForms } from './acronym.ts';
import { invariable, ordinaryWords, otherPlurals, singularOf, singularsInS } from './en-words.ts';
import { copyCapitals } from './copy-capitals.ts';

/**
 * The plurals of a noun, or the singular of a plural. Only the head is inflected: the word before “of” or another
 * preposition (“points of presence”), otherwise the last word. A form that is a common word is left out: a missed plural
 * does less harm than a link on every “means”.
 */
export function english(name: string): string[] {
  const head = headOf(name);
  if (!head) return [];
  // Acronyms match only with their capitals, so “GAs” can't be confused with the word “gas”.
  const isAcronym = acronymForms(head.word, 'es') !== undefined;
  return formsOf(head.word)
    .map((form) => head.before + form + head.after)
    .filter((form) => isAcronym || !ordinaryWords.has(form.toLowerCase()));
}

const prepositions = new Set(
  'against as at between by for from in into of on over per to under via with within without'.split(' '),
);

/** Splits a name at its head. A preposition at either end doesn't count: “plug-in”, “on-call”. */
function headOf(name: string): { before: string; word: string; after: string } | undefined {
  const phrase = splitAtHead(name, /\s+/gu);
  const compound = splitAtHead(phrase.word, /-/gu);
  // “C++”, “GPT-4”, “Node.js” and “Token (authentication)” have no clear plural.
  if (!/^\p{L}{2,}$/u.test(compound.word)) return undefined;
  return { before: phrase.before + compound.before, word: compound.word, after: compound.after + phrase.after };
}

function splitAtHead(text: string, gap: RegExp): { before: string; word: string; after: string } {
  const gaps = [...text.matchAll(gap)];
  const starts = [0, ...gaps.map((found) => found.index + found[0].length)];
  const ends = [...gaps.map(({ index }) => index), text.length];
  const preposition = starts.findIndex(
    (start, index) =>
      index > 0 && index < starts.length - 1 && prepositions.has(text.slice(start, ends[index]).toLowerCase()),
  );
  const head = preposition === -1 ? starts.length - 1 : preposition - 1;
  return {
    before: text.slice(0, starts[head]),
    word: text.slice(starts[head], ends[head]),
    after: text.slice(ends[head]),
  };
}

function formsOf(word: string): string[] {
  const acronym = acronymForms(word, 'es');
  if (acronym) return acronym;
  const lower = word.toLowerCase();
  // “DevOps” and “GitOps” are no plurals.
  if (invariable.has(lower) || (/ops$/u.test(lower) && /Ops$/u.test(word))) return [];
  const singular = toSingular(lower);
  return (singular === undefined ? toPlurals(lower) : [singular]).map((form) => copyCapitals(word, form));
}

/** The singular of a word, or undefined if the word may not be a plural. */
function toSingular(word: string): string | undefined {
  const listed = singularOf.get(word);
  if (listed !== undefined) return listed;
  if (isSingular(word)) return undefined;
  const singular = pluralize.singular(word);
  return singular !== word && toPlurals(singular).includes(word) ? singular : undefined;
}

/**
 * Whether a word in -s is a singular that `pluralize` would read as a plural. Words of three letters count as singulars,
 * and so do words without a vowel, which are acronyms in small letters (“tls”).
 */
function isSingular(word: string): boolean {
  if (singularsInS.has(word) || !/[aeiouy]/u.test(word)) return true;
  if (/ics$/u.test(word)) return !/(?:metr|heurist|top|characterist|mosa|com|fabr|statist|diagnost)ics$/u.test(word);
  return /(?:ss|us|is|aas)$/u.test(word) || (word.length < 4 && /s$/u.test(word));
}

function toPlurals(word: string): string[] {
  if (singularsInS.has(word)) return [`${word}es`];
  const usual = pluralize.plural(word);
  const others = otherPlurals.flatMap(([ending, ...plurals]) => {
    const found = ending.exec(word);
    return found ? plurals.map((plural) => word.slice(0, word.length - found[1]!.length) + plural) : [];
  });
  return [...new Set([usual, ...others])].filter((plural) => plural !== word);
}
