import type { PageBase, Crumb, PageKind, PageParts } from '../page-kind.ts';
import { collectionGraph } from '../structured-data.ts';
import { hasOtherNames, headwords, isSpread, type LetterGroup } from './letter-groups.ts';
import { letterLinks, letterPath, type LetterLink } from './letter-links.ts';
import { listPagesOf, partLinks, type PartLink } from './paging.ts';

/** More lines than these are spread over several pages. */
const MOST_LINES = 500;

/** The names under one letter, where all names are too many for the home page. */
export const letterKind: PageKind<LetterPage> = {
  known: () => [],
  pages: (parts) =>
    parts.site.languages
      .filter((language) => isSpread(parts.order(language)))
      .flatMap((language) => letterPages(language, parts)),
};

function letterPages(language: string, parts: PageParts): LetterPage[] {
  const { site } = parts;
  const { addresses } = site;
  const { texts, description } = site.in(language);
  const letters = letterLinks(language, parts);
  return parts.letters(language).flatMap(({ letter, id, lines }, index) => {
    const spread = listPagesOf(lines, letterPath(id), MOST_LINES);
    return spread.map((part): LetterPage => {
      const address = addresses.letter(language, part.path);
      const title = part.range === '' ? letter : `${letter}: ${part.range}`;
      const breadcrumb = [{ title: texts.glossary, address: addresses.home(language) }, { title: letter }];
      const frame = parts.frameOf({ language, title, description: `${title} – ${description}`, address });
      const terms = headwords(part.items);
      return {
        kind: 'letter',
        address,
        frame,
        jsonLd: collectionGraph({ frame, title: letter, breadcrumb, terms }, parts),
        lastChange: parts.latest(terms),
        breadcrumb,
        title: letter,
        count: letters[index]!.count!,
        letters: letters.map((link, other) => ({ ...link, isCurrent: other === index })),
        group: { letter, id, lines: part.items },
        hasOtherNames: hasOtherNames([{ letter, id, lines: part.items }]),
        parts: partLinks(spread, part, (path) => addresses.letter(language, path)),
        hasPreviews: true,
      };
    });
  });
}

export interface LetterPage extends PageBase {
  kind: 'letter';
  breadcrumb: readonly Crumb[];
  title: string;
  /** Such as `64 terms`. */
  count: string;
  letters: readonly LetterLink[];
  group: LetterGroup;
  /** Whether other names stand among headwords: they are shown on demand. */
  hasOtherNames: boolean;
  /** Empty where one page holds them all. */
  parts: readonly PartLink[];
}
