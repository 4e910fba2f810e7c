import type { NameIndex } from '../../models/search/name-file.ts';
import { fetchNames, namesFor } from './names.ts';
import { suggester } from './suggest.ts';

/** The addresses of one language's home page and names. */
export interface Names {
  language: string;
  home: string;
  names: string;
}

/** A term that the reader may have meant. */
export interface Nearest {
  name: string;
  address: string;
  language: string;
}

const MOST = 5;

/** The terms of a language whose names are nearest to some words. Empty if the names can't be loaded. */
export async function nearestTerms(wish: string, from: Names): Promise<Nearest[]> {
  try {
    const index = await namesFor(await fetchNames(from.names), from.names, wish);
    return suggester(
      index,
      from.language,
    )(wish)
      .slice(0, MOST)
      .map(({ term }) => nearest(index.terms[term]!, from));
  } catch {
    return [];
  }
}

export function nearest([name, slug, sense]: NameIndex['terms'][number], { home, language }: Names): Nearest {
  return {
    name: sense === undefined ? name : `${name} (${sense})`,
    address: `${home}${encodeURIComponent(slug)}/`,
    language,
  };
}

/** Shows terms in the section that the page has for them, and hides it if there are none. */
export function showNearest(section: HTMLElement, terms: readonly Nearest[]): void {
  section.querySelector('ul')!.replaceChildren(...terms.map(item));
  section.hidden = terms.length === 0;
}

function item({ name, address, language }: Nearest): HTMLElement {
  const entry = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: address, lang: language });
  // Links to another language are marked, as everywhere on the site.
  if (language !== document.documentElement.lang) Object.assign(link, { className: 'term', hreflang: language });
  const text = document.createElement('bdi');
  text.textContent = name;
  link.append(text);
  entry.append(link);
  return entry;
}
