import type { Located, Position } from '../../diagnostics/position.ts';
import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import { categorySlug, partName } from '../../site/addresses.ts';
import { isOlderPath, olderRest } from '../../site/older-path.ts';
import type { Site } from '../../site/site.ts';
import type { Path } from '../../source/read-yaml.ts';
import type { KnownThings } from '../page-kind.ts';
import { termLink, titleOf, type TermLink } from '../term/term-link.ts';
import { filledCategories } from './category-pages.ts';

/** An address that a page had earlier. */
export interface EarlierAddress {
  /** Undefined for a path of an older site that is outside of this one. */
  address: string | undefined;
  /** The part of an older page that it was: what followed the path. Undefined for a whole page. */
  part?: { query: string; fragment: string };
  language: string;
  /** The content file that names it, or a path in the settings. */
  from: { file: string; at: Position } | Path;
  /** As it is written there. */
  written: string;
  title: string;
  target: TermLink;
}

/** Every address that pages had earlier: as terms, own pages and categories name them, and with the earlier names of parts. */
export function earlierAddresses({ entries, pages, site }: Omit<KnownThings, 'settings'>): EarlierAddress[] {
  const all = [
    ...entries.flatMap((entry) => ofTerm(entry, site)),
    ...pages.flatMap((page) => ofPage(page, site)),
    ...site.languages.flatMap((language) =>
      filledCategories(language, entries, site).flatMap(({ id, title }) => ofCategory(id, title, language, site)),
    ),
  ];
  return all.map((earlier) => {
    const part = isOlderPath(earlier.written) ? olderRest(earlier.written) : undefined;
    return part === undefined || part.query + part.fragment === '' ? earlier : { ...earlier, part };
  });
}

/** Reports paths of an older site that this one can't lead on from. */
export function checkOlderPaths(things: KnownThings): Problem[] {
  const { base } = things.site.addresses;
  return earlierAddresses(things).flatMap(({ address, part, from, written, target }) => {
    if (address !== undefined) return [];
    const [file, at] = placeOf(from, things.settings);
    return [
      problem('outside-path', file, at, {
        path: written,
        base,
        target: target.address,
        rest: part && part.query + part.fragment,
      }),
    ];
  });
}

/** The language in whose folder an address is. */
export function languageAt(address: string, { addresses, languages }: Site): string {
  return languages.slice(1).find((one) => address.startsWith(addresses.home(one))) ?? languages[0]!;
}

export function placeOf(from: EarlierAddress['from'], settings: KnownThings['settings']): [string, Position] {
  return 'file' in from ? [from.file, from.at] : [settings.file, settings.valueAt(from)];
}

function ofTerm(entry: Entry, site: Site): EarlierAddress[] {
  const { language, file, formerly } = entry;
  const link = { language, title: titleOf(entry), target: termLink(entry, site, language) };
  return formerly.map(({ value, at }) => ({
    ...link,
    address: isOlderPath(value) ? site.addresses.older(value) : site.addresses.term(language, value),
    from: { file, at },
    written: value,
  }));
}

function ofPage(
  { language, file, slug, title, formerly }: OwnPageEntry,
  { addresses, settings }: Site,
): EarlierAddress[] {
  const address = addresses.page(language, slug.value);
  const link = { language, title, target: { name: title, address } };
  const ownSlug: Located<string> = { value: slug.value, at: slug.at };
  const slugs = formerly.filter(({ value }) => !isOlderPath(value));
  const now = partName(settings, 'page', language);
  const older = formerly
    .filter(({ value }) => isOlderPath(value))
    .map(({ value, at }) => ({ ...link, address: addresses.older(value), from: { file, at }, written: value }));
  const named = slugs.map(({ value, at }) => ({
    ...link,
    address: addresses.named(language, now, value),
    from: { file, at },
    written: value,
  }));
  // What stands on the home page had no part before it.
  const parts = address === addresses.home(language) ? [] : settings.addresses.formerly.page;
  const underOther = parts.flatMap((part, index) =>
    part === now
      ? []
      : [ownSlug, ...slugs].map(({ value }) => ({
          ...link,
          address: addresses.named(language, part, value),
          from: ['addresses', 'formerly', 'page', index],
          written: part,
        })),
  );
  return [...older, ...named, ...underOther];
}

function ofCategory(id: string, title: string, language: string, site: Site): EarlierAddress[] {
  const { addresses, settings, languages } = site;
  const link = { language, title, target: { name: title, address: addresses.category(language, id) } };
  const now = partName(settings, 'category', language);
  const slug = categorySlug(settings, id, language);
  const { formerly } = settings.categories[id]!;
  const fromOf = (index: number): Path => ['categories', id, 'formerly', index];
  const isIn = (path: string): boolean => language === languageAt(addresses.older(path) ?? '', site);
  // An earlier slug can still be that of another language.
  const isCurrentSomewhere = (value: string): boolean =>
    languages.some((one) => categorySlug(settings, id, one) === value) &&
    languages.some((one) => categorySlug(settings, id, one) !== value);
  const own = formerly.flatMap((value, index): EarlierAddress[] => {
    if (isOlderPath(value))
      return isIn(value) ? [{ ...link, address: addresses.older(value), from: fromOf(index), written: value }] : [];
    if (value === slug && isCurrentSomewhere(value)) return [];
    return [{ ...link, address: addresses.named(language, now, value), from: fromOf(index), written: value }];
  });
  const slugs = [slug, ...formerly.filter((value) => !isOlderPath(value) && value !== slug)];
  const underOther = settings.addresses.formerly.category.flatMap((part, index) =>
    part === now
      ? []
      : slugs.map((value) => ({
          ...link,
          address: addresses.named(language, part, value),
          from: ['addresses', 'formerly', 'category', index],
          written: part,
        })),
  );
  return [...own, ...underOther];
}
