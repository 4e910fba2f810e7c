import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Mention } from '../read/read-mentions.ts';
import type { SiteMentions } from './site-mentions.ts';

/** What the worth of a mention depends on. */
export interface Surroundings {
  /** The term that the page is about. */
  page?: LinkTerm | undefined;
  /** The terms related to it. */
  related: ReadonlySet<LinkTerm>;
  /** How often the page mentions a term. */
  count(term: LinkTerm): number;
  site?: SiteMentions | undefined;
}

/**
 * How much a reader gains from a link, the higher the more: what the page is close to before what it passes by, what it
 * speaks of more than once, what is rare; of equals, the first. The weights are measured on links that people made
 * (`npm run bench links`), and coarse on purpose.
 */
export function rankOf(
  { section, start }: Mention,
  target: LinkTerm,
  { page, related, count, site }: Surroundings,
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
