import type { LinkTerm } from '../../lexicon/link-term.ts';

/** What a page tells about the senses that it means. */
export interface SensePage {
  /** The term that it is about, if it is a term's. */
  page?: LinkTerm | undefined;
  /** The terms related to that one. */
  related: ReadonlySet<LinkTerm>;
  /** The terms that its author linked. */
  linked: ReadonlySet<string>;
}

/**
 * Which of several homonyms a page means: itself, the one that its author links, the one among its related terms, the
 * one in its category. Undefined where none of these singles one out.
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
