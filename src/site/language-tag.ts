/** Whether a value is a BCP 47 tag without extensions, such as `en` or `pt-BR`. */
export function isLanguageTag(tag: unknown): tag is string {
  return typeof tag === 'string' && usualTag(tag)?.toLowerCase() === tag.toLowerCase();
}

/**
 * The usual form of a language tag: `pt-BR` for `pt-br`, `zh-CN` for `zh_CN`, `he` for the old `iw`. Undefined if it is no
 * tag of a language, a script and a territory.
 */
export function usualTag(tag: string): string | undefined {
  const plain = tag.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-|$)/iu.test(plain)) return undefined;
  try {
    const usual = Intl.getCanonicalLocales(plain)[0]!;
    return new Intl.Locale(usual).baseName === usual ? usual : undefined;
  } catch {
    return undefined;
  }
}
