/** The linker for other Markdown: `headword/remark`. */
export { glossaryTerms } from './engine/glossary-terms.ts';
export type { LinkPolicy } from './links/decide/choose-links.ts';
export type { LinkTerm } from './lexicon/link-term.ts';
export { remarkLinkTerms, type LinkTermsOptions } from './links/remark-link-terms.ts';
