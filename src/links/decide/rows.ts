/** Numbers in rows. Of millions of them, lists of their own would take many times the room. */
export interface Rows {
  /** All rows, one after the other, each in the order in which its numbers were added. */
  values: Int32Array;
  /** Row `n` goes from `starts[n]` to before `starts[n + 1]`. */
  starts: Int32Array;
}

/**
 * @param count how many rows there are
 * @param addAll adds every number to its row; it is called twice, and must add the same
 */
export function rowsOf(count: number, addAll: (add: (row: number, value: number) => void) => void): Rows {
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
