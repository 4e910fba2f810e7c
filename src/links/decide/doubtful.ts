import type { LinkTerm } from '../../lexicon/link-term.ts';
import { isQualified } from '../../lexicon/surface-forms.ts';
import type { Mention } from '../read/read-mentions.ts';
import type { SiteMentions } from './site-mentions.ts';

/** What tells whether a mention means its term. */
interface Evidence {
  /** The term that the page is about, if it is a term's. */
  page: LinkTerm | undefined;
  /** The terms related to that one. */
  related: ReadonlySet<LinkTerm>;
  /** A longer name on the page that ends with the mention's word. */
  longer: Mention | undefined;
  site: SiteMentions | undefined;
}

/**
 * Whether a mention probably means something else than its term, though its words agree: a piece of a larger name
 * (“Linux Foundation”, “Stable Diffusion model”), the short form of a longer term that the page names (“the encoder”,
 * where it speaks of text encoders), an everyday word whose plural is the headword (“Applications”), or a
 * word that the term has in one sense only (“Model (statistics)”), on a page that isn't close to it.
 */
export function isDoubtful(mention: Mention, target: LinkTerm, { page, related, longer, site }: Evidence): boolean {
  return (
    mention.isInName ||
    isShortForm(mention, longer) ||
    isEverydayPlural(mention, target, related, site) ||
    isOtherSense(mention, target, page, related)
  );
}

/** Who writes “Model (statistics)” knows other models. */
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

/** A word on more pages than this share is an everyday one. */
const EVERYDAY = 0.15;

/**
 * Who makes an everyday word a headword in the plural means something narrower than each thing that bears the word. In
 * capitals it is a name: “Redis”.
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
