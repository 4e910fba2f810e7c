/**
 * Whether a mention is part of a larger name, judged by the words around it: “Linux Foundation”, “Stable Diffusion model”.
 * @param run the running text
 * @param own the names of the site, product and publisher, which may precede a term: “the Kubernetes Service”
 */
export function isPartOfName(run: string, start: number, end: number, own: readonly string[]): boolean {
  const text = run.slice(start, end);
  if (!/^\p{Lu}/u.test(text)) return false;
  const after = /^ (\p{Lu}[\p{L}\p{N}]*)/u.exec(run.slice(end, end + 60))?.[1];
  if (after !== undefined && !(isAcronym(after) && isAcronym(text))) return true;
  const before = /(\p{Lu}[\p{L}\p{N}]*) $/u.exec(run.slice(Math.max(0, start - 60), start));
  if (!before || (isAcronym(before[1]!) && isAcronym(text))) return false;
  // At the beginning of a sentence, a capital doesn't mark a name.
  const lead = run.slice(Math.max(0, start - before[0].length - 60), Math.max(0, start - before[0].length));
  return !/(?:^|[.!?]["'”’)]*)\s*$/u.test(lead) && !own.some((name) => name.split(/\s+/u).includes(before[1]!));
}

/** Whether a mention refers back to something, judged by the word before it: “the encoder”, “this model”. */
export function isPointing(run: string, start: number): boolean {
  return /\b(?:the|this|that|these|those|its|their|each|another|same|whose)\s$/iu.test(
    run.slice(Math.max(0, start - 12), start),
  );
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(text);
}
