/**
 * Shortens a text to the lines that differ from another version, and the wanted ones, each with its neighbors. Gaps are
 * shown as `…`.
 * @param wanted line numbers, counted from 1
 */
export function excerpt(text: string, other: string, wanted: readonly number[]): string {
  const lines = text.trimEnd().split('\n');
  const matters = changedLines(lines, other.trimEnd().split('\n'));
  for (const number of wanted) matters.add(number - 1);
  const isShown = (index: number): boolean => [index - 1, index, index + 1].some((near) => matters.has(near));
  const shown = lines.flatMap((line, index) => {
    if (isShown(index)) return line;
    // A gap of one line isn't longer than `…`.
    if (isShown(index - 1) && isShown(index + 1)) return line;
    return index === 0 || isShown(index - 1) ? '…' : [];
  });
  return shown.join('\n');
}

/** The indexes of the lines that aren't part of a longest common subsequence of two texts, by dynamic programming. */
function changedLines(lines: readonly string[], other: readonly string[]): Set<number> {
  const lengths = Array.from({ length: lines.length + 1 }, () => Array<number>(other.length + 1).fill(0));
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        lines[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const changed = new Set<number>();
  let j = 0;
  for (let i = 0; i < lines.length; i += 1) {
    while (j < other.length && lines[i] !== other[j] && lengths[i]![j + 1] === lengths[i]![j]) j += 1;
    if (j < other.length && lines[i] === other[j]) j += 1;
    else changed.add(i);
  }
  return changed;
}
