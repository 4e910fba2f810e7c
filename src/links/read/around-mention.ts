/** What stands around a mention in its running text, as far as it tells whether the term is meant. */

/**
 * Whether it is a piece of a larger name: “Linux Foundation”, “Stable Diffusion model”.
 * @param own names of the site itself: in “the Kubernetes Service” the glossary speaks of its own
 */
export function isPartOfName(run: string, start: number, end: number, own: readonly string[]): boolean {
  const text = run.slice(start, end);
  if (!/^\p{Lu}/u.test(text)) return false;
  const after = /^ (\p{Lu}[\p{L}\p{N}]*)/u.exec(run.slice(end, end + 60))?.[1];
  if (after !== undefined && !(isAcronym(after) && isAcronym(text))) return true;
  const before = /(\p{Lu}[\p{L}\p{N}]*) $/u.exec(run.slice(Math.max(0, start - 60), start));
  if (!before || (isAcronym(before[1]!) && isAcronym(text))) return false;
  // A capital at the beginning of a sentence says nothing.
  const lead = run.slice(0, Math.max(0, start - before[0].length));
  return !/(?:^|[.!?]["'”’)]*)\s*$/u.test(lead) && !own.some((name) => name.split(/\s+/u).includes(before[1]!));
}

/** Whether it points to something said before: “the encoder”, “this model”. */
export function isPointing(run: string, start: number): boolean {
  return /\b(?:the|this|that|these|those|its|their|each|another|same|whose)\s$/iu.test(
    run.slice(Math.max(0, start - 12), start),
  );
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(text);
}
