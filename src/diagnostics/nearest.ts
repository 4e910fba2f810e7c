import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelt name was probably meant to be, or undefined when none is near:
 * at most a third of the letters may differ (one in very short names). Case doesn't count.
 */
export function nearest(found: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(found);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue;
    const apart = distance(wanted, folded);
    if (apart < bestDistance || (apart === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
