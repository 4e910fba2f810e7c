/**
 * Gives a lower-case form the capitals of the word that it was made from: “ConfigMap” and “configmaps” give “ConfigMaps”,
 * “Ast” and “äste” give “Äste”.
 */
export function copyCapitals(word: string, form: string): string {
  const lower = word.toLowerCase();
  let shared = 0;
  while (shared < form.length && lower[shared] === form[shared]) shared += 1;
  if (shared > 0) return word.slice(0, shared) + form.slice(shared);
  return /^\p{Lu}/u.test(word) ? form[0]!.toUpperCase() + form.slice(1) : form;
}
