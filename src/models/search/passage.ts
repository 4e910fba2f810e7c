import type { Word } from './analyzer.ts';
import type { AskedWord } from './rank.ts';
import type { PageTexts } from './search-files.ts';

/** The place of a page that answers a query best. */
export interface Passage {
  /** The id and the title of its heading; empty where it has none. */
  id: string;
  title: string;
  /** Its words, those of the query marked. */
  pieces: readonly { text: string; isMarked: boolean }[];
}

/** About as many characters are shown. */
const LENGTH = 180;

/** How far before the first word of the query a passage may begin. */
const BEFORE = 60;

/** What words in a heading or in a summary tell beside those in a text. */
const WORTH = { title: 1.4, summary: 1.2, question: 1.1, definition: 1.05, section: 1 } as const;

/** The place with most of the words; of equal ones, the summary, then the first. */
export function passageOf(
  { summary, passages }: PageTexts,
  words: readonly Pick<AskedWord, 'found' | 'importance'>[],
  analyze: (text: string) => Word[],
): Passage {
  const worthOf = (text: string): Spot => spotIn(text, words, analyze);
  let best = { id: '', title: '', text: summary, spot: worthOf(summary), worth: 0 };
  best.worth = best.spot.worth * WORTH.summary;
  for (const [id, title, text, kind] of passages) {
    const spot = worthOf(text);
    const worth = spot.worth * WORTH[kind] + (title === '' ? 0 : worthOf(title).worth * WORTH.title);
    if (worth > best.worth + 0.001) best = { id, title, text, spot, worth };
  }
  return { id: best.id, title: best.title, pieces: cut(best.text, best.spot) };
}

interface Spot {
  /** Where the words of the query are. */
  marks: readonly { start: number; end: number }[];
  /** Where the passage begins. */
  start: number;
  worth: number;
}

/** The stretch of a text that has most of the words: each counts once, and longer texts are no better. */
function spotIn(text: string, words: Parameters<typeof passageOf>[1], analyze: (text: string) => Word[]): Spot {
  const hits = analyze(text).flatMap(({ key, start, end }) => {
    let [worth, of] = [0, -1];
    words.forEach(({ found, importance }, at) => {
      const own = (found.get(key) ?? 0) * importance;
      if (own > worth) [worth, of] = [own, at];
    });
    return of === -1 ? [] : [{ start, end, worth, of }];
  });
  let best = { start: 0, worth: 0 };
  hits.forEach((first, at) => {
    const seen = new Map<number, number>();
    for (let next = at; next < hits.length && hits[next]!.end - first.start <= LENGTH; next += 1) {
      const { of, worth } = hits[next]!;
      seen.set(of, Math.max(worth, seen.get(of) ?? 0));
    }
    const worth = [...seen.values()].reduce((sum, one) => sum + one, 0);
    if (worth > best.worth) best = { start: first.start, worth };
  });
  return { marks: hits.filter(({ worth }) => worth >= 0.3), ...best };
}

/** From the beginning of a sentence where one is near, else of a word; the end likewise, with an ellipsis where it is cut. */
function cut(text: string, { marks, start: first }: Spot): Passage['pieces'] {
  const near = text.slice(Math.max(0, first - BEFORE), first);
  const sentence = /[.!?…]["”’»)]*\s+(?=[^.!?…]*$)|[。！？।؟\n]\s*(?=[^。！？।؟\n]*$)/u.exec(near);
  const from =
    first <= BEFORE
      ? 0
      : first - near.length + (sentence ? sentence.index + sentence[0].length : Math.max(0, near.search(/(?<=\s)\S/u)));
  const rest = text.slice(from, from + LENGTH + BEFORE);
  const isWhole = from + rest.length >= text.length;
  const end = isWhole ? text.length : from + (/^.*[.!?…。！？।؟](?=\s|$)/su.exec(rest.slice(0))?.[0].length ?? 0);
  const to = isWhole || end - from > LENGTH / 2 ? end : from + Math.max(1, rest.search(/\s+\S*$/u));
  const pieces: { text: string; isMarked: boolean }[] = [];
  const add = (piece: string, isMarked: boolean): void => {
    if (piece !== '') pieces.push({ text: piece.replace(/\s+/gu, ' '), isMarked });
  };
  const isCut = from > 0 && !sentence;
  if (isCut) add('… ', false);
  let at = from;
  for (const mark of marks) {
    if (mark.start < at || mark.end > to) continue;
    add(text.slice(at, mark.start), false);
    add(text.slice(mark.start, mark.end), true);
    at = mark.end;
  }
  add(text.slice(at, to), false);
  if (!/[.!?…。！？।؟]["”’»)」]?$/u.test(text.slice(from, to).trim())) add(' …', false);
  return pieces;
}
