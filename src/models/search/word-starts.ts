/** As many letters of a word say in which file it is. */
const LETTERS = 3;

export function prefixOf(key: string): string {
  return [...key].slice(0, LETTERS).join('');
}

/** The number of the file in which a word is, or would be. */
export function fileOf(starts: readonly string[], key: string): number {
  const prefix = prefixOf(key);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= prefix) low = middle;
    else high = middle - 1;
  }
  return low;
}
