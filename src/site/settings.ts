import { z } from 'zod';
import { rules } from '../diagnostics/rules.ts';
import { reportBrokenRule } from '../source/broken-rule.ts';
import { anyAddress, text, webAddress, words } from '../source/fields.ts';
import { isColour, isPaper } from './palette.ts';
import { isLanguageTag } from './language-tag.ts';
import { movableParts, removableParts } from './page-parts.ts';
import { slugFault, toSlug } from './slug.ts';
import { en, type Texts } from './texts/en.ts';

/** A text of the settings: one for all languages, or one for each language. */
export type Localized = string | Record<string, string>;

/**
 * The schema of `site.yaml`. Unknown keys are errors at every level.
 * @param languages the default language first, then the locales: the keys of texts by language
 */
export function settingsSchema(languages: readonly string[]) {
  const localized = () => localizedText(languages);
  const link = () =>
    z.strictObject({
      title: localized().describe('What the link says.'),
      url: anyAddress().describe('Where it leads: https://… or /… for a page of this site.'),
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
      .strictObject({ name: localized().describe('Its name.'), url: webAddress().describe('Its address.') })
      .optional()
      .describe('The product that the glossary belongs to. Its name replaces {product} in every text of the settings.'),
    publisher: z
      .strictObject({
        name: localized().describe('The name of the organization.'),
        url: webAddress().optional().describe('Its address.'),
        logo: text().optional().describe('Its logo: the path of an image in the content folder.'),
      })
      .optional()
      .describe('Who publishes the glossary. Without it, the product stands in.'),
    sections: sections(localized).default([]).describe('The sections of a term page, in order.'),
    categories: z
      .record(
        categoryId(),
        z.strictObject({
          title: localized().describe('Its name.'),
          description: localized().optional().describe('What belongs to it, in a sentence.'),
          kicker: localized().optional().describe('A word or two above the name of each of its terms: Definition.'),
          color: colour()
            .optional()
            .describe(
              'Its color on cards, the map and its page. Without it, the categories get hues around that of `theme.accent`.',
            ),
        }),
      )
      .default({})
      .describe('The categories, in order, by identifier.'),
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
            'What is left out: any part that can be ordered, the word above the name (kicker), the table of contents, the references to copy (cite), the previous and next term (neighbors), or the page of the map.',
          ),
      })
      .prefault({})
      .describe('The parts of a term page: page: { order: [related, questions], without: [cite, map] }.'),
    callToAction: z
      .strictObject({
        title: localized().describe('Its heading.'),
        text: localized().optional().describe('A sentence below it.'),
        label: localized().describe('What the button says.'),
        url: anyAddress().describe('Where the button leads.'),
      })
      .optional()
      .describe('What every term page invites its reader to do.'),
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
    theme: z
      .strictObject({
        accent: colour()
          .optional()
          .describe(
            'The color of links and buttons, in any notation of CSS. It is made lighter or darker where text would be hard to read.',
          ),
        neutral: colour().optional().describe('A color whose hue tints text, lines and fields.'),
        paper: colour()
          .refine((value) => !isColour(value) || isPaper(value), {
            error:
              'expected a color on which text can be read: a light one (in OKLCH, a lightness of 90% or more) or a dark one (28% or less)',
          })
          .optional()
          .describe(
            'The color of the page: a light one for the light theme, a dark one for the dark theme and the cards. The other theme, and all fields and lines, follow it.',
          ),
        logo: text()
          .optional()
          .describe('The path of a picture in the content folder that replaces the name in the header.'),
        fonts: z
          .strictObject({
            text: fontNames().optional().describe('Of running text.'),
            display: fontNames().optional().describe('Of the headword and the headings.'),
            code: fontNames().optional().describe('Of code.'),
          })
          .optional()
          .describe(
            'Font families as in CSS, the preferred one first: Georgia, serif. Declare fonts of your own in theme.css.',
          ),
        cards: z
          .int({ error: 'expected a whole number' })
          .min(0, { error: 'expected a number from 0 on' })
          .default(2000)
          .describe(
            'The largest number of terms, in all languages, for which each term has its own card. On a larger site the terms of a category share one, as drawing cards takes long; it is used in link previews, not on the pages.',
          ),
        favicon: text()
          .optional()
          .describe('The path of an SVG or PNG in the content folder: the icon of the site in tabs and bookmarks.'),
      })
      .prefault({})
      .describe('How the site looks. theme.css can change everything else.'),
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

