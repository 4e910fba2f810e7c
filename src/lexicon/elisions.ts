import { baseLanguage } from './base-language.ts';

/**
 * The words that lose their last vowel before another word, up to the apostrophe: l’image, quell’uomo, d’água. In small
 * letters, as alternatives of a regular expression.
 */
const ELIDED: Record<string, string> = {
  ca: 'l|d|m|t|s|n',
  fr: 'l|d|j|m|t|s|c|ç|n|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu',
  gl: 'd',
  it:
    '[dnsc]?[aeuo]?ll|[dlmtscnv]|gl|[cd]|un|quest|quell|bell|sant|nessun|ciascun|qualcun|alcun|ognun|qualch|tutt|mezz|' +
    'buon|grand|pover|com|cos|dov|quand|senz|anch|neanch|tr|sott|sopr|contr|oltr|fors|altr',
  lb: 'd|s',
  oc: 'l|d|m|t|s|n|qu',
  pt: 'd|n',
};

/** Words that have an elision inside, which is no elision any more: aujourd’hui. */
const GROWN_TOGETHER = /^(?:aujourd|prud|grand)$/u;

/**
 * Whether a word is elided before an apostrophe.
 * @param word in small letters
 */
export function isElided(word: string, language: string): boolean {
  if (GROWN_TOGETHER.test(word) && !/^it\b/u.test(language)) return false;
  return patternOf(language)?.test(word) ?? false;
}

/** A text without elided articles and prepositions: “l’écran” is looked up as “écran”. */
export function withoutElisions(text: string, language: string): string {
  const elided = ELIDED[baseLanguage(language)];
  if (elided === undefined || !/['’ʼ‘]/u.test(text)) return text;
  return text.replace(new RegExp(`(?<![\\p{L}\\p{M}'’])(?:${elided})['’ʼ‘](?=\\p{L}{2})`, 'giu'), '');
}

const patterns = new Map<string, RegExp | undefined>();

function patternOf(language: string): RegExp | undefined {
  const base = baseLanguage(language);
  if (!patterns.has(base))
    patterns.set(base, ELIDED[base] === undefined ? undefined : new RegExp(`^(?:${ELIDED[base]})$`, 'u'));
  return patterns.get(base);
}
