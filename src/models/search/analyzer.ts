import { baseLanguage } from '../../lexicon/base-language.ts';
import { withoutElisions } from '../../lexicon/elisions.ts';

/** Takes a word to its stem. From @orama/stemmers, which has Snowball's. */
export type Stemmer = (word: string) => string;

/** A word of a text, as the search compares it. */
export interface Word {
  key: string;
  /** Its place in the text. */
  start: number;
  end: number;
}

/** Accents, Arabic vowel signs and Hebrew points, which are typed or left out at will; other marks are part of a letter. */
const OPTIONAL = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670\u0640]+/gu;

/** Letters that Unicode doesn't take apart, as they are typed where a keyboard lacks them. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Scripts without spaces between words, and Korean, whose particles are written with the word before. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;

/** Runs of one kind; signs that belong to names such as C++ and C#. */
const RUNS = new RegExp(
  String.raw`(?<unspaced>[${UNSPACED}][${UNSPACED}\p{M}]*)|(?<word>[[\p{L}\p{N}\p{M}]--[${UNSPACED}]]+)(?<sign>[+#]+(?![\p{L}\p{N}]))?`,
  'gv',
);

/** Joins the parts of words such as “fine-tuning” and “H.264”. */
const JOINTS = /^[-‐‑.’']$/u;

/**
 * Returns a function that splits texts into words: of one language, for the index and for queries alike.
 * Scripts without spaces become pairs of characters, as what a dictionary takes for a word differs between browsers.
 */
export function analyzer(language: string, stem: Stemmer = (word) => word): (text: string) => Word[] {
  const isGerman = baseLanguage(language) === 'de';
  const known = new Map<string, string>();
  const keyOf = (word: string): string => {
    let key = known.get(word);
    if (key === undefined) {
      const small = word.normalize('NFKC').toLowerCase();
      // Numbers and codes have no endings.
      key = folded(/\p{N}/u.test(small) ? small : stem(isGerman ? withUmlauts(small) : small));
      known.set(word, key);
    }
    return key;
  };
  return (given) => {
    const text = given.includes('’') || given.includes("'") ? sameLength(given, language) : given;
    const words: Word[] = [];
    let last: (Word & { written: string }) | undefined;
    for (const { 0: all, index: start, groups } of text.matchAll(RUNS)) {
      const end = start + all.length;
      if (groups!['unspaced'] !== undefined) {
        last = undefined;
        pairs(all, start, words);
        continue;
      }
      const word = groups!['word']!;
      const own = { key: keyOf(word), start, end: start + word.length };
      words.push(own);
      // “ConfigMap” has two words.
      const humps = all.match(/\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})/gu);
      if (humps && humps.length > 1 && humps.join('') === word && humps.every(({ length }) => length > 1))
        for (const hump of humps) words.push({ ...own, key: keyOf(hump) });
      if (groups!['sign'] !== undefined) words.push({ key: folded(all.toLowerCase()), start, end });
      // “fine-tuning” is “finetuning” too.
      const joined = last && last.end === start - 1 && JOINTS.test(text[last.end]!) ? last.written + word : undefined;
      if (joined !== undefined) words.push({ key: keyOf(joined), start: last!.start, end });
      last = { ...own, start: joined === undefined ? start : last!.start, written: joined ?? word };
    }
    return words;
  };
}

/** What two words have for a key where they are written as one. */
export function joinedKey(first: string, second: string, analyze: (text: string) => Word[]): string | undefined {
  const words = analyze(first + second);
  return words.length === 1 ? words[0]!.key : undefined;
}

/** A text without the accents that a reader may leave out, in small letters. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(OPTIONAL, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþı]/gu, (letter) => PLAIN[letter]!);
}

/** What is typed as “ae” where a keyboard lacks umlauts, as Snowball's German2 has it. */
function withUmlauts(word: string): string {
  return word
    .replace(/ae/gu, 'ä')
    .replace(/oe/gu, 'ö')
    .replace(/(?<![aeqä])ue/gu, 'ü');
}

/** Elided articles become spaces, so that all places stay what they are. */
function sameLength(text: string, language: string): string {
  const plain = text.replace(/’/gu, "'");
  return plain.replace(/(?<![\p{L}\p{M}])\p{L}{1,7}'(?=\p{L}{2})/gu, (start) =>
    withoutElisions(`${start}xx`, language) === 'xx' ? ' '.repeat(start.length) : start,
  );
}

/** Katakana as hiragana. */
function pairs(run: string, start: number, words: Word[]): void {
  const letters = [...run.matchAll(/.\p{M}*/gsu)].map(({ 0: letter, index }) => ({
    key: folded(letter.normalize('NFKC').toLowerCase()).replace(/[ァ-ヶ]/gu, (kana) =>
      String.fromCharCode(kana.charCodeAt(0) - 0x60),
    ),
    start: start + index,
    end: start + index + letter.length,
  }));
  if (letters.length === 1) words.push(letters[0]!);
  letters.slice(1).forEach((second, at) => {
    const first = letters[at]!;
    words.push({ key: first.key + second.key, start: first.start, end: second.end });
  });
}
