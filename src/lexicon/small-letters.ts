/** A text in small letters, by the rules of its language: in Turkish, I is the capital of ı, and İ that of i. */
export function smallLetters(text: string, language: string | undefined): string {
  return hasDottedI(language) ? text.toLocaleLowerCase('tr') : text.toLowerCase();
}

/** Whether a language tells i from ı, as Turkish, Azerbaijani, Crimean Tatar and Gagauz do. */
export function hasDottedI(language: string | undefined): boolean {
  return language !== undefined && /^(?:tr|az|crh|gag)(?:-|$)/iu.test(language);
}
