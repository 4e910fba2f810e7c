/**
 * CompressedRows of numbers of different lengths in two typed arrays (“compressed sparse rows”). For millions of numbers, an array
 * for each row would take many times the memory.
 */
export interface CompressedRows {
  /** All rows, one after the other; the numbers of a row are in the order in which they were added. */
  values: Int32Array;
  /** Row `n` is `values` from `starts[n]` up to `starts[n + 1]` (exclusive). */
  starts: Int32Array;
}

/**
 * @param count the number of rows
 * @param addAll calls `add` for every number; it is called twice, and must add the same numbers each time
 */
export function compressedRows(
  count: number,
  addAll: (add: (row: number, value: number) => void) => void,
): CompressedRows {
  const starts = new Int32Array(count + 1);
  addAll((row) => (starts[row + 1]! += 1));
  for (let row = 0; row < count; row += 1) starts[row + 1]! += starts[row]!;
  const next = Int32Array.from(starts);
  const values = new Int32Array(starts[count]!);
  addAll((row, value) => {
    values[next[row]!] = value;
    next[row]! += 1;
  });
  return { values, starts };
}
