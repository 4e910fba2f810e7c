/** Whether a language writes nouns with a capital wherever they stand. */
export function hasCapitalNouns(language: string): boolean {
  return /^(?:de|lb)(?:-|$)/iu.test(language);
}
