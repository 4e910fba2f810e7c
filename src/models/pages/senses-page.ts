import type { Entry } from '../../entries/entry.ts';
import type { Homonyms } from '../../lexicon/homonyms.ts';
import { fill, fillCount, type Site } from '../../site/site.ts';
import { frameOf } from '../frame.ts';
import type { SensesPage } from '../page.ts';
import { termLink } from '../term/term-link.ts';

/**
 * The page at the bare name of homonyms: what the name can mean.
 * @param languages those in which the name has such a page too, this one included
 */
export function sensesPage(
  { name, entries }: Homonyms,
  slug: string,
  language: string,
  { site, summaryOf, languages }: { site: Site; summaryOf: (entry: Entry) => string; languages: readonly string[] },
): SensesPage {
  const { addresses } = site;
  const { texts, categories } = site.in(language);
  const address = addresses.term(language, slug);
  const senses = new Intl.ListFormat(language).format(entries.map(({ sense = '' }) => sense));
  const introduction = fill(texts.severalSenses, { term: name, senses });
  return {
    kind: 'senses',
    frame: frameOf(site, {
      language,
      title: name,
      description: introduction,
      address,
      inLanguages: languages.map((one) => ({ language: one, address: addresses.term(one, slug) })),
    }),
    breadcrumb: [{ title: texts.glossary, address: addresses.home(language) }, { title: name }],
    title: name,
    introduction,
    count: fillCount(texts.termCount, entries.length, language),
    terms: entries.map((entry) => ({
      ...termLink(entry, site, language),
      summary: summaryOf(entry),
      category: categories.find(({ id }) => id === entry.category?.value)?.title,
    })),
    slug,
    data: {
      url: addresses.absolute(address),
      terms: entries.map((entry) => ({ url: addresses.absolute(addresses.term(language, entry.slug.value)) })),
    },
  };
}
