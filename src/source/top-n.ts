/** Receives the items, each with its score. */
export type Take<Thing> = (thing: Thing, score: number) => void;

/**
 * The items with the highest scores, highest first; of equal scores the earlier one comes first. Gives the same result
 * as a stable sort of all items, in less time.
 * @param most how many items to return
 * @param visitAll calls `take` with every item
 */
export function topN<Thing>(most: number, visitAll: (take: Take<Thing>) => void): Thing[] {
  const top: Thing[] = [];
  const scores: number[] = [];
  visitAll((thing, score) => {
    if (top.length === most && !(score > scores[most - 1]!)) return;
    let place = top.length;
    while (place > 0 && score > scores[place - 1]!) place -= 1;
    top.splice(place, 0, thing);
    scores.splice(place, 0, score);
    if (top.length <= most) return;
    top.pop();
    scores.pop();
  });
  return top;
}
