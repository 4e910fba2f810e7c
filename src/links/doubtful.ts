import { hasCapitalNouns } from '../lexicon/capital-nouns.ts';
import type { LinkTerm } from '../lexicon/link-term.ts';
import { isQualified } from '../lexicon/surface-forms.ts';
import type { SiteMentions } from './rank-mention.ts';
import type { Mention } from './read-mentions.ts';
import { isRelated } from './resolve-sense.ts';

/** Names of the site itself: in “the Kubernetes Service” the glossary speaks of its own. */
type OwnNames = readonly string[];

/** What tells whether a mention means its term. */
interface Evidence {
  /** The term that the page is about, if it is a term's. */
  page: LinkTerm | undefined;
  /** A longer name on the page that ends with the mention's word. */
  longer: Mention | undefined;
  language: string;
  site: SiteMentions | undefined;
}

/**
 * Whether a mention probably means something else than its term, though its words agree: a piece of a larger name
 * (“Linux Foundation”, “Stable Diffusion model”), the short form of a longer term that the page names (“the encoder”,
 * where it speaks of text encoders), an everyday word whose plural is the headword (“Applications”), or a
 * word that the term has in one sense only (“Model (statistics)”), on a page that isn't close to it.
 */
export function isDoubtful(mention: Mention, target: LinkTerm, { page, longer, language, site }: Evidence): boolean {
  return (
    (!hasCapitalNouns(language) && isPartOfName(mention, site?.ownNames ?? [])) ||
    isShortForm(mention, longer) ||
    isEverydayPlural(mention, target, page, site) ||
    isOtherSense(mention, target, page)
  );
}

/** Who writes “Model (statistics)” knows other models. */
function isOtherSense({ text }: Mention, target: LinkTerm, page: LinkTerm | undefined): boolean {
  if (!isQualified(target.name) || text.includes('(') || target.aliases?.some((one) => one.toLowerCase() === text.toLowerCase())) return false;
  return !isRelated(target, page) && (target.category === undefined || target.category !== page?.category);
}

/** A word on more pages than this share is an everyday one. */
const EVERYDAY = 0.15;

/**
 * Who makes an everyday word a headword in the plural means something narrower than each thing that bears the word. In
 * capitals it is a name: “Redis”.
 */
function isEverydayPlural({ text }: Mention, target: LinkTerm, page: LinkTerm | undefined, site: SiteMentions | undefined): boolean {
  const isPlural = /^\p{L}+s$/iu.test(target.name) && /^\p{Ll}/u.test(text);
  return isPlural && site !== undefined && site.frequency(target.id) > EVERYDAY * site.pages && !isRelated(target, page);
}

function isPartOfName({ run, start, end, text }: Mention, own: OwnNames): boolean {
  if (!/^\p{Lu}/u.test(text)) return false;
  const after = /^ (\p{Lu}[\p{L}\p{N}]*)/u.exec(run.text.slice(end, end + 60))?.[1];
  if (after !== undefined && !(isAcronym(after) && isAcronym(text))) return true;
  const before = /(\p{Lu}[\p{L}\p{N}]*) $/u.exec(run.text.slice(Math.max(0, start - 60), start));
  if (!before || (isAcronym(before[1]!) && isAcronym(text))) return false;
  // A capital at the beginning of a sentence says nothing.
  const lead = run.text.slice(0, Math.max(0, start - before[0].length));
  return !/(?:^|[.!?]["'”’)]*)\s*$/u.test(lead) && !own.some((name) => name.split(/\s+/u).includes(before[1]!));
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(text);
}

const POINTING = /\b(?:the|this|that|these|those|its|their|each|another|same|whose)\s$/iu;

function isShortForm({ run, start, terms }: Mention, longer: Mention | undefined): boolean {
  if (!longer || longer.terms.some((term) => terms.includes(term))) return false;
  return POINTING.test(run.text.slice(Math.max(0, start - 12), start));
}
