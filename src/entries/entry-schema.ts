import { z } from 'zod';
import { anyAddress, date, markdown, name, prose, readTexts, text, webAddress, words } from '../source/fields.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { reportBrokenRule } from '../source/broken-rule.ts';
import { customValues } from './custom-values.ts';
import { knowsPlaceholders, PLACEHOLDERS } from '../site/placeholders.ts';
import type { LocalSite, Section } from '../site/site.ts';
import { isSlug, toSlug } from '../site/slug.ts';
import { earlierAddress, slug } from '../site/settings/values.ts';

/**
 * The schema of an entry's frontmatter. Unknown keys are errors at every level.
 * @param site the sections of the settings, of which each is a field of Markdown, the people that entries may name, and
 *   the fields that the settings add
 */
export function entrySchema({ sections, people, custom }: Pick<LocalSite, 'sections' | 'people' | 'custom'>) {
  return z.strictObject({
    term: name().describe('The headword, as readers know it.'),
    aliases: z.array(name()).default([]).describe('Other names of the same thing. Plurals need not be listed.'),
    abbreviation: name().optional().describe('Its abbreviation, such as VAE.'),
    reading: name()
      .optional()
      .describe(
        'How the headword is read, where its characters don’t tell: in kana in Japanese, in pinyin in Chinese. It gives the term its place in the alphabet, and the search finds it.',
      ),
    summary: words()
      .optional()
      .describe(
        'One sentence for cards, search results and the meta description. Without it, the first sentence of the definition is used.',
      ),
    title: words()
      .optional()
      .describe(
        'The title of the page for search engines and browser tabs, whole. Without it, one is made from the name.',
      ),
    description: words()
      .optional()
      .describe('A sentence or two for search engines, where they should differ from the summary.'),
    canonical: webAddress()
      .optional()
      .describe(
        'The address where this text was first published, if that is another site: search engines show that one.',
      ),
    noindex: z
      .boolean({ error: 'expected true or false' })
      .default(false)
      .describe('Whether search engines shall leave the page out.'),
    definition: prose().optional().describe('What it is, in Markdown. It may be in the body of the file instead.'),
    ...sectionFields(sections),
    faq: z
      .array(
        z.strictObject({
          question: words().describe('The question.'),
          answer: markdown().describe('The answer, in Markdown.'),
        }),
      )
      .default([])
      .describe('Questions that readers ask, with answers.'),
    related: z.array(text()).default([]).describe('The file names of the nearest terms. Shown on both pages.'),
    confusedWith: z
      .array(
        z.strictObject({
          term: text().describe('The file name of the other term.'),
          difference: words().describe('What tells the two apart, in a sentence or two.'),
        }),
      )
      .default([])
      .describe('Terms that readers take for this one. Both pages say what the difference is.'),
    category: text().optional().describe('One of the categories of site.yaml, by its identifier.'),
    tags: z
      .array(tag())
      .default([])
      .describe(
        'What it has to do with, besides its category: tags: [Fraud, Cards]. Each tag that several terms have gets a page. site.yaml can give tags names by language.',
      ),
    custom: customValues(custom)
      .default({})
      .describe('The fields that site.yaml adds in its own `custom`: custom: { owner: Payments team }.'),
    published: date().optional().describe('The day it was published, as year-month-day.'),
    updated: date().optional().describe('The day its content last changed.'),
    reviewed: date().optional().describe('The day its facts were last checked.'),
    authors: z
      .array(person(people))
      .default([])
      .describe('Who wrote it: people of site.yaml, or names with addresses.'),
    reviewedBy: z
      .array(person(people))
      .default([])
      .describe('Who checked its facts: people of site.yaml, or names with addresses.'),
    image: z
      .strictObject({
        src: text().describe('The path of the image, from this file.'),
        alt: words().describe('What the image shows.'),
      })
      .optional()
      .describe('The preview image. Without it, a card is drawn.'),
    callToAction: z
      .strictObject({
        title: call().describe('Its heading.'),
        text: call().optional().describe('A sentence below it.'),
        label: call().describe('What the button says.'),
        url: anyAddress().superRefine(knowsPlaceholders(ofCall)).describe('Where the button leads.'),
      })
      .optional()
      .describe(
        'What this page invites its reader to do, in place of the call to action in site.yaml. Translations don’t inherit it.',
      ),
    nextSteps: z
      .array(
        z.strictObject({
          title: words().describe('What the link says.'),
          url: anyAddress().describe('Where it leads.'),
          text: words().optional().describe('A sentence about it.'),
        }),
      )
      .default([])
      .describe('Where a reader may go from here.'),
    sources: z
      .array(
        z.strictObject({
          title: words().describe('The title of the source.'),
          url: webAddress().describe('Its address.'),
        }),
      )
      .default([])
      .describe('The sources of its facts.'),
    sameAs: z.array(webAddress()).default([]).describe('The same concept elsewhere: Wikidata, Wikipedia.'),
    status: z
      .enum(['draft', 'published', 'deprecated'])
      .default('published')
      .describe('draft: in no output without --drafts. deprecated: no longer used, keeps its address.'),
    replacedBy: text().optional().describe('The file name of the term to use instead of a deprecated one.'),
    formerly: z
      .array(earlierAddress())
      .default([])
      .describe(
        'Earlier addresses of this term, which lead here: earlier file names, and whole paths of an older site (/lexikon/chargeback.html), also with what followed them there (/glossar.html#chargeback, /index.php?id=3).',
      ),
    slug: slug().optional().describe('In a translation only: its own address.'),
    sense: name().optional().describe('What tells it apart from another term of the same name: “photography”.'),
    linking: z
      .strictObject({
        incoming: z.boolean().default(true).describe('Whether other pages link to it automatically.'),
        outgoing: z.boolean().default(true).describe('Whether its page links to other terms automatically.'),
        caseSensitive: z
          .boolean()
          .optional()
          .describe(
            'Whether only mentions with the same capitals as its names count. Without it, that holds for acronyms and names of two letters, and a name that is a function word (“will”) is never matched.',
          ),
        never: z.array(name()).default([]).describe('Phrases that never link to it.'),
      })
      .optional()
      .describe('Automatic links from it and to it.'),
  });
}

