import type { Word } from './analyzer.ts';
import type { SearchRecord } from './search-record.ts';

/** What a word is worth on a page. */
export interface Weight {
  /** How much of a name of the page it is, from 0 to 9. */
  named: number;
  /** How often it occurs, by the weights of the fields, against their lengths. */
  weight: number;
  /** Where it occurs: a bit for each passage. */
  places: number;
}

/** The bits of `places`: names, what the page is about in short, questions, their answers, sections. */
export const PLACES = { names: 0, lead: 1, questions: 2, answers: 10, sections: 18, end: 30 } as const;

/**
 * The fields by what they tell of a page, as in BM25F: a word counts by the weight of its field, less in a field that is
 * longer than usual. The usual lengths are fixed, so that a page's weights depend on no other page.
 * Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009), 3.6
 */
const FIELDS = {
  name: { weight: 18, usual: 2 },
  other: { weight: 9, usual: 2 },
  question: { weight: 4, usual: 8 },
  summary: { weight: 5, usual: 25 },
  definition: { weight: 2.5, usual: 60 },
  title: { weight: 2, usual: 4 },
  text: { weight: 1, usual: 120 },
  category: { weight: 0.6, usual: 2 },
} as const;

/** How much the length of a field counts. */
const BY_LENGTH = 0.5;

/** The words of a page with what they are worth. */
export function weighRecord(record: SearchRecord, analyze: (text: string) => Word[]): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  const of = (key: string): Weight => {
    let weight = weights.get(key);
    if (!weight) weights.set(key, (weight = { named: 0, weight: 0, places: 0 }));
    return weight;
  };
  const add = (field: keyof typeof FIELDS, text: string, place: number): Word[] => {
    const words = analyze(text);
    const { weight, usual } = FIELDS[field];
    const worth = weight / (1 - BY_LENGTH + BY_LENGTH * Math.max(0.5, words.length / usual));
    for (const { key } of words) {
      const own = of(key);
      own.weight += worth;
      own.places |= 1 << place;
    }
    return words;
  };
  const addName = (field: 'name' | 'other', name: string): void => {
    const words = add(field, name, PLACES.names);
    const share = Math.max(1, Math.floor(9 / Math.max(1, words.length)));
    for (const { key } of words) of(key).named = Math.max(of(key).named, share);
    // “key frame” and “keyframe” are one name.
    const written = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    const letters = initialsOf(name);
    if (letters !== undefined) {
      const own = of(letters);
      own.named = Math.max(own.named, INITIALS.named);
      own.weight += INITIALS.weight;
      own.places |= 1;
    }
    written.slice(1).forEach((second, at) => {
      const joined = analyze(written[at]! + second);
      if (joined.length !== 1) return;
      const own = of(joined[0]!.key);
      own.named = Math.max(own.named, Math.min(9, share * 2));
      own.weight += FIELDS[field].weight;
      own.places |= 1;
    });
  };
  addName('name', record.name);
  for (const name of new Set(record.others)) if (name !== record.name) addName('other', name);
  if (record.sense !== undefined) add('title', record.sense, PLACES.names);
  if (record.category !== undefined) add('category', record.category, PLACES.lead);
  add('summary', record.summary, PLACES.lead);
  let [questions, sections] = [0, 0];
  for (const { kind, title, text } of record.passages) {
    if (kind === 'definition') add('definition', text, PLACES.lead);
    else if (kind === 'question') {
      const at = Math.min(questions++, PLACES.answers - PLACES.questions - 1);
      add('question', title, PLACES.questions + at);
      add('text', text, PLACES.answers + at);
    } else {
      const at = Math.min(PLACES.sections + sections++, PLACES.end - 1);
      add('title', title, at);
      add('text', text, at);
    }
  }
  return weights;
}

/** What the first letters of a name's words count, where no author gave the abbreviation. */
const INITIALS = { named: 6, weight: 5 };

/** “pvc” of “Persistent Volume Claim”, “crd” of “CustomResourceDefinition”. */
function initialsOf(name: string): string | undefined {
  const words = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  if (words.length < 2 || words.length > 6 || !/^\p{Script=Latin}+$/u.test(words.join(''))) return undefined;
  return words.map(([letter]) => letter!.toLowerCase()).join('');
}
