import type { Entry } from '../../entries/entry.ts';
import type { PageBase, PageKind, PageParts } from '../page-kind.ts';
import { termLink, titleOf, type TermLink } from '../term/term-link.ts';

/** What stands at an address that a term had earlier: the way to where it is now. */
export const movedKind: PageKind<MovedPage> = {
  known: ({ entries, site: { addresses } }) =>
    entries.flatMap(({ language, formerly, file }) =>
      formerly.map(({ value, at }) => ({
        address: addresses.term(language, value),
        language,
        claim: 'earlier name',
        owner: `an earlier name of ${file}`,
        file,
        at,
      })),
    ),
  pages: (parts) => parts.entries.flatMap((entry) => entry.formerly.map(({ value }) => movedPage(entry, value, parts))),
};

function movedPage(entry: Entry, slug: string, parts: PageParts): MovedPage {
  const { site } = parts;
  const { language } = entry;
  const { texts } = site.in(language);
  const target = termLink(entry, site, language);
  const frame = parts.frameOf({
    language,
    title: titleOf(entry),
    description: texts.movedTitle,
    // Its canonical address is the new one, which also keeps it out of the sitemap.
    address: target.address,
  });
  return { kind: 'moved', address: site.addresses.term(language, slug), frame, title: texts.movedTitle, target };
}

export interface MovedPage extends PageBase {
  kind: 'moved';
  title: string;
  target: TermLink;
}