export type EntryFields = z.output<ReturnType<typeof entrySchema>>;

function tag() {
  return name().refine((value) => isSlug(toSlug(value)), { error: 'expected a tag of letters or digits' });
}

/** The schema of the frontmatter of an own page. */
export const pageSchema = z.strictObject({
  title: name().describe('The title.'),
  description: words().optional().describe('One sentence for search results.'),
  noindex: z
    .boolean({ error: 'expected true or false' })
    .default(false)
    .describe('Whether search engines shall leave the page out.'),
  updated: date().optional().describe('The day its content last changed.'),
  formerly: z
    .array(earlierAddress())
    .default([])
    .describe('Earlier addresses of this page, which lead here: earlier file names, and whole paths of an older site.'),
});

/** The settings alone know whether there is a product. */
const ofCall = PLACEHOLDERS.call.filter((name) => name !== 'product');

function call() {
  return words().superRefine(knowsPlaceholders(ofCall)).register(readTexts, { kind: 'words' });
}

/** A person by the identifier in the settings, or by name. */
function person(people: LocalSite['people']) {
  const known = Object.keys(people);
  const named = z.strictObject({
    name: words().describe('The name.'),
    url: webAddress().optional().describe('A page about the person.'),
  });
  // Not a union, which would say less of what is wrong with a name and its address.
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    if (Object.hasOwn(people, value)) return people[value];
    reportBrokenRule(context, { rule: 'unknown-person', found: value, nearest: nearest(value, known) });
    return z.NEVER;
  }, named);
}

function sectionFields(sections: readonly Section[]): Record<never, never> {
  return Object.fromEntries(
    sections.map(({ field, title, required }) => {
      const needed = required ? ' Every published term must have it.' : '';
      return [
        field,
        markdown().optional().describe(`The section “${title}”, in Markdown or in the body of the file.${needed}`),
      ];
    }),
  );
}
