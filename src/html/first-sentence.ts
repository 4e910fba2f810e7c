import { baseLanguage } from '../lexicon/base-language.ts';
import { isFunctionWord } from '../lexicon/function-words.ts';
import { ANNOUNCING, ANNOUNCING_PAIRS, has, NUMBERED, ORDINALS, suppressions, TITLES } from './abbreviations.ts';
import { oneLine } from './plain-text.ts';

/**
 * The first sentence of a text by the rules of its language; of its first paragraph, if that has no end of a sentence.
 * The periods of abbreviations, initials and ordinals don't end it, nor does anything inside brackets, quotation marks or
 * `name`, which may be “Yahoo!”.
 */
export function firstSentence(text: string, language: string, name = ''): string {
  const [first = '', next = ''] = text.split('\n\n', 2);
  // “There are two kinds:” says nothing without what follows.
  const paragraph = oneLine(/[:：]$/u.test(first) ? `${first}\n${next}` : first);
  const { segmenter, abbreviations } = languageRules(language);
  let [end, tries] = [0, 0];
  for (const { segment } of segmenter.segment(paragraph)) {
    end += segment.length;
    tries += 1;
    if (tries === MOST_TRIES) break;
    const before = paragraph.slice(0, end).trimEnd();
    const after = paragraph.slice(end);
    if (before.length === end && after !== '' && !endsWithoutSpace(before, after, language)) continue;
    if (isInName(paragraph, before.length, name, language)) continue;
    if (isEnd(before, after, language, abbreviations)) break;
  }
  return paragraph.slice(0, end).trim();
}

/** A text of nothing but abbreviations must not take long. */
const MOST_TRIES = 50;

/** Whether a sentence can end where no space follows: not in “.NET”, “a.b?c=d” and “Yahoo!는”, but in Chinese and Japanese. */
function endsWithoutSpace(before: string, after: string, language: string): boolean {
  if (!/[.!?]$/u.test(before)) return true;
  return ['ja', 'zh', 'th'].includes(baseLanguage(language)) && !/^[\x21-\x7e]/u.test(after);
}

/** Whether a place is inside the name, at its end where the sentence goes on, or after nothing else than the name. */
function isInName(text: string, at: number, name: string, language: string): boolean {
  if (name === '' || at === text.length) return false;
  const before = text.slice(0, at);
  if (before.replace(/[.:!?。：！？]+$/u, '') === name) return true;
  if (!/[.!?。！？]/u.test(name)) return false;
  const start = text.lastIndexOf(name, at - 1);
  const end = start + name.length;
  if (start < 0 || end < at) return false;
  return end > at || !isFunctionWord(wordAt(text.slice(at).trimStart()), language);
}

