import { fillCount } from '../../site/site.ts';
import type { PageParts } from '../page-kind.ts';
import { headwords, isSpread, type IndexLine } from './letter-groups.ts';

/** Where the names under each letter stand: on the home page, or on pages of their own. */
export function letterLinks(language: string, { site, order, letters }: PageParts): LetterLink[] {
  const { texts } = site.in(language);
  if (!isSpread(order(language)))
    return letters(language).map(({ letter, id, lines }) => ({
      letter,
      address: `#${id}`,
      ...(headwords(lines).length === 0 ? { hasOthersOnly: true } : {}),
    }));
  return letters(language).map(({ letter, id, lines }) => ({
    letter,
    address: site.addresses.letter(language, letterPath(id)),
    count: fillCount(texts.termCount, termsUnder(lines), language),
  }));
}

/** What the address of a letter's page ends with. */
export function letterPath(id: string): string {
  return id.replace(/^letter-/u, '');
}

/** Where no headword begins with the letter, the terms that the other names lead to are counted. */
function termsUnder(lines: readonly IndexLine[]): number {
  return headwords(lines).length || new Set(lines.map(({ address }) => address)).size;
}

/** The way to the names under a letter: on this page, or on one of their own. */
export interface LetterLink {
  letter: string;
  address: string;
  /** Such as `12 terms`, where the names stand on another page. */
  count?: string;
  isCurrent?: boolean;
  /** Whether only other names of terms stand there, on this page. */
  hasOthersOnly?: boolean;
}
