import type { Entry } from '../../entries/entry.ts';
import { fillCount, type LocalSite, type Site } from '../../site/site.ts';
import { frameOf } from '../frame.ts';
import { isSpread, letterLinks } from './letter-pages.ts';
import type { CategoryLink, HomePage, LetterGroup } from '../page.ts';

/**
 * @param entries the terms of one language, in alphabetical order
 * @param groups the same by letters
 */
export function homePage(
  entries: readonly Entry[],
  groups: readonly LetterGroup[],
  language: string,
  site: Site,
): HomePage {
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
    letters: letterLinks(entries, groups, local, site),
    groups: isSpread(entries) ? [] : groups,
    categories: categoryLinks(entries, local, site),
    ...(entries.length > 1
      ? { map: { title: local.texts.map, address: addresses.map(language), isExternal: false } }
      : {}),
    hasPreviews: entries.length > 0 && !isSpread(entries),
    data: {
      url: addresses.absolute(address),
      terms: (isSpread(entries) ? [] : entries).map(({ term, slug }) => ({
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