function wordAt(text: string): string {
  return /^[\p{L}\p{M}’']+/u.exec(text.replace(OPENING_SIGNS, ''))?.[0] ?? '';
}

/** Whether a sentence ends between two stretches of text, where the segmenter says so. */
function isEnd(before: string, after: string, language: string, abbreviations: ReadonlySet<string>): boolean {
  if (PAIRS.some(([open, close]) => before.lastIndexOf(open) > before.lastIndexOf(close) && after.includes(close)))
    return false;
  const base = baseLanguage(language);
  const rest = after.replace(OPENING_SIGNS, '');
  // “Stop!” is a command; 「止まれ。」は命令である。
  if (/^\p{Ll}/u.test(rest)) return false;
  const bare = before.replace(CLOSING_SIGNS, '');
  if (bare !== before && /^\p{Lo}/u.test(rest)) return false;
  if (/(?:\.\.|…)$/u.test(bare) && /^\p{Lo}/u.test(rest)) return false;
  if (!bare.endsWith('.')) return true;
  if (base === 'ko' && isInKoreanDate(bare, rest)) return false;
  // The last word, and the last two for abbreviations like “z. B.”.
  const [, previous = '', last = ''] = /(?:(\S+)\s)?(\S+)$/u.exec(bare) ?? [];
  // No space stands before a Latin word in Chinese and Japanese: 約3倍、No. 5.
  const start = base === 'ja' || base === 'zh' ? /^.*[^\x21-\x7e](?=[a-z])/iu : /^.*['’](?=\p{L})/u;
  const word = last.replace(start, '').replace(OPENING_SIGNS, '');
  const pair = `${previous.replace(OPENING_SIGNS, '')} ${word}`;
  const lower = word.toLowerCase().slice(0, -1);
  if (ANNOUNCING_PAIRS.test(pair) || has(ANNOUNCING, language, lower)) return false;
  if (has(NUMBERED, language, lower) && /^(?:\d|\p{Lu}\b|[IVXLC]+\b)/u.test(rest)) return false;
  // At the end of a company's name, a capital letter begins a new sentence; but “Co. KG”.
  if (COMPANIES.has(lower) || /(?:^| )S\. ?(?:A|L)\.$/u.test(pair))
    return /^\p{Lu}/u.test(rest) && !LEGAL_FORM.test(rest);
  if (INITIALS.test(word) && /^\p{L}\./u.test(rest)) return false;
  const isShort =
    // In Hindi, words of one letter are usual; the names of letters are in the list.
    (base === 'hi' ? DOTTED.test(word) : INITIALS.test(word)) ||
    has(TITLES, language, lower) ||
    abbreviations.has(word) ||
    abbreviations.has(pair) ||
    (ORDINALS.has(base) && /^\d{1,3}\.$/u.test(word));
  // “… in the U.S. It was …”: a new sentence begins with a word like “it”, a name does not.
  return !isShort || isFunctionWord(wordAt(after), language);
}

/** In “2024. 1. 1. 시행”, no period ends a sentence. */
function isInKoreanDate(before: string, after: string): boolean {
  return (/\d{4}\.$/u.test(before) && /^\d/u.test(after)) || /\d{4}\. ?\d{1,2}\.(?: ?\d{1,2}\.)?$/u.test(before);
}

const COMPANIES = words('inc ltd ltda corp co pvt');

const LEGAL_FORM = /^(?:KG|KGaA|AG|GmbH|Inc|Ltd|Corp|LLC|LLP|OHG|SA|SE|Pvt|Holdings?)\b/u;

const CLOSING_SIGNS = /[\p{Pe}\p{Pf}"'’”“]+$/u;

const OPENING_SIGNS = /^[\p{Ps}\p{Pi}"'¿¡]+/u;

/** Letters with a period each: “J.”, “U.S.”, “z.B.”, “M.Sc.”; a letter can be written with several characters, as in “डॉ.”; and Spanish plurals, “EE. UU.”. */
const INITIALS = /^(?:\p{L}[\p{M}\p{Lm}]*\.)+$|^(?:\p{L}\p{M}*\p{Ll}?\.-?){2,}$|^(?:(\p{Lu})\1\.)+$|-\p{Lu}\.$/u;

const DOTTED = /^(?:[\p{L}\p{M}]{1,5}\.){2,}$/u;

/** Between these, nothing ends a sentence. */
const PAIRS = ['()', '[]', '‹›', '《》', '『』', '“”', '„“', '«»', '（）', '「」'].map(
  (pair) => [pair[0]!, pair[1]!] as const,
);

interface LanguageRules {
  segmenter: Intl.Segmenter;
  /** With their periods. */
  abbreviations: ReadonlySet<string>;
}

/** Cached by language: making a segmenter takes longer than using it. */
const rules = new Map<string, LanguageRules>();

function languageRules(language: string): LanguageRules {
  const known = rules.get(language);
  if (known) return known;
  const made = {
    segmenter: new Intl.Segmenter(language, { granularity: 'sentence' }),
    abbreviations: new Set(suppressions(baseLanguage(language))),
  };
  rules.set(language, made);
  return made;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
