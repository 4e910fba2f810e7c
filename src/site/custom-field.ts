import type { Settings } from './settings.ts';
import { textsOf, type CUSTOM_PROPERTIES, type CUSTOM_TYPES } from './settings/custom-fields.ts';
import type { Localized } from './settings/values.ts';

/** A field that the owner added to entries, in one language. */
export interface CustomField {
  id: string;
  title: string;
  type: (typeof CUSTOM_TYPES)[number];
  /** What a choice can be: as it is called in this language, and in any. */
  choices: readonly { title: string; titles: readonly string[] }[];
  isShown: boolean;
  /** What it is in the structured data. */
  property?: keyof typeof CUSTOM_PROPERTIES;
}

/** What an entry says in such a field. A choice is the number of it, so that each language can call it by its name. */
export type CustomValue = string | number | boolean | readonly string[];

/** @param say a text of the settings in the language */
export function customFieldsIn({ custom }: Settings, say: (text: Localized) => string): CustomField[] {
  return Object.entries(custom).map(([id, { title, type, choices = [], show, schema }]) => ({
    id,
    title: say(title),
    type,
    choices: choices.map((choice) => ({ title: say(choice), titles: textsOf(choice) })),
    isShown: show,
    ...(schema === undefined ? {} : { property: schema }),
  }));
}
