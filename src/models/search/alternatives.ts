import type { Word } from './analyzer.ts';
import { LEAST_PART } from './compounds.ts';
import type { WordLists } from './search-files.ts';

/** No compound is longer than this: each place where it may end is looked up. */
const LONGEST = 40;

/** The two words of a compound, where the index has both: the longest end that it knows. */
export async function partsOfCompound(
  written: string,
  analyze: (text: string) => Word[],
  load: (key: string) => Promise<WordLists>,
): Promise<Map<string, number>> {
  if (written.length > LONGEST) return new Map();
  for (let at = LEAST_PART; at <= written.length - LEAST_PART; at += 1) {
    const [end] = analyze(written.slice(at));
    if (!end || !Object.hasOwn(await load(end.key), end.key)) continue;
    const found = new Map<string, number>([[end.key, LIKENESS.part]]);
    // The first part may have an s to join it, as in “Versionskontrolle”.
    for (const start of [written.slice(0, at), written.slice(0, at - 1)]) {
      const [begin] = analyze(start);
      if (!begin || begin.key.length < LEAST_PART) continue;
      const words = await load(begin.key);
      for (const word of Object.keys(words))
        if (word === begin.key || (word.startsWith(begin.key) && word.length <= begin.key.length + 3))
          found.set(word, LIKENESS.part);
    }
    return found;
  }
  return new Map();
}

/** What a word of the index counts for another word of a query. */
const LIKENESS = { slip: 0.6, slips: 0.35, longer: 0.13, typed: 0.8, shorter: 0.3, kin: 0.4, part: 0.6 } as const;

/**
 * The words of the index that a word of a query stands for: itself, longer ones while it is typed, forms that the stemmer
 * keeps apart (blurry and blur), and where there is none, words that differ in a letter or in their ends.
 */
export function alternatives(
  key: string,
  words: WordLists,
  isLast: boolean,
): { found: Map<string, number>; isMended: boolean } {
  const found = new Map<string, number>();
  const isKnown = Object.hasOwn(words, key);
  if (isKnown) found.set(key, 1);
  const all = Object.keys(words);
  for (const word of all) {
    const rest = word.length - key.length;
    if (rest < 0 && word.length >= 4 && rest >= -3 && key.startsWith(word))
      found.set(word, isKnown ? LIKENESS.shorter / 2 : LIKENESS.shorter);
    else if (rest > 0 && key.length >= 2 && word.startsWith(key) && (isLast || (key.length >= 4 && rest <= 4)))
      found.set(word, (isLast && !isKnown ? LIKENESS.typed : LIKENESS.longer) / (1 + rest / 8));
  }
  if (found.size > 0 || key.length < 5) return { found, isMended: false };
  const most = key.length < 8 ? 1 : 2;
  for (const word of all) {
    const slips = word.length < 4 ? most + 1 : slipsBetween(key, word, most);
    if (slips <= most) found.set(word, slips === 1 ? LIKENESS.slip : LIKENESS.slips);
  }
  if (found.size > 0) return { found, isMended: true };
  for (const word of all) {
    const shared = sharedStart(key, word);
    if (shared >= 5 && shared >= 0.6 * Math.max(key.length, word.length)) found.set(word, LIKENESS.kin);
  }
  return { found, isMended: false };
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** The number of letters that are wrong, lacking, superfluous or swapped; more than `most` where there are more. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
