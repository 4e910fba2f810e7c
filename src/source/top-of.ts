/** Is given things, each with how good it is. */
export type Take<Thing> = (thing: Thing, score: number) => void;

/**
 * The best few of many things, the best first, and of equals those that come first: what sorting all of them would give.
 * @param giveAll gives every thing
 */
export function topOf<Thing>(most: number, giveAll: (take: Take<Thing>) => void): Thing[] {
  const top: Thing[] = [];
  const scores: number[] = [];
  giveAll((thing, score) => {
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
