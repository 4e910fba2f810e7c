import { hasDottedI, smallLetters } from './small-letters.ts';

/** A word of a text, a single symbol, or a single character of a script without spaces between words (`unspaced`). */
export interface Token {
  kind: 'word' | 'unspaced' | 'symbol';
  /** The text by which tokens are compared: without invisible characters, ignoring case, width and Unicode form. */
  key: string;
  /** The same, but with its capitals. */
  text: string;
  /** Offsets in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** Whether white space comes before it; white space is no token of its own. */
  afterGap: boolean;
}

/** Scripts without spaces between words: each of their characters is a token of its own. */
const UNSPACED = String.raw`[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]&&[\p{L}\p{N}]]`;

/** Soft hyphens, joiners and zero-width spaces: they affect line breaks and shaping, and are ignored when comparing. */
const INVISIBLE = String.raw`\u00AD\u034F\u200B-\u200F\u2060\uFEFF`;

const pattern = new RegExp(
  String.raw`(?<unspaced>${UNSPACED}[\p{M}${INVISIBLE}]*)|(?<word>[[\p{L}\p{M}\p{N}\p{Pc}${INVISIBLE}]--${UNSPACED}]+)|(?<gap>\s+)|(?<symbol>.)`,
  'gsv',
);

const invisible = new RegExp(`[${INVISIBLE}]+`, 'gu');

const HYPHENS = /[\u2010-\u2013\u2212\uFE63\uFF0D]/u;
const APOSTROPHES = /[\u2018\u2019\u02BC\uFF07]/u;

/** Splits a text into tokens. @param language decides which letters are small and large forms of each other */
export function tokensOf(text: string, language?: string): Token[] {
  return /^[\0-\x7F]*$/u.test(text) && !hasDottedI(language) ? tokensOfAscii(text) : tokensOfAny(text, language);
}

/** A faster tokenizer for ASCII, which most English texts are: it takes a third of the time. */
function tokensOfAscii(text: string): Token[] {
  const tokens: Token[] = [];
  let afterGap = false;
  for (let start = 0, end = 0; start < text.length; start = end) {
    const code = text.charCodeAt(start);
    end = start + 1;
    if (code === 32 || (code >= 9 && code <= 13)) {
      afterGap = true;
      continue;
    }
    const isWord = isWordCode(code);
    while (isWord && isWordCode(text.charCodeAt(end))) end += 1;
    const shown = text.slice(start, end);
    tokens.push({ kind: isWord ? 'word' : 'symbol', key: shown.toLowerCase(), text: shown, start, end, afterGap });
    afterGap = false;
  }
  return tokens;
}

/** `A` to `Z`, `a` to `z`, `0` to `9`, `_`. */
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function tokensOfAny(text: string, language: string | undefined): Token[] {
  const tokens: Token[] = [];
  let afterGap = false;
  for (const match of text.matchAll(pattern)) {
    const { unspaced, word, gap } = match.groups!;
    if (gap !== undefined) {
      afterGap = true;
      continue;
    }
    const [found] = match;
    const shown = plain(found);
    if (shown === '') continue;
    const kind = unspaced !== undefined ? 'unspaced' : word !== undefined ? 'word' : 'symbol';
    tokens.push({
      kind,
      key: folded(shown, language),
      text: shown,
      start: match.index,
      end: match.index + found.length,
      afterGap,
    });
    afterGap = false;
  }
  return tokens;
}

export function isHyphen(token: Token | undefined): boolean {
  return token?.key === '-';
}

/** Replaces full-width characters by plain ones, all hyphens by `-` and all apostrophes by `'`, and removes invisible characters. */
function plain(found: string): string {
  if (/^[\x20-\x7E]+$/u.test(found)) return found;
  const shown = found.replace(invisible, '').normalize('NFKC');
  if (HYPHENS.test(shown)) return '-';
  return APOSTROPHES.test(shown) ? "'" : shown;
}

function folded(shown: string, language: string | undefined): string {
  return smallLetters(shown, language).replaceAll('ς', 'σ');
}
