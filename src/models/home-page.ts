import type { Entry } from '../entries/entry.ts';
import { nameKey } from '../lexicon/lexicon.ts';
import { letterId, letterOf } from '../site/order.ts';
import { fillCount, type LocalSite, type Site } from '../site/site.ts';
import { frameOf } from './frame.ts';
import type { CategoryLink, HomePage, IndexLine, LetterGroup } from './page.ts';
import { termLink } from './term-page.ts';

/** @param entries the terms of one language, in alphabetical order */
export function homePage(entries: readonly Entry[], language: string, site: Site): HomePage {
  const { addresses } = site;
  const local = site.in(language);
  const address = addresses.home(language);
  return {
    kind: 'home',
    frame: frameOf(site, {
      language,
      title: local.name,
      isHome: true,
      description: local.description,
      address,
      inLanguages: site.languages.map((one) => ({ language: one, address: addresses.home(one) })),
    }),
    title: local.name,
    introduction: local.description,
    count: fillCount(local.texts.termCount, entries.length, language),
    letters: lettersOf(entries, local, site),
    categories: categoryLinks(entries, local, site),
    hasPreviews: entries.length > 0,
    data: {
      url: addresses.absolute(address),
      terms: entries.map(({ term, slug }) => ({
        name: term.value,
        url: addresses.absolute(addresses.term(language, slug.value)),
      })),
    },
  };
}

/** The categories of the settings in their order, each with the number of its terms. */
export function categoryLinks(entries: readonly Entry[], local: LocalSite, { addresses }: Site): CategoryLink[] {
  const { language, texts } = local;
  const counts = Map.groupBy(entries, ({ category }) => category?.value);
  return local.categories.map(({ id, title, description }) => ({
    id,
    title,
    description,
    address: addresses.category(language, id),
    count: fillCount(texts.termCount, counts.get(id)?.length ?? 0, language),
  }));
}

/** Every name a reader may look for, under its letter: headwords, and other names with the headword they lead to. */
function lettersOf(entries: readonly Entry[], { language, collator }: LocalSite, site: Site): LetterGroup[] {
  const lines = entries.flatMap((entry) => linesOf(entry, site)).sort(
    (a, b) => collator.compare(a.name, b.name) || Number(a.see !== undefined) - Number(b.see !== undefined) || collator.compare(a.see ?? '', b.see ?? ''),
  );
  const groups = Map.groupBy(lines, ({ name }) => letterOf(name, language));
  return [...groups]
    .sort(([a], [b]) => Number(a === '#') - Number(b === '#') || collator.compare(a, b))
    .map(([letter, group]) => ({ letter, id: letterId(letter), lines: group }));
}

function linesOf(entry: Entry, site: Site): IndexLine[] {
  const link = termLink(entry, site, entry.language);
  const seen = new Set([plainKey(entry.term.value)]);
  const others = [...(entry.abbreviation === undefined ? [] : [entry.abbreviation]), ...entry.aliases.map(({ value }) => value)];
  const see = others.flatMap((name) => {
    if (seen.has(plainKey(name))) return [];
    seen.add(plainKey(name));
    return [{ name, see: entry.term.value, sense: entry.sense, address: link.address }];
  });
  return [link, ...see];
}

/** Spellings that differ in hyphens and spaces only stand next to each other anyway: “key frame”, “Keyframe”. */
function plainKey(name: string): string {
  return nameKey(name).replace(/[\p{P}\s]+/gu, '');
}
