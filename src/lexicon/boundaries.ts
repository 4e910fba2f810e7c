import { isInCompound } from './compounds.ts';
import { isContracted } from './contractions.ts';
import { isElided } from './elisions.ts';
import { isHyphen, type Token } from './tokens.ts';

/** The text around a match, for deciding whether the match is a word of its own. */
export interface Surroundings {
  tokens: readonly Token[];
  text: string;
  language: string;
  /** Whether a word can begin or end at an offset; needed for scripts without spaces between words. */
  breaks: (offset: number) => boolean;
  /** Spans in which nothing matches: web and e-mail addresses. */
  excluded: readonly { start: number; end: number }[];
}

/**
 * Whether the tokens from `from` up to `to` (exclusive) are words of their own, rather than part of a compound, a path, an
 * identifier, a contraction or an address.
 */
export function hasBoundaries(from: number, to: number, around: Surroundings): boolean {
  const { tokens, breaks, excluded } = around;
  const first = tokens[from]!;
  const last = tokens[to - 1]!;
  if (isInside(first.start, last.end, excluded)) return false;
  const before = first.afterGap ? undefined : tokens[from - 1];
  const after = tokens[to]?.afterGap ? undefined : tokens[to];
  if (before?.kind === 'unspaced' && first.kind === 'unspaced' && !breaks(first.start)) return false;
  if (after?.kind === 'unspaced' && last.kind === 'unspaced' && !breaks(last.end)) return false;
  if ((first.kind === 'unspaced' || last.kind === 'unspaced') && isInCompound(from, to, around)) return false;
  if (first.kind === 'symbol' && before && (before.kind !== 'symbol' || before.key === first.key)) return false;
  if (last.kind === 'symbol' && after && (/^\p{L}/u.test(after.key) || after.key === last.key)) return false;
  return mayFollow(before, from, around) && mayPrecede(after, from, to, around);
}

/** Whether a stretch of text overlaps one of these spans, which are in the order of the text. */
function isInside(from: number, to: number, spans: Surroundings['excluded']): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= from) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]!.start < to;
}

const ADDRESS =
  /(?:\b[a-z][a-z0-9+.-]{0,20}:\/\/|\bwww\.|\b(?:mailto|urn|doi):)[^\s\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}<>"（）「」]+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}\.\p{L}{2,}/giu;

/** A quick test: every address contains one of these, and most texts contain none. */
const ADDRESS_HINT = /:\/\/|@|\bwww\.|\b(?:mailto|urn|doi):/iu;

/** The spans of web and e-mail addresses, in which a name isn't a mention of its term. Offsets in UTF-16 units. */
export function addressSpans(text: string): { start: number; end: number }[] {
  if (!ADDRESS_HINT.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Returns a function that tells whether a word ends at an offset. It segments the text on its first call: most texts never need it. */
export function wordBreaks(text: string, language: string): (offset: number) => boolean {
  let ends: Set<number> | undefined;
  return (offset) => {
    ends ??= new Set([
      0,
      ...[...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(
        ({ index, segment }) => index + segment.length,
      ),
    ]);
    return ends.has(offset);
  };
}

/** Words that may follow a name and a hyphen: “GAN-based” mentions GAN, “pod-lifecycle” is another name. */
const SUFFIX =
  /^(?:\p{L}+(?:ed|ing|able|ible|wise|ward|wards)|aware|driven|free|friendly|grade|heavy|level|like|made|native|only|proof|ready|sized|specific|style|wide|led|built|run|known|shaped|basiert\p{L}*|gestützt\p{L}*|gesteuert\p{L}*|fähig\p{L}*|ähnlich\p{L}*|artig\p{L}*|frei\p{L}*)$/u;

function mayFollow(before: Token | undefined, from: number, { tokens, language, text }: Surroundings): boolean {
  if (!before || before.kind !== 'symbol') return true;
  const word = before.afterGap ? undefined : tokens[from - 2];
  const isAfterWord = word !== undefined && word.kind !== 'symbol';
  switch (before.key) {
    case '@':
    case '#':
    case '$':
    case '%':
    case '\\':
    case '~':
    case '<':
    case '-':
      return false;
    case '.':
      return word?.key === '.';
    case '/':
      return isAlternative(before, text);
    case "'":
      return !isAfterWord || isElided(word.key, language);
    case ':':
    case '&':
    case '+':
    case '=':
    case '*':
    case '^':
      return !isAfterWord;
    default:
      return true;
  }
}

function mayPrecede(
  after: Token | undefined,
  from: number,
  to: number,
  { tokens, text, language }: Surroundings,
): boolean {
  if (!after || after.kind !== 'symbol') return true;
  const next = tokens[to + 1]?.afterGap ? undefined : tokens[to + 1];
  const isBeforeWord = next !== undefined && next.kind !== 'symbol';
  switch (after.key) {
    case '+':
    case '#':
    case '\\':
    case '=':
      return false;
    case '/':
      return isAlternative(after, text);
    case "'":
      return !isBeforeWord || (next.key === 's' && !(to - from === 1 && isContracted(tokens[from]!.text, language)));
    case '-':
      return next === undefined || (isBeforeWord && SUFFIX.test(next.key) && !isHyphen(tokens[to + 2]));
    case '.':
    case ':':
    case '@':
    case '&':
    case '<':
    case '*':
    case '^':
      return !isBeforeWord && !(after.key === ':' && next?.key === ':') && !(after.key === '.' && next?.key === '/');
    case '(':
      return next?.key !== ')';
    default:
      return true;
  }
}

/** Whether a slash stands between two words: in “client/server”, but not in “/etc/pods” or “TCP/IP”. */
function isAlternative({ start, end }: Token, text: string): boolean {
  const left = /[^\s"'“”‘’([{]*$/u.exec(text.slice(Math.max(0, start - 80), start))![0];
  const right = /^[^\s"'“”‘’)\]},;:!?…]*/u.exec(text.slice(end, end + 80))![0].replace(/\.+$/u, '');
  const isWord = (side: string): boolean => /^\p{L}[\p{L}\p{M}-]*$/u.test(side);
  return isWord(left) && isWord(right) && !(isCapitals(left) && isCapitals(right));
}

function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}
