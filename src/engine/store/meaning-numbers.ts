import type { Matcher, Meaning } from '../../lexicon/matcher.ts';

/** What a number stands for: the ids of the terms that can be meant. */
export type NumberedMeaning = readonly [number: number, language: string, ids: readonly string[]];

/** Numbers that nobody else gives: every `step`th, from `first` on. */
export interface Numbering {
  first: number;
  step: number;
}

/**
 * Meanings by numbers. A page names dozens of things, and each of these may mean a dozen terms: readings that are kept, or
 * come from another thread, hold a number for each.
 */
export class MeaningNumbers {
  readonly #numbers = new Map<Meaning, number>();
  readonly #meanings = new Map<number, Meaning>();
  readonly #step: number;
  #next: number;
  #given: NumberedMeaning[] = [];

  constructor({ first, step }: Numbering) {
    this.#next = first;
    this.#step = step;
  }

  /** Takes over what others numbered. Of terms that are gone, nobody will ask. */
  add(numbered: readonly NumberedMeaning[], matcherOf: (language: string) => Matcher): void {
    for (const [number, language, ids] of numbered) {
      const matcher = matcherOf(language);
      const terms = ids.flatMap((id) => matcher.term(id) ?? []);
      if (terms.length < ids.length) continue;
      const meaning = matcher.meaning(terms);
      this.#meanings.set(number, meaning);
      if (!this.#numbers.has(meaning)) this.#numbers.set(meaning, number);
    }
  }

  numberOf(meaning: Meaning, language: string): number {
    const known = this.#numbers.get(meaning);
    if (known !== undefined) return known;
    const number = this.#next;
    this.#next += this.#step;
    this.#numbers.set(meaning, number);
    this.#meanings.set(number, meaning);
    this.#given.push([number, language, meaning.map(({ id }) => id)]);
    return number;
  }

  meaning(number: number): Meaning {
    return this.#meanings.get(number)!;
  }

  /** The numbers given since it was last asked. */
  given(): NumberedMeaning[] {
    return this.#given.splice(0);
  }
}
