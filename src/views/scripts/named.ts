import { searchKey } from '../../models/search/search-key.ts';
import type { TermFile } from '../../outputs/term-data.ts';
import { fetchNames, namesFor } from './names.ts';
import { nearest, type Names, type Nearest } from './nearest.ts';

/** A term of just this name, and what it is. */
export interface Named extends Nearest {
  summary: string;
}

/** More terms than these don't share a name. */
const MOST = 5;

/** The terms that have these words as a name, be it another than their headword; none where the names can't be had. */
export async function termsNamed(words: string, from: Names): Promise<Named[]> {
  try {
    const { terms, others } = await namesFor(await fetchNames(from.names), from.names, words);
    const key = searchKey(words);
    const numbers = [
      ...terms.flatMap(([name], number) => (searchKey(name) === key ? [number] : [])),
      ...others.flatMap(([name, number]) => (searchKey(name) === key ? [number] : [])),
    ];
    return await Promise.all(
      [...new Set(numbers)].slice(0, MOST).map((number) => named(nearest(terms[number]!, from))),
    );
  } catch {
    return [];
  }
}

async function named(term: Nearest): Promise<Named> {
  const slug = term.address.split('/').at(-2)!;
  const { summary } = (await (
    await fetch(new URL(`../api/v1/terms/${slug}.json`, new URL(term.address, location.href)))
  ).json()) as TermFile;
  return { ...term, summary };
}
