import type { Link, Root } from 'mdast';
import { buildMatcher } from '../lexicon/matcher.ts';
import type { LinkTerm } from '../lexicon/link-term.ts';
import { withLinks } from './insert-links.ts';
import { chooseLinks, type LinkPolicy } from './decide/choose-links.ts';
import { readMentions } from './read/read-mentions.ts';

export interface LinkTermsOptions {
  terms: readonly LinkTerm[];
  /** The address of a term's page. */
  href: (term: LinkTerm) => string;
  /** The language of the texts, as a BCP 47 tag. Default: `en`. */
  language?: string;
  /** How many mentions are linked. Default: the first mention of each term per page, without a budget. */
  policy?: Partial<LinkPolicy>;
  /** The id of the term that a page is about, or undefined if it isn't a term's page. */
  pageOf?: (file: { path?: string | undefined }) => string | undefined;
}

/**
 * A remark plugin that links mentions of terms in any Markdown or MDX. It uses nothing of Headword but the linker, so that
 * it can run over documentation outside a glossary.
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
