import type { PageBase, PageKind, PageParts } from '../page-kind.ts';
import type { TermLink } from '../term/term-link.ts';
import { earlierAddresses, placeOf, type EarlierAddress } from './earlier-addresses.ts';

/** What stands at an address that a page had earlier: the way to where it is now. */
export const movedKind: PageKind<MovedPage> = {
  known: (things) =>
    earlierAddresses(things).flatMap(({ address, language, from }) => {
      if (address === undefined) return [];
      const [file, at] = placeOf(from, things.settings);
      return [{ address, language, claim: 'earlier name', owner: `an earlier name of ${file}`, file, at }];
    }),
  pages: (parts) =>
    earlierAddresses(parts).flatMap((earlier) =>
      earlier.address === undefined ? [] : [movedPage(earlier, earlier.address, parts)],
    ),
};

function movedPage({ language, title, target }: EarlierAddress, address: string, parts: PageParts): MovedPage {
  const { texts } = parts.site.in(language);
  const frame = parts.frameOf({
    language,
    title,
    description: texts.movedTitle,
    // Its canonical address is the new one, which also keeps it out of the sitemap.
    address: target.address,
    needs: { leadsOn: true },
  });
  return { kind: 'moved', address, frame, title: texts.movedTitle, target };
}

export interface MovedPage extends PageBase {
  kind: 'moved';
  title: string;
  target: TermLink;
}
