import { fill, fillAddress } from '../site/placeholders.ts';
import type { CallToAction, Site } from '../site/site.ts';
import type { Entry } from './entry.ts';

/** What the page of a term invites to: by itself, by its category, or by the settings, whichever comes first in its language. */
export function callToActionOf(
  { callToAction: own, category, language, term, slug }: Entry,
  site: Site,
): CallToAction | undefined {
  const local = site.in(language);
  const group = local.categories.find(({ id }) => id === category?.value);
  const call = own ? { ...own, url: own.url.value } : (group?.callToAction ?? local.callToAction);
  if (!call) return undefined;
  // In a text, the glossary stands in for the category that a term lacks; a tracking address can go without one.
  const values = { term: term.value, slug: slug.value, category: group?.title ?? local.name, language };
  return {
    title: fill(call.title, values),
    ...(call.text === undefined ? {} : { text: fill(call.text, values) }),
    label: fill(call.label, values),
    url: fillAddress(call.url, { ...values, category: group?.id ?? '' }),
  };
}
