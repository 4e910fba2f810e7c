/** The alphabetical order of a language; numbers inside names count as numbers. */
export function collatorOf(language: string): Intl.Collator {
  return new Intl.Collator(language, { numeric: true, ignorePunctuation: true });
}

/** The letter under which a name is listed: without its accent, in capitals; `#` for digits and signs. */
export function letterOf(name: string, language: string): string {
  const first = [...name.normalize('NFKD').replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? '';
  return /\p{L}/u.test(first) ? first.toLocaleUpperCase(language).normalize('NFC') : '#';
}
