import type { NameIndex } from '../../models/name-file.ts';
import { fetchNames, namesFor } from './names.ts';
import { suggester } from './suggest.ts';

/** Where nothing is: the terms whose names are nearest to the end of the address, in the language that it asked for. */
const section = document.querySelector<HTMLElement>('#Nearest');
if (section) void showNearest(section);

async function showNearest(section: HTMLElement): Promise<void> {
  const indexes = JSON.parse(section.dataset.indexes!) as { language: string; home: string; names: string }[];
  const path = location.pathname;
  const asked = indexes.findLast(({ home }) => path.startsWith(home)) ?? indexes[0]!;
  const wish = decoded(path.replace(/\/+$/u, '').split('/').at(-1) ?? '').replace(/\.\w+$/u, '').replaceAll(/[-_+]/gu, ' ');
  // A term that this language doesn't have may be there in another.
  for (const { language, home, names } of [asked, ...indexes.filter((one) => one !== asked)]) {
    const index = await namesFor(await fetchNames(names), names, wish);
    const found = suggester(index, language)(wish).slice(0, 5);
    if (found.length === 0) continue;
    section.querySelector('ul')!.append(...found.map(({ term }) => item(index.terms[term]!, home, language)));
    section.hidden = false;
    return;
  }
}

function item([name, slug, sense]: NameIndex['terms'][number], home: string, language: string): HTMLElement {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.href = `${home}${encodeURIComponent(slug)}/`;
  link.lang = language;
  link.textContent = sense === undefined ? name : `${name} (${sense})`;
  entry.append(link);
  return entry;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
