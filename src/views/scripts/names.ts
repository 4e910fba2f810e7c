import type { NameIndex } from '../../models/search/name-file.ts';
import { partOf } from '../../models/search/search-key.ts';

export async function fetchNames(address: string): Promise<NameIndex> {
  return (await (await fetch(address)).json()) as NameIndex;
}

/** The names to search for a query. Those of a large glossary come in parts by their first letters. */
export async function namesFor(index: NameIndex, address: string, query: string): Promise<NameIndex> {
  return index.parts ? fetchNames(partAddress(index.parts, address, query)) : index;
}

export function partAddress(starts: readonly string[], address: string, query: string): string {
  return address.replace(/\.json$/u, `-${partOf(starts, query)}.json`);
}
