import type { KnownAddress } from '../../lexicon/check-addresses.ts';
import type { Site } from '../../site/site.ts';
import type { KnownThings, PageBase, PageKind, PageParts } from '../page-kind.ts';
import type { TermLink } from '../term/term-link.ts';
import { earlierAddresses, languageAt, placeOf, type EarlierAddress } from './earlier-addresses.ts';

/** What stands at an address that a page had earlier: the way to where it is now, or to each of the pages that it has become. */
export const movedKind: PageKind<MovedPage> = {
  known: (things) =>
    olderPages(things).flatMap(({ address, whole, parts }): KnownAddress[] => {
      const claims = parts.map((one): [string, EarlierAddress] => [
        address + one.part!.query + one.part!.fragment,
        one,
      ]);
      // The page itself is one claim, however many parts it had. On the home page they lead on without one.
      const page = isHome(address, things.site) ? whole : whole.length > 0 ? whole : parts.slice(0, 1);
      return [...page.map((one): [string, EarlierAddress] => [address, one]), ...claims].map(([claimed, one]) => {
        const [file, at] = placeOf(one.from, things.settings);
        const { language } = one;
        return { address: claimed, language, claim: 'earlier name', owner: `an earlier name of ${file}`, file, at };
      });
    }),
  pages: (parts) =>
    olderPages(parts).flatMap(({ address, whole: [whole], parts: own }) =>
      isHome(address, parts.site) ? [] : movedPage(address, whole, own, parts),
    ),
};

/** The ways on from the home page, where an older page with several terms stood at its address. */
export function waysFromHome(address: string, parts: PageParts): Way[] {
  return waysOf(olderPages(parts).find((older) => older.address === address)?.parts ?? []);
}

/** An older page, with what it has become: as a whole, and its parts. */
interface OlderPage {
  address: string;
  whole: EarlierAddress[];
  parts: EarlierAddress[];
}

function olderPages(things: Omit<KnownThings, 'settings'>): OlderPage[] {
  const inside = earlierAddresses(things).filter(({ address }) => address !== undefined);
  return [...Map.groupBy(inside, ({ address }) => address!)].map(([address, all]) => ({
    address,
    whole: all.filter(({ part }) => part === undefined),
    parts: all.filter(({ part }) => part !== undefined),
  }));
}

function isHome(address: string, { addresses, languages }: Site): boolean {
  return languages.some((language) => addresses.home(language) === address);
}

function movedPage(
  address: string,
  whole: EarlierAddress | undefined,
  own: readonly EarlierAddress[],
  parts: PageParts,
): MovedPage {
  const language = whole?.language ?? languageAt(address, parts.site);
  const { texts, collator } = parts.site.in(language);
  const frame = parts.frameOf({
    language,
    title: whole?.title ?? texts.movedTitle,
    description: texts.movedTitle,
    // Its canonical address is the new one, which also keeps it out of the sitemap.
    ...(whole ? { address: whole.target.address } : { address, robots: 'noindex' }),
    needs: { leadsOn: true },
  });
  const targets = new Map(
    own.map((one) => [
      one.target.address,
      { ...one.target, language: one.language === language ? undefined : one.language },
    ]),
  );
  return {
    kind: 'moved',
    address,
    frame,
    title: texts.movedTitle,
    ...(whole ? { target: whole.target } : {}),
    ways: waysOf(own),
    others: [...targets.values()].sort((a, b) => collator.compare(a.name, b.name)),
  };
}

/** What asks for more comes first. */
function waysOf(parts: readonly EarlierAddress[]): Way[] {
  const weight = ([query, fragment]: Way): number => [...new URLSearchParams(query)].length + Number(fragment !== '');
  return parts
    .map(({ part, target }): Way => [part!.query, part!.fragment, target.address])
    .sort((a, b) => weight(b) - weight(a));
}

/** A query and a fragment, one of which can be empty, and where they lead. */
export type Way = readonly [query: string, fragment: string, address: string];

export interface MovedPage extends PageBase {
  kind: 'moved';
  title: string;
  /** What the whole page has become; undefined where only its parts have. */
  target?: TermLink;
  ways: readonly Way[];
  /** What its parts have become. */
  others: readonly TermLink[];
}
