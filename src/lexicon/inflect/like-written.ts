/** A form made in lower case, with the capitals of the word it was made from: “ConfigMap” and “configmaps” give “ConfigMaps”, “Ast” and “äste” give “Äste”. */
export function likeWritten(word: string, form: string): string {
  const lower = word.toLowerCase();
  let kept = 0;
  while (kept < form.length && lower[kept] === form[kept]) kept += 1;
  if (kept > 0) return word.slice(0, kept) + form.slice(kept);
  return /^\p{Lu}/u.test(word) ? form[0]!.toUpperCase() + form.slice(1) : form;
}
