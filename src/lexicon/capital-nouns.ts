/** Whether a language capitalizes all nouns, as German and Luxembourgish do. */
export function hasCapitalNouns(language: string): boolean {
  return /^(?:de|lb)(?:-|$)/iu.test(language);
}
