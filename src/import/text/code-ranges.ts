/**
 * A test for places of a text that are code, in fences or between backticks: nothing in there is a template, a tag or a
 * reference. Indented text is code in Markdown, but after a shortcode or an admonition it rarely was meant so. Reads once
 * from beginning to end: glossaries on one page can be long.
 */
export function codeRanges(text: string): (offset: number) => boolean {
  return /[`~]/u.test(text) ? isIn(rangesOf(text, true)) : () => false;
}

/** The same for blocks of code alone: a line that begins with code in backticks is no code itself. */
export function fenceRanges(text: string): (offset: number) => boolean {
  return /```|~~~/u.test(text) ? isIn(rangesOf(text, false)) : () => false;
}

function rangesOf(text: string, hasSpans: boolean): [number, number][] {
  const ranges: [number, number][] = [];
  let fence: { mark: string; start: number } | undefined;
  let block = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const [, mark, info] = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/u.exec(line) ?? [];
    if (fence) {
      if (mark?.startsWith(fence.mark) && info!.trim() === '') {
        ranges.push([fence.start, offset + line.length]);
        fence = undefined;
        block = offset + line.length;
      }
    } else if (mark !== undefined && !(mark.startsWith('`') && info!.includes('`'))) {
      if (hasSpans) spans(text, block, offset, ranges);
      fence = { mark, start: offset };
    } else if (line.trim() === '') {
      if (hasSpans) spans(text, block, offset, ranges);
      block = offset;
    }
    offset += line.length + 1;
  }
  if (fence) ranges.push([fence.start, text.length]);
  else if (hasSpans) spans(text, block, text.length, ranges);
  return ranges;
}

function isIn(ranges: readonly (readonly [number, number])[]): (offset: number) => boolean {
  return (place) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle]![1] <= place) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length && ranges[low]![0] <= place;
  };
}

/** Code in a line: as many backticks close it as opened it, before the paragraph ends. */
function spans(text: string, start: number, end: number, ranges: [number, number][]): void {
  const block = text.slice(start, end);
  const runs = [...block.matchAll(/(\\?)(`+)/gu)];
  const closers = new Map(
    [...Map.groupBy(runs, (run) => run[2]!.length)].map(([length, same]) => [length, { same, next: 0 }]),
  );
  let done = 0;
  for (const run of runs) {
    const at = run.index + run[1]!.length;
    if (at < done || run[1] !== '') continue;
    const queue = closers.get(run[2]!.length)!;
    while (queue.same[queue.next] && queue.same[queue.next]!.index <= run.index) queue.next += 1;
    const close = queue.same[queue.next];
    if (!close) continue;
    done = close.index + close[0].length;
    ranges.push([start + at, start + done]);
  }
}
