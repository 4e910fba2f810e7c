import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelt name was probably meant to be, or undefined when none is near: at most a third of the
 * letters may differ (one in very short names); two letters that changed places are one. A longer name that has it as a
 * whole word is nearer than any other. Case doesn't count.
 */
export function nearest(found: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(found);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (wanted.length >= WORD && folded.length > wanted.length && folded.split(/[\s_-]+/u).includes(wanted)) {
      if (bestDistance > LONGER || candidate.length < best!.length) best = candidate;
      bestDistance = Math.min(bestDistance, LONGER);
      continue;
    }
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue;
    const apart = distance(wanted, folded) - Number(isSwapped(wanted, folded));
    if (apart < bestDistance || (apart === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

/** How far a longer name is: farther than the same name in other capitals. */
const LONGER = 0.5;

/** Shorter ones stand in many names. */
const WORD = 4;

/** Whether they differ in two neighbouring letters only, which stand the other way round. */
function isSwapped(one: string, other: string): boolean {
  const at = one.split('').findIndex((letter, index) => letter !== other[index]);
  return (
    one.length === other.length &&
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
