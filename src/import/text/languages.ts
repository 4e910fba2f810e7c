const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * The language that a folder, a file or a key is called after, as a BCP 47 tag: `zh-cn` and `zh_CN` are `zh-CN`.
 * Undefined for a word that only looks like one: the primary language must be one of two letters that CLDR knows.
 */
export function languageNamed(word: string): string | undefined {
  if (!/^[a-z]{2}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3})){0,2}$/iu.test(word)) return undefined;
  try {
    const tag = new Intl.Locale(word.replaceAll('_', '-')).toString();
    return names.of(tag.slice(0, 2)) === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}
