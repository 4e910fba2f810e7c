import { toSlug } from './slug.ts';

/** The alphabetical order of a language. Numbers inside names sort by value; the Arabic article is ignored. */
export function collatorOf(language: string): Intl.Collator {
  const collator = new Intl.Collator(language, { numeric: true, ignorePunctuation: true });
  if (!hasArticle(language)) return collator;
  // Sorting compares each name with many others: its article is removed once.
  const bareNames = new Map<string, string>();
  const bare = (name: string): string => {
    let bareName = bareNames.get(name);
    if (bareName === undefined) bareNames.set(name, (bareName = withoutArticle(name)));
    return bareName;
  };
  return {
    compare: (a, b) => collator.compare(bare(a), bare(b)) || a.length - b.length,
    resolvedOptions: () => collator.resolvedOptions(),
  };
}

/**
 * The letter under which an index lists a name, in capitals. It is a letter of the language's own alphabet: Ñ in
 * Spanish, CH in Czech, but no Ä in German. Kana are listed by their row, Chinese characters by pinyin initial or number
 * of strokes in Chinese, and Korean by initial consonant. In Japanese, the reading of kanji can't be known without a
 * dictionary, so they are all listed under 漢字, after the kana; so they are in all other languages. Digits and symbols
 * are listed under `#`.
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
  // A name that sorts after everything that begins with the letter begins with a letter that the table doesn't have.
  return isGroup || compare(bare, start + LAST) <= 0 ? label : capital(first, language);
}

/** Finds by bisection the last item for which `isTrue` holds; it must hold for a beginning of the list and no more. */
function lastWhere<T>(list: readonly T[], isTrue: (item: T) => boolean): T | undefined {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isTrue(list[middle]!)) from = middle + 1;
    else to = middle;
  }
  return list[from - 1];
}

/** The id of a letter's group in an index, the same for a capital and its small letter: `letter-s`. */
export function letterId(letter: string): string {
  return `letter-${toSlug(letter) || 'other'}`;
}

interface Letter {
  /** Names that sort from here up to the next letter's `start` are listed under it. */
  start: string;
  label: string;
  /** Whether names that don't begin with `start` belong to it too, as in a row of kana. */
  isGroup: boolean;
}

interface Alphabet {
  letters: readonly Letter[];
  compare: Intl.Collator['compare'];
}

/** Sorts after every other character: Unicode Technical Standard 35, part 5, “U+FFFF”. */
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

/** Cached by script and language: making one takes a few thousand comparisons. */
const alphabets = new Map<string, Alphabet>();

function alphabetOf(script: string, language: string): Alphabet {
  const key = `${script} ${language}`;
  const cached = alphabets.get(key);
  if (cached) return cached;
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', ignorePunctuation: true });
  const letters = groupsOf(script, language) ?? lettersOf(script, language, compare);
  // Some index marks of the Chinese collations have no group; they sort after all others.
  const alphabet = { compare, letters: letters.sort((one, other) => compare(one.start, other.start)) };
  alphabets.set(key, alphabet);
  return alphabet;
}

/** The index groups of scripts with too many characters for a group each; undefined for other scripts. */
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
  // The Chinese collations have a mark before each group: U+FDD0 and the pinyin initial, or U+FDD0 and the character
  // U+2800 plus the number of strokes (UTS 35, part 5, “Collation Indexes”; ICU's AlphabeticIndex relies on them).
  const marked = (mark: string, label: string): Letter => ({ start: `\uFDD0${mark}`, label, isGroup: true });
  return locale.script === 'Hant'
    ? Array.from({ length: 48 }, (_, index) => marked(String.fromCharCode(0x2801 + index), `${index + 1}畫`))
    : [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => marked(letter, letter));
}

/** The letters of an alphabet, found by sorting: each candidate that doesn't sort under the letter before it, such as ñ, ø or ch. */
function lettersOf(script: string, language: string, compare: Alphabet['compare']): Letter[] {
  const { compare: compareAll } = new Intl.Collator(language);
  // Of letters that sort as one (a and ā, æ and ä in Danish), the plain one or the language's own is the label.
  const isPlain = (letter: string): number => Number(/^[a-z]$/u.test(letter));
  const sorted = candidates(script, language, compare).sort(
    (a, b) => compare(a, b) || isPlain(b) - isPlain(a) || compareAll(a, b),
  );
  const letters: string[] = [];
  for (const candidate of sorted) {
    const previous = letters.at(-1);
    if (compare(candidate, previous === undefined ? '' : previous + LAST) > 0) letters.push(candidate);
  }
  return letters.map((letter) => ({ start: letter, label: capital(letter, language), isGroup: false }));
}

/** Every character or digraph that may be a letter in some language of the script. */
function candidates(script: string, language: string, compare: Alphabet['compare']): string[] {
  // The Arabic collation sorts ء with ا and ة with ت, so that the wrong one of each pair could become the label.
  if (script === 'Arabic' && hasArticle(language)) return [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const pattern = new RegExp(`^(?=\\p{Script=${script}})[\\p{Ll}\\p{Lo}]`, 'u');
  const characters = Array.from({ length: 0x1fff }, (_, code) => String.fromCharCode(code)).filter(
    (character) => pattern.test(character) && character === character.normalize('NFKC'),
  );
  return script === 'Latin'
    ? [...characters.filter((letter) => letter !== letter.toUpperCase()), ...digraphs(compare)]
    : characters;
}

/** Two or three letters that the language sorts as one letter: they sort after everything that begins with the first. */
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
  // Georgian uses capitals only for text that is entirely in capitals.
  return /\p{Script=Georgian}/u.test(letter) ? letter : letter.toLocaleUpperCase(language);
}

function hasArticle(language: string): boolean {
  return /^ar(?:-|$)/iu.test(language);
}

/** Removes the article ال, unless it is part of the word, as in verbal nouns of form VIII whose root begins with ل. */
function withoutArticle(name: string): string {
  return inseparable.test(name)
    ? name
    : name.replace(/^([\p{P}\p{Z}]*)[اٱ]\p{Mn}*ل[\p{Mn}ـ]*(?=\p{L}\p{Mn}*\p{L})/u, '$1');
}

const inseparable =
  /^[\p{P}\p{Z}]*(?:الله|الت(?:زام|هاب|قاط|حام|حاق|صاق|فاف|فات|باس|هام|جاء|قاء|واء|ئام)(?:ات|ان|ين|ي|ية)?)(?![\p{L}\p{M}])/u;
