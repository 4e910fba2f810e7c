import type { KnownAddress } from '../../lexicon/check-addresses.ts';
import { homonymsIn, type Homonyms } from '../../lexicon/homonyms.ts';
import { fill } from '../../site/placeholders.ts';
import { fillCount } from '../../site/site.ts';
import type { Crumb, PageBase, PageKind, PageParts } from '../page-kind.ts';
import { collectionGraph } from '../structured-data.ts';
import { termLink, type TermCard } from '../term/term-link.ts';

/** What stands at the bare name of homonyms: what the name can mean. */
export const sensesKind: PageKind<SensesPage> = {
  known: ({ entries, site: { languages, addresses } }) =>
    languages.flatMap((language) =>
      homonymsIn(entries.filter((entry) => entry.language === language)).flatMap(({ name, slug }): KnownAddress[] => {
        if (slug === undefined) return [];
        const owner = `the page that lists the senses of "${name}"`;
        return [{ address: addresses.term(language, slug), language, claim: 'site', owner, subject: `senses ${slug}` }];
      }),
    ),
  pages: (parts) => {
    const listed = parts.site.languages.flatMap((language) =>
      parts
        .homonyms(language)
        .flatMap((group) => (group.slug === undefined ? [] : [{ language, group, slug: group.slug }])),
    );
    const bySlug = Map.groupBy(listed, ({ slug }) => slug);
    return listed.map(({ language, group, slug }) => {
      const languages = bySlug.get(slug)!.map((other) => other.language);
      return sensesPage(group, { slug, language, languages }, parts);
    });
  },
};

/** @param languages those in which the name has such a page too, this one included */
function sensesPage(
  { name, entries }: Homonyms,
  { slug, language, languages }: { slug: string; language: string; languages: readonly string[] },
  parts: PageParts,
): SensesPage {
  const { site, summaryOf } = parts;
  const { addresses } = site;
  const { texts, categories } = site.in(language);
  const address = addresses.term(language, slug);
  const senses = new Intl.ListFormat(language).format(entries.map(({ sense = '' }) => sense));
  const introduction = fill(texts.severalSenses, { term: name, senses });
  const frame = parts.frameOf({
    language,
    title: name,
    description: introduction,
    address,
    inLanguages: languages.map((one) => ({ language: one, address: addresses.term(one, slug) })),
  });
  const breadcrumb = [{ title: texts.glossary, address: addresses.home(language) }, { title: name }];
  const terms = entries.map((entry) => ({
    ...termLink(entry, site, language),
    summary: summaryOf(entry),
    category: categories.find(({ id }) => id === entry.category?.value)?.title,
  }));
  return {
    kind: 'senses',
    address,
    frame,
    jsonLd: collectionGraph({ frame, title: name, breadcrumb, terms }, parts),
    breadcrumb,
    title: name,
    introduction,
    count: fillCount(texts.termCount, entries.length, language),
    terms,
  };
}

export interface SensesPage extends PageBase {
  kind: 'senses';
  breadcrumb: readonly Crumb[];
  title: string;
  introduction: string;
  /** Such as `2 terms`. */
  count: string;
  terms: readonly TermCard[];
}