/** The names of the built-in frontmatter fields; no section may have one of them. */
export const entryFields = [
  'term',
  'aliases',
  'abbreviation',
  'reading',
  'summary',
  'definition',
  'faq',
  'related',
  'category',
  'published',
  'updated',
  'reviewed',
  'authors',
  'image',
  'nextSteps',
  'sources',
  'sameAs',
  'status',
  'replacedBy',
  'formerly',
  'slug',
  'sense',
  'linking',
] as const;

function colour() {
  return text().refine(isColour, { error: 'expected a color such as "#6d28d9" or oklch(50% 0.2 293)' });
}

/** Font families. Characters that could end the CSS declaration are refused. */
function fontNames() {
  return text().regex(/^[^;{}<>\\\n]+$/u, {
    error: 'expected names of fonts with commas between them, such as: Georgia, serif',
  });
}

function localizedText(languages: readonly string[]) {
  const [main, ...others] = languages as [string, ...string[]];
  const byLanguage = z.strictObject({
    [main]: words(),
    ...Object.fromEntries(others.map((language) => [language, words().optional()])),
  });
  return z.union([words(), byLanguage as unknown as z.ZodType<Record<string, string>>], {
    error: `expected text, or texts by language (${languages.join(', ')}; ${main} is needed)`,
  });
}

/** The interface texts that the settings replace, by language. Each must contain the `{names}` of the built-in text. */
function ownTexts(languages: readonly string[]) {
  const table = Object.fromEntries(
    Object.entries(en).map(([key, builtIn]) => [
      key,
      (typeof builtIn === 'string' ? ownText(builtIn) : countTexts()).optional(),
    ]),
  );
  const tables = Object.fromEntries(languages.map((language) => [language, z.strictObject(table).optional()]));
  return z.strictObject(tables) as unknown as z.ZodType<Record<string, Partial<Texts> | undefined>>;
}

function ownText(builtIn: string) {
  const names: readonly string[] = builtIn.match(/\{\w+\}/gu) ?? [];
  return text().superRefine((value, context) => {
    const missing = names.filter((name) => !value.includes(name));
    if (missing.length > 0)
      reportBrokenRule(context, {
        rule: 'invalid-value',
        found: value,
        expected: `a text with ${missing.join(' and ')} in it`,
      });
  });
}

function countTexts() {
  const form = () => ownText('{count}').optional();
  return z.strictObject({
    zero: form(),
    one: form(),
    two: form(),
    few: form(),
    many: form(),
    other: ownText('{count}'),
  });
}

function sections(localized: () => z.ZodType<Localized>) {
  const section = z.strictObject({
    field: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/u, { error: 'expected a name of letters and digits, such as howItWorks' })
      .describe('The frontmatter field that holds it, in Markdown.'),
    title: localized().describe('Its heading.'),
    required: z.boolean().default(false).describe('Whether every term must have it.'),
  });
  return z.array(section).superRefine((list, context) => {
    list.forEach(({ field }, index) => {
      const isReserved = (entryFields as readonly string[]).includes(field) || field in Object.prototype;
      const isSecond = list.findIndex((other) => other.field === field) < index;
      if (!isReserved && !isSecond) return;
      const expected = isReserved ? 'a name that no other field of an entry has' : 'each section once';
      reportBrokenRule(context, { rule: 'invalid-value', found: field, expected }, [index, 'field']);
    });
  });
}

function siteAddress() {
  return z.string().superRefine((value, context) => {
    const isPlain = URL.canParse(value) && /^https?:\/\/[^/?#@\\\s]+(?:\/[^?#\\\s]*)?$/iu.test(value);
    if (!isPlain)
      reportBrokenRule(context, {
        rule: 'unsafe-address',
        found: value,
        expected: 'an address such as https://example.com/glossary',
      });
  });
}

function languageTag() {
  return z.string().refine(isLanguageTag, { error: 'expected a language tag such as en, de or pt-BR' });
}

function categoryId() {
  return z.string().superRefine((value, context) => {
    const expected = slugFault(value);
    if (expected !== undefined)
      reportBrokenRule(context, { rule: 'bad-slug', slug: value, expected, better: toSlug(value) });
  });
}

function cspDirective() {
  return z.string().regex(/^(?:[a-z]+-src(?:-elem|-attr)?|frame-ancestors|form-action)$/u, {
    error: 'expected a directive such as script-src or connect-src',
  });
}

function cspSource() {
  return z
    .string()
    .regex(/^[^\s;,"<>]+$/u, { error: "expected an origin such as https://stats.example.com, or 'self'" });
}
