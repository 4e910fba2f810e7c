import { toSlug } from './slug.ts';

/** The alphabetical order of a language; numbers inside names count as numbers, the Arabic article doesn't count. */
export function collatorOf(language: string): Intl.Collator {
  const collator = new Intl.Collator(language, { numeric: true, ignorePunctuation: true });
  if (!hasArticle(language)) return collator;
  // Each name is stripped once, however many pairs it is compared in.
  const known = new Map<string, string>();
  const bare = (name: string): string => {
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = withoutArticle(name)));
    return found;
  };
  return {
    compare: (a, b) => collator.compare(bare(a), bare(b)) || a.length - b.length,
    resolvedOptions: () => collator.resolvedOptions(),
  };
}

/**
 * The letter under which an index lists a name: what the language counts as a letter of its own (Ñ in Spanish, CH in
 * Czech, but no Ä in German), in capitals; the kana row in Japanese, the pinyin initial or the number of strokes in
 * Chinese, the initial consonant in Korean. Without a dictionary nobody can tell how kanji are read: in Japanese, as in
 * all other languages, they stand under 漢字, after the kana. `#` for digits and signs.
 */
export function letterOf(name: string, language: string): string {
  const plain = name.normalize('NFKC').replace(/^[\p{P}\p{Z}\p{C}\p{M}]+/u, '');
  const bare = hasArticle(language) ? withoutArticle(plain).replaceAll('ٱ', 'ا') : plain;
  const first = [...bare][0] ?? '';
  if (!/[\p{L}\p{Script=Han}]/u.test(first)) return '#';
  const script = scripts.find(({ pattern }) => pattern.test(first))?.script;
  if (script === undefined) return capital(first, language);
  const { letters, compare } = alphabetOf(script, language);
  const { start, label, isGroup } = lastWhere(letters, (letter) => compare(letter.start, bare) <= 0) ?? noLetter;
  // A name that sorts behind all that begins with the letter has a letter of its own that the table doesn't know.
  return isGroup || compare(bare, start + LAST) <= 0 ? label : capital(first, language);
}

/** The last of a list that begins with all those of which something is true. */
function lastWhere<T>(list: readonly T[], isTrue: (item: T) => boolean): T | undefined {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isTrue(list[middle]!)) from = middle + 1;
    else to = middle;
  }
  return list[from - 1];
}

/** The fragment of an index that shows a letter: one word, and the same for a capital and its small letter. */
export function letterId(letter: string): string {
  return `letter-${toSlug(letter) || 'other'}`;
}

interface Letter {
  /** The first text under it: what sorts from here to the next letter's start belongs to it. */
  start: string;
  label: string;
  /** It holds more than the names that begin with `start`, as a row of kana does. */
  isGroup: boolean;
}

interface Alphabet {
  letters: readonly Letter[];
  compare: Intl.Collator['compare'];
}

/** Sorts behind every other character: Unicode Technical Standard 35, part 5, “U+FFFF”. */
const LAST = '\uFFFF';

const noLetter: Letter = { start: '', label: '', isGroup: false };

const scripts = [
  'Latin',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Arabic',
  'Devanagari',
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
].map((script) => ({ script, pattern: new RegExp(`^\\p{Script=${script}}`, 'u') }));

/** Making one asks the collator a few thousand questions, so it is made once. */
const alphabets = new Map<string, Alphabet>();

function alphabetOf(script: string, language: string): Alphabet {
  const key = `${script} ${language}`;
  const known = alphabets.get(key);
  if (known) return known;
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', ignorePunctuation: true });
  const letters = groupsOf(script, language) ?? lettersOf(script, language, compare);
  // Some marks of the orders for Chinese stand for no group, and sort behind all others.
  const alphabet = { compare, letters: letters.sort((one, other) => compare(one.start, other.start)) };
  alphabets.set(key, alphabet);
  return alphabet;
}

