import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Mention } from './read-mentions.ts';

/** What all pages of a language mention: how often, and each other. */
export interface SiteMentions {
  pages: number;
  /** On how many pages a term is mentioned, its own aside. */
  frequency(id: string): number;
  /** Whether the page of a term mentions another term. */
  mentions(page: string, id: string): boolean;
  /** The terms whose pages mention a term. */
  mentioning(id: string): readonly string[];
}

/** What the worth of a mention depends on. */
export interface Surroundings {
  /** The term that the page is about. */
  page?: LinkTerm | undefined;
  /** The terms that it names as related. */
  related: ReadonlySet<string>;
  /** How often the page mentions a term. */
  count(id: string): number;
  site?: SiteMentions | undefined;
}

/**
 * How much a reader gains from a link, the higher the more: what the page is close to before what it passes by, what it
 * speaks of more than once, what is rare; of equals, the first. The weights are measured on links that people made
 * (`npm run bench links`), and coarse on purpose.
 */
export function rankOf({ section, start }: Mention, target: LinkTerm, { page, related, count, site }: Surroundings): number {
  const isNear = page && (related.has(target.id) || site?.mentions(target.id, page.id) || target.related?.includes(page.id));
  const nearness = isNear ? 1 : 0;
  const category = page?.category !== undefined && page.category === target.category ? 0.5 : 0;
  const weight = 0.3 * Math.min(count(target.id), 3);
  const rarity = site && site.pages > 1 ? Math.log(site.pages / Math.max(1, site.frequency(target.id))) / Math.log(site.pages) / 2 : 0;
  return nearness + category + weight + rarity - (section + start / 100_000) / 1000;
}
