const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Codes of three letters that files and fields are called by, too: words, abbreviations, names of fields. */
const WORDS =
  /^(?:aka|arm|ave|bam|cat|cha|che|cor|cos|dan|div|est|fin|geo|hat|her|ice|ido|ind|kin|kit|lat|lim|lin|lit|lug|mac|mah|mal|mar|may|mon|nav|nor|ori|pan|per|pol|que|roh|rum|run|sag|san|sin|snd|som|sot|sun|swa|tam|tat|tel|tir|ton|ven|vol|wel)$/u;

/**
 * The language that a folder, a file or a key is called after, as a BCP 47 tag: `zh-cn` and `zh_CN` are `zh-CN`, `deu` and
 * `ger` are `de`. Undefined for a word that only looks like one.
 */
export function languageNamed(word: string): string | undefined {
  return WORDS.test(word) ? undefined : languageCoded(word);
}

/**
 * The same for a word that stands among languages, where `fin` is Finnish. The primary language must be one that CLDR
 * knows; a code of three letters (ISO 639-2, as TBX has them) must be one for which there are two.
 */
export function languageCoded(word: string): string | undefined {
  if (!/^[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3})){0,2}$/iu.test(word)) return undefined;
  if (/^[A-Z]{3}(?![a-z])/u.test(word)) return undefined;
  try {
    const tag = new Intl.Locale(word.replaceAll('_', '-')).toString();
    return /^[a-z]{2}(?:-|$)/u.test(tag) && names.of(tag.slice(0, 2)) !== undefined ? tag : undefined;
  } catch {
    return undefined;
  }
}
