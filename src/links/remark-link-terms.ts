import type { Link, Root } from 'mdast';
import { buildMatcher } from '../lexicon/matcher.ts';
import type { LinkTerm } from '../lexicon/link-term.ts';
import { withLinks } from './apply-links.ts';
import { chooseLinks, type LinkPolicy } from './decide/choose-links.ts';
import { readMentions } from './read/read-mentions.ts';

export interface LinkTermsOptions {
  terms: readonly LinkTerm[];
  /** Where a term's page is. */
  href: (term: LinkTerm) => string;
  /** Of the text, as a BCP 47 tag (en). */
  language?: string;
  /** The first mention per page, unless it says otherwise. */
  policy?: Partial<LinkPolicy>;
  /** The term that a page is about, if it is a term's own page. */
  pageOf?: (file: { path?: string | undefined }) => string | undefined;
}

/**
 * A remark plugin that links the first mention of every term of a glossary in any Markdown or MDX. It needs nothing of
 * Headword but the linker itself, so that a company can run it over its other documentation.
 */
export function remarkLinkTerms({ terms, href, language = 'en', policy, pageOf }: LinkTermsOptions) {
  const matcher = buildMatcher(terms, language);
  const byAddress = new Map(terms.map((term) => [href(term), term.id]));
  return (tree: Root, file: { path?: string | undefined }): Root => {
    const page = readMentions([tree], matcher);
    const id = pageOf?.(file);
    const explicit = page.references.flatMap(({ node, section }) => {
      const { url = '' } = node as Link;
      const target = byAddress.get(url) ?? (/^term:/u.test(url) ? url.slice('term:'.length) : undefined);
      return target === undefined ? [] : [{ id: target, section }];
    });
    const decisions = chooseLinks(
      { ...page, explicit, term: id === undefined ? undefined : matcher.term(id) },
      matcher,
      { mentions: 'page', ...policy },
    );
    const links = page.mentions.flatMap(({ run, start, end }, at) => {
      const { target, refusal } = decisions[at]!;
      return target && !refusal ? [{ node: page.runs[run]!.node, start, end, url: href(target) }] : [];
    });
    return withLinks(tree, links);
  };
}
