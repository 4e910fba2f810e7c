import { fillCount } from '../../site/site.ts';
import type { PageParts } from '../page-kind.ts';

/** The categories that have terms, in the order of the settings, each with the number of its terms. */
export function categoryLinks(language: string, { site, order }: PageParts): CategoryLink[] {
  const { categories, texts } = site.in(language);
  const counts = Map.groupBy(order(language), ({ category }) => category?.value);
  return categories.flatMap(({ id, title, description }, index) => {
    const count = counts.get(id)?.length;
    if (count === undefined) return [];
    return {
      id,
      number: index + 1,
      title,
      description,
      address: site.addresses.category(language, id),
      count: fillCount(texts.termCount, count, language),
    };
  });
}

export interface CategoryLink {
  id: string;
  /** Its place in the settings, from 1 on, which its colour goes by. */
  number: number;
  title: string;
  description?: string;
  address: string;
  /** Such as `12 terms`. */
  count: string;
}
