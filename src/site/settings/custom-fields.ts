import type { WebPage } from 'schema-dts';
import { z } from 'zod';
import { reportBrokenRule } from '../../source/broken-rule.ts';
import type { Localized } from './values.ts';

/** What the value of a field of the owner's can be. */
export const CUSTOM_TYPES = ['text', 'number', 'date', 'boolean', 'url', 'list', 'choice'] as const;

type CustomType = (typeof CUSTOM_TYPES)[number];

const WORDS: readonly CustomType[] = ['text', 'choice', 'list'];

/**
 * What fields can be in structured data: properties of https://schema.org/WebPage, with the types that their values have
 * there. Those that Headword fills itself are left out. `additionalProperty` isn't one of a page, nor of a term.
 */
export const CUSTOM_PROPERTIES = {
  about: WORDS,
  accessibilitySummary: ['text'],
  alternativeHeadline: ['text'],
  archivedAt: ['url'],
  assesses: WORDS,
  audience: WORDS,
  award: WORDS,
  conditionsOfAccess: ['text', 'choice'],
  copyrightNotice: ['text', 'choice'],
  copyrightYear: ['number'],
  creativeWorkStatus: ['text', 'choice'],
  creditText: ['text', 'choice'],
  dateCreated: ['date'],
  discussionUrl: ['url'],
  educationalLevel: WORDS,
  educationalUse: WORDS,
  expires: ['date'],
  genre: WORDS,
  isAccessibleForFree: ['boolean'],
  isFamilyFriendly: ['boolean'],
  learningResourceType: WORDS,
  license: ['url'],
  publishingPrinciples: ['url'],
  teaches: WORDS,
  usageInfo: ['url'],
  version: ['text', 'number', 'choice'],
} as const satisfies { [Property in keyof Exclude<WebPage, string>]?: readonly CustomType[] };

const names = Object.keys(CUSTOM_PROPERTIES) as (keyof typeof CUSTOM_PROPERTIES)[];

/** The schema of `custom`. */
export function customFields(localized: () => z.ZodType<Localized>) {
  const field = z
    .strictObject({
      title: localized().describe('What readers see beside its value.'),
      type: z
        .enum(CUSTOM_TYPES)
        .default('text')
        .describe('What a value is: choice is one of `choices`, url an address that begins with https://.'),
      choices: z
        .array(localized())
        .optional()
        .describe('The values that a choice can have. A term can name one in any language.'),
      show: z
        .boolean({ error: 'expected true or false' })
        .default(true)
        .describe('Whether it stands on the page. The data files, which anybody can read, have it in any case.'),
      schema: z
        .enum(names)
        .optional()
        .describe(
          'What it is in the structured data of the page: a property of https://schema.org/WebPage, such as audience.',
        ),
    })
    .superRefine(({ type, choices, show, schema }, context) => {
      const told = (found: string, expected: string, path: PropertyKey[]): void =>
        reportBrokenRule(context, { rule: 'invalid-value', found, expected }, path);
      if (type === 'choice' && !choices?.length) told(type, '"choices" beside it: choices: [Cards, Risk]', ['type']);
      if (type !== 'choice' && choices) told(type, 'choice, as there are "choices"', ['type']);
      choices?.forEach((choice, at) => {
        const before = choices.slice(0, at).flatMap(textsOf);
        const repeated = textsOf(choice).find((text) => before.includes(text));
        if (repeated !== undefined) told(repeated, 'each choice once', ['choices', at]);
      });
      if (schema === undefined) return;
      const fits = (one: (typeof names)[number]): boolean =>
        (CUSTOM_PROPERTIES[one] as readonly CustomType[]).includes(type);
      if (!show) told(schema, 'no property, as structured data says only what is on the page', ['schema']);
      else if (!fits(schema)) told(schema, `for the type ${type} one of ${names.filter(fits).join(', ')}`, ['schema']);
    });
  return z.record(
    z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/u, { error: 'expected a name of letters and digits, such as productArea' })
      .refine((key) => !(key in Object.prototype), { error: 'expected another name' }),
    field,
  );
}

export function textsOf(text: Localized): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}
