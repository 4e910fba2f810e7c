import { fillCount } from '../../site/site.ts';
import type { PageParts } from '../page-kind.ts';

/** The categories of the settings in their order, each with the number of its terms. */
export function categoryLinks(language: string, { site, order }: PageParts): CategoryLink[] {
  const { categories, texts } = site.in(language);
  const counts = Map.groupBy(order(language), ({ category }) => category?.value);
  return categories.map(({ id, title, description }) => ({
    id,
    title,
    description,
    address: site.addresses.category(language, id),
    count: fillCount(texts.termCount, counts.get(id)?.length ?? 0, language),
  }));
}

export interface CategoryLink {
  id: string;
  title: string;
  description?: string;
  address: string;
  /** Such as `12 terms`. */
  count: string;
}