/** Scripts with too many signs for a letter each. */
function groupsOf(script: string, language: string): Letter[] | undefined {
  const groups = (labels: Iterable<string>): Letter[] =>
    [...labels].map((label) => ({ start: label, label, isGroup: true }));
  const korean = groups('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ');
  if (script === 'Hangul') return korean;
  if (script === 'Hiragana' || script === 'Katakana') return groups('あかさたなはまやらわ');
  if (script !== 'Han') return undefined;
  const locale = new Intl.Locale(language).maximize();
  // Korean sorts Chinese characters by their reading.
  if (locale.language === 'ko') return korean;
  if (locale.language !== 'zh') return [{ start: '', label: '漢字', isGroup: true }];
  // The orders for Chinese hold a mark before each of their groups: U+FDD0 and the pinyin initial, or U+FDD0 and a sign
  // of U+2800 plus the number of strokes (the same standard, “Collation Indexes”; ICU's AlphabeticIndex relies on them).
  const marked = (mark: string, label: string): Letter => ({ start: `\uFDD0${mark}`, label, isGroup: true });
  return locale.script === 'Hant'
    ? Array.from({ length: 48 }, (_, index) => marked(String.fromCharCode(0x2801 + index), `${index + 1}畫`))
    : [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => marked(letter, letter));
}

/** Whatever begins a word and doesn't sort under the letter before it, be it ñ, ø or ch. */
function lettersOf(script: string, language: string, compare: Alphabet['compare']): Letter[] {
  const { compare: compareAll } = new Intl.Collator(language);
  // Of letters that sort as one (a and ā, æ and ä in Danish), the plainest or the language's own stands for all.
  const isPlain = (sign: string): number => Number(/^[a-z]$/u.test(sign));
  const sorted = candidates(script, language, compare).sort(
    (a, b) => compare(a, b) || isPlain(b) - isPlain(a) || compareAll(a, b),
  );
  const letters: string[] = [];
  for (const sign of sorted) {
    const previous = letters.at(-1);
    if (compare(sign, previous === undefined ? '' : previous + LAST) > 0) letters.push(sign);
  }
  return letters.map((letter) => ({ start: letter, label: capital(letter, language), isGroup: false }));
}

/** All that may count as a letter in some language of the script. */
function candidates(script: string, language: string, compare: Alphabet['compare']): string[] {
  // The order for Arabic joins ء with ا and ة with ت, and would let them stand for both.
  if (script === 'Arabic' && hasArticle(language)) return [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const pattern = new RegExp(`^(?=\\p{Script=${script}})[\\p{Ll}\\p{Lo}]`, 'u');
  const signs = Array.from({ length: 0x1fff }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => pattern.test(sign) && sign === sign.normalize('NFKC'),
  );
  return script === 'Latin' ? [...signs.filter((sign) => sign !== sign.toUpperCase()), ...digraphs(compare)] : signs;
}

/** Two or three letters that sort as one: elsewhere than between what begins with the first and what follows. */
function digraphs(compare: Alphabet['compare']): string[] {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  const longer = (starts: readonly string[]): string[] =>
    starts.flatMap((start) =>
      [...alphabet, 'ž', 'ħ', 'ʻ'].map((next) => start + next).filter((pair) => compare(pair, start + LAST) > 0),
    );
  const pairs = longer([...alphabet]);
  return [...pairs, ...longer(pairs)];
}

function capital(letter: string, language: string): string {
  // Georgian capitals are for whole lines in capitals only.
  return /\p{Script=Georgian}/u.test(letter) ? letter : letter.toLocaleUpperCase(language);
}

function hasArticle(language: string): boolean {
  return /^ar(?:-|$)/iu.test(language);
}

/** Without the article ال, unless it is part of the word, as in verbal nouns of the eighth form whose root begins with ل. */
function withoutArticle(name: string): string {
  return inseparable.test(name)
    ? name
    : name.replace(/^([\p{P}\p{Z}]*)[اٱ]\p{Mn}*ل[\p{Mn}ـ]*(?=\p{L}\p{Mn}*\p{L})/u, '$1');
}

const inseparable =
  /^[\p{P}\p{Z}]*(?:الله|الت(?:زام|هاب|قاط|حام|حاق|صاق|فاف|فات|باس|هام|جاء|قاء|واء|ئام)(?:ات|ان|ين|ي|ية)?)(?![\p{L}\p{M}])/u;
