import { searchKey } from '../../models/search/search-key.ts';
import type { TermFile } from '../../outputs/term-files.ts';
import { fetchNames, namesFor } from './names.ts';
import { nearest, type Names, type Nearest } from './nearest.ts';

/** A term with exactly the name that was searched for, and its summary. */
export interface Named extends Nearest {
  summary: string;
}

/** The limit for terms that share a name. */
const MOST = 5;

/** The terms with these words as a headword or another name. Empty if the names can't be loaded. */
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
