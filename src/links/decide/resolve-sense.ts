import type { LinkTerm } from '../../lexicon/link-term.ts';

/** The facts about a page that decide between homonyms. */
export interface SensePage {
  /** The term of the page; undefined for an own page. */
  page?: LinkTerm | undefined;
  /** The terms related to it. */
  related: ReadonlySet<LinkTerm>;
  /** The ids of the terms that the author linked on the page. */
  linked: ReadonlySet<string>;
}

/**
 * Decides which of several homonyms a page means: its own term, the one that its author links, the one among its related
 * terms, or the one in its category, in this order. Undefined if none of these criteria selects exactly one.
 */
export function resolveSense(terms: readonly LinkTerm[], { page, related, linked }: SensePage): LinkTerm | undefined {
  if (terms.length === 1) return terms[0];
  if (page && terms.includes(page)) return page;
  const single = (is: (term: LinkTerm) => boolean): LinkTerm | undefined => {
    const found = terms.filter(is);
    return found.length === 1 ? found[0] : undefined;
  };
  if (!page) return single(({ id }) => linked.has(id));
  return (
    single(({ id }) => linked.has(id)) ??
    single((term) => related.has(term)) ??
    single(({ category }) => category !== undefined && category === page.category)
  );
}
