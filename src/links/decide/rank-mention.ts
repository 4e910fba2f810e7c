import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Mention } from '../read/read-mentions.ts';
import type { SiteMentions } from './site-mentions.ts';

/** The facts about page and site that the rank of a mention depends on. */
export interface RankContext {
  /** The term of the page; undefined for an own page. */
  page?: LinkTerm | undefined;
  /** The terms related to it. */
  related: ReadonlySet<LinkTerm>;
  /** How often the page mentions a term. */
  count(term: LinkTerm): number;
  site?: SiteMentions | undefined;
}

/**
 * Estimates how useful a link is to the reader; higher is better. Terms close to the page's own, terms that the page
 * mentions often, and terms that few pages mention rank higher; of equals, the first in the text. The weights fit links
 * that people made (`npm run bench links`), and are coarse so as not to fit them too closely.
 */
export function rankOf(
  { section, start }: Mention,
  target: LinkTerm,
  { page, related, count, site }: RankContext,
): number {
  const isNear = page && (related.has(target) || site?.mentions(target.id, page.id));
  const nearness = isNear ? 1 : 0;
  const category = page?.category !== undefined && page.category === target.category ? 0.5 : 0;
  const weight = 0.3 * Math.min(count(target), 3);
  const rarity =
    site && site.pages > 1
      ? Math.log(site.pages / Math.max(1, site.frequency(target.id))) / Math.log(site.pages) / 2
      : 0;
  return nearness + category + weight + rarity - (section + start / 100_000) / 1000;
}
