import { z } from 'zod';
import { rules } from '../diagnostics/rules.ts';
import { text, webAddress, words } from '../source/fields.ts';
import { HOSTS } from './hosts.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { callToActionSettings } from './settings/call-to-action.ts';
import { customFields } from './settings/custom-fields.ts';
import { movableParts, removableParts } from './page-parts.ts';
import { ownTexts } from './settings/own-texts.ts';
import { crawlers, titles, verification } from './settings/search-engines.ts';
import { sections } from './settings/sections.ts';
import { themeSettings } from './settings/theme-settings.ts';
import {
  colour,
  cspDirective,
  cspSource,
  earlierAddress,
  languageTag,
  localizedPart,
  localizedAddress,
  localizedText,
  pagePart,
  siteAddress,
  slug,
} from './settings/values.ts';

export type { Localized } from './settings/values.ts';

/**
 * The schema of `site.yaml`. Unknown keys are errors at every level.
 * @param languages the default language first, then the locales: the keys of texts by language
 */
export function settingsSchema(languages: readonly string[]) {
  const localized = () => localizedText(languages);
  const link = () =>
    z.strictObject({
      title: localized().describe('What the link says.'),
      url: localizedAddress(languages, PLACEHOLDERS.link).describe(
        'Where it leads: https://… or /… for a page of this site. {language} and {product} can stand in it.',
      ),
    });
  return z.strictObject({
    name: localized().describe('The name of the glossary.'),
    description: localized().describe(
      'What the glossary is about, in a sentence or two: its introduction and meta description.',
    ),
    url: siteAddress().describe('Its public address. The path is the base path of every link.'),
    preview: z
      .boolean({ error: 'expected true or false' })
      .optional()
      .describe(
        'Whether search engines shall leave the whole site out: every page says `noindex`. Without it, they shall where `--site` names another address than `url`.',
      ),
    language: languageTag().describe('The default language, as a BCP 47 tag such as en or pt-BR.'),
    locales: z.array(languageTag()).default([]).describe('Further languages; each has its own folder under terms/.'),
    product: z
      .strictObject({
        name: localizedText(languages, []).describe('Its name.'),
        url: webAddress().describe('Its address.'),
      })
      .optional()
      .describe('The product that the glossary belongs to. Its name replaces {product} in every text of the settings.'),
    publisher: z
      .strictObject({
        name: localized().describe('The name of the organization.'),
        url: webAddress().optional().describe('Its address.'),
        logo: text().optional().describe('Its logo: the path of an image in the content folder.'),
        sameAs: z.array(webAddress()).default([]).describe('Its pages elsewhere: Wikidata, LinkedIn.'),
        id: webAddress()
          .optional()
          .describe('Its identifier in the structured data of its other sites: https://example.com/#organization.'),
      })
      .optional()
      .describe('Who publishes the glossary. Without it, the product stands in.'),
    people: z
      .record(
        slug(),
        z.strictObject({
          name: words().describe('The name.'),
          url: webAddress().optional().describe('A page about the person.'),
        }),
      )
      .default({})
      .describe('Authors and reviewers, by the identifier that entries write: authors: [ada].'),
    titles: titles(languages),
    verification: verification(),
    crawlers: crawlers(),
    hosts: z
      .array(z.enum(HOSTS))
      .default(['netlify', 'cloudflare'])
      .describe(
        'Where the site is served: netlify, cloudflare, vercel, nginx, apache, caddy, github. For each a file with its headers and redirects is written.',
      ),
    sections: sections(localized).default([]).describe('The sections of a term page, in order.'),
    categories: z
      .record(
        slug(),
        z.strictObject({
          title: localized().describe('Its name.'),
          description: localized().optional().describe('What belongs to it, in a sentence.'),
          slug: localizedPart(languages, slug)
            .optional()
            .describe('What stands for it in addresses, in place of the identifier: slug: { de: modelle }.'),
          formerly: z
            .array(earlierAddress())
            .default([])
            .describe(
              'Earlier slugs of it, and whole paths of an older site (/lexikon/payments.html), which lead to it.',
            ),
          kicker: localized().optional().describe('A word or two above the name of each of its terms: Definition.'),
          callToAction: callToActionSettings(languages)
            .optional()
            .describe('What the pages of its terms invite to, in place of the site’s own.'),
          color: colour()
            .optional()
            .describe(
              'Its color on cards, the map and its page. Without it, the categories get hues around that of `theme.accent`.',
            ),
        }),
      )
      .default({})
      .describe('The categories, in order, by identifier.'),
    tags: z
      .record(
        slug(),
        z.strictObject({
          title: localized().describe('Its name.'),
          description: localized().optional().describe('What its terms have in common, in a sentence.'),
        }),
      )
      .default({})
      .describe(
        'Names of tags, by identifier: { fraud: { title: { en: Fraud, de: Betrug } } }. Terms can have other tags, too; those are called as the terms write them.',
      ),
    custom: customFields(localized)
      .default({})
      .describe(
        'Fields that terms have in addition: custom: { owner: { title: Owner } }. A term fills them in below a field of that name: custom: { owner: Payments team }.',
      ),
    addresses: z
      .strictObject({
        category: localizedPart(languages, slug)
          .optional()
          .describe('The part before a category: category, unless it is given. By language: { de: kategorie }.'),
        letter: localizedPart(languages, slug).optional().describe('The part before a letter: letter, unless given.'),
        tag: localizedPart(languages, slug).optional().describe('The part before a tag: tag, unless given.'),
        page: localizedPart(languages, pagePart)
          .optional()
          .describe(
            'The part before an own page: -, unless it is given. With /, there is none: pages/about.md is at /about/.',
          ),
        formerly: z
          .strictObject({
            category: z.array(slug()).default([]).describe('Earlier names of the part before a category.'),
            page: z.array(pagePart()).default([]).describe('Earlier names of the part before an own page.'),
          })
          .prefault({})
          .describe(
            'What the parts were called before, in any language: the addresses of that time lead to those of today.',
          ),
      })
      .prefault({})
      .describe('The names of the parts in addresses: addresses: { category: { de: kategorie }, page: / }.'),
    page: z
      .strictObject({
        order: z
          .array(text())
          .default([])
          .describe(
            `What comes first on a term page, in this order: fields of sections, and ${movableParts.join(', ')}. The rest follows.`,
          ),
        without: z
          .array(z.enum(removableParts))
          .default([])
          .describe(
            'What is left out: any part that can be ordered, the word above the name (kicker), the table of contents, the references to copy (cite), the previous and next term (neighbors), the page of the map, or header and footer of all pages.',
          ),
      })
      .prefault({})
      .describe('The parts of a term page: page: { order: [related, questions], without: [cite, map] }.'),
    callToAction: callToActionSettings(languages)
      .optional()
      .describe(
        'What every term page invites its reader to do; a category or a term can have one of its own. {term}, {slug}, {category}, {language} and {product} stand for those of the page, also in the address: https://example.com/?utm_content={slug}. Pages in a language that its texts lack show none.',
      ),
    navigation: z.array(link()).default([]).describe('Links in the header.'),
    footer: z.array(link()).default([]).describe('Links in the footer: imprint, privacy.'),
    repository: z
      .strictObject({
        url: webAddress().describe('The address of the repository.'),
        editPath: text()
          .default('edit/main/content/')
          .describe('The path between that address and the path of a file.'),
        issues: webAddress()
          .optional()
          .describe(
            'Where readers report problems; the title of the page is added as `title`. Filled in automatically for GitHub, GitLab and Codeberg.',
          ),
      })
      .optional()
      .describe('Where the content is kept. Every term page then links to its source.'),
    linking: z
      .strictObject({
        mentions: z
          .enum(['page', 'section', 'all'])
          .default('page')
          .describe(
            'What is linked automatically: the first mention of a term on a page, the first in each section, or all.',
          ),
        budget: z
          .number()
          .min(0, { error: 'expected a number from 0 on' })
          .default(4)
          .describe(
            'Automatic links per 100 words of a page, summary included, rounded, and at least one. The most useful are kept. 0 makes none.',
          ),
        noise: z
          .number()
          .min(0, { error: 'expected a share from 0 to 1' })
          .max(1, { error: 'expected a share from 0 to 1: 0.5 is half of the pages' })
          .default(0.5)
          .describe(
            'A term that more than this share of the pages mention is linked only from terms that it is related to. Sites of fewer than 20 pages have no such terms.',
          ),
      })
      .prefault({})
      .describe('Automatic links from prose to terms.'),
    ignoredRules: z
      .array(
        text().refine(isAdvice, {
          error: 'expected a rule that is a warning or a note, such as no-questions: content/RULES.md lists them',
        }),
      )
      .default([])
      .describe('Rules whose warnings or notes are not reported: [no-questions]. Errors always are.'),
    texts: ownTexts(languages)
      .default({})
      .describe(
        'Interface texts in place of the built-in ones, by language: { de: { related: Verwandtes } }. Their names are listed in src/site/texts/en.ts.',
      ),
    theme: themeSettings(),
    head: text(LONGEST_HEAD)
      .optional()
      .describe(
        'HTML added unchanged to the head of every page: verification tags, analytics. The policy allows the scripts and styles that stand in it, by their hashes.',
      ),
    csp: z
      .record(cspDirective(), z.array(cspSource()))
      .default({})
      .describe(
        'Origins added to the content security policy, by directive: { script-src: [https://…] }. What the tags of "head" load and the policy lacks is a warning.',
      ),
  });
}

export type Settings = z.output<ReturnType<typeof settingsSchema>>;

/** In characters. Every page carries it. */
const LONGEST_HEAD = 20_000;

/** Whether a rule exists and isn't an error. */
function isAdvice(rule: string): boolean {
  return Object.hasOwn(rules, rule) && rules[rule as keyof typeof rules].severity !== 'error';
}
