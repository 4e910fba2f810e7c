import type { LinkTerm } from '../../lexicon/link-term.ts';
import { isQualified } from '../../lexicon/surface-forms.ts';
import type { Mention } from '../read/read-mentions.ts';
import type { SiteMentions } from './site-mentions.ts';

/** The evidence for and against a mention. */
interface Evidence {
  /** The term of the page; undefined for an own page. */
  page: LinkTerm | undefined;
  /** The terms related to it. */
  related: ReadonlySet<LinkTerm>;
  /** A longer mention on the page that ends with the same word. */
  longer: Mention | undefined;
  site: SiteMentions | undefined;
}

/**
 * Whether a match probably doesn't mean its term. It is doubtful if it is
 * - part of a larger name (“Linux Foundation”, “Stable Diffusion model”),
 * - the short form of a longer term that the page mentions (“the encoder” on a page about text encoders),
 * - an everyday word whose plural is the headword (“Applications”), or
 * - a word that the term has in one sense only (“Model (statistics)”), on a page that isn't close to the term.
 */
export function isDoubtful(mention: Mention, target: LinkTerm, { page, related, longer, site }: Evidence): boolean {
  return (
    mention.isInName ||
    isShortForm(mention, longer) ||
    isEverydayPlural(mention, target, related, site) ||
    isOtherSense(mention, target, page, related)
  );
}

/** A headword with a sense, such as “Model (statistics)”, implies other senses: the bare word may be one of them. */
function isOtherSense(
  { text }: Mention,
  target: LinkTerm,
  page: LinkTerm | undefined,
  related: Evidence['related'],
): boolean {
  if (
    !isQualified(target.name) ||
    text.includes('(') ||
    target.aliases?.some((one) => one.toLowerCase() === text.toLowerCase())
  )
    return false;
  return !related.has(target) && (target.category === undefined || target.category !== page?.category);
}

/** A word is an everyday word if more than this share of the pages have it. */
const EVERYDAY = 0.15;

/**
 * A headword that is the plural of an everyday word means something narrower than the word. A capitalized mention is a
 * name, such as “Redis”, and isn't doubtful.
 */
function isEverydayPlural(
  { text }: Mention,
  target: LinkTerm,
  related: Evidence['related'],
  site: SiteMentions | undefined,
): boolean {
  const isPlural = /^\p{L}+s$/iu.test(target.name) && /^\p{Ll}/u.test(text);
  return isPlural && site !== undefined && site.frequency(target.id) > EVERYDAY * site.pages && !related.has(target);
}

function isShortForm({ isPointing, terms }: Mention, longer: Mention | undefined): boolean {
  return isPointing && longer !== undefined && !longer.terms.some((term) => terms.includes(term));
}
