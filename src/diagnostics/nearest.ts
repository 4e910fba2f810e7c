import { distance } from 'fastest-levenshtein';

/**
 * Finds the candidate that a misspelt name was probably meant to be, or undefined if none is near enough.
 *
 * At most a third of the letters may differ (one letter in very short names); two swapped neighbors count as one
 * difference. A longer candidate that contains the name as a whole word comes before any misspelling. Case is ignored.
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

/** How often something is looked for on one page: it takes long on a large site, and a page with more has another fault. */
const MOST_TRIES = 20;

/** Returns `nearest` for the names of one page; after so many, it finds nothing. */
export function nearestFinder(): (found: string, candidates: () => Iterable<string>) => string | undefined {
  let tries = 0;
  return (found, candidates) => {
    tries += 1;
    return tries > MOST_TRIES ? undefined : nearest(found, candidates());
  };
}

/** The distance of a longer name that contains the word: more than a difference of case (0), less than one letter (1). */
const LONGER = 0.5;

/** Shorter words occur in too many longer names to suggest one. */
const WORD = 4;

/** Whether two words differ only in two neighboring letters that are swapped. */
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
