import type { Entry } from '../../entries/entry.ts';
import type { CustomField, CustomValue } from '../../site/custom-field.ts';
import type { Site } from '../../site/site.ts';
import { isOfCompany } from '../link.ts';
import { dayOf } from './term-link.ts';

/** What an entry says in a field of the owner's, as its page shows it. */
export interface CustomFact {
  title: string;
  /** What is said, in words. */
  text: string;
  /** A link. */
  url?: string;
  isExternal?: boolean;
  /** A day, as programs write it. */
  iso?: string;
}

/** What an entry says in such a field, for programs: a choice by its name in the language. */
export interface CustomDatum {
  id: string;
  value: CustomValue;
  /** What it is in the structured data. */
  property?: CustomField['property'];
}

/** In the order of the settings. */
export function customData(entry: Entry, site: Site): CustomDatum[] {
  return given(entry, site).map(([field, written]) => ({
    id: field.id,
    value: field.type === 'choice' ? choiceOf(field, written) : written,
    ...(field.property === undefined ? {} : { property: field.property }),
  }));
}

/** By the names of the fields; undefined where an entry says nothing in any. */
export function customRecord(data: readonly CustomDatum[]): Record<string, CustomValue> | undefined {
  return data.length === 0 ? undefined : Object.fromEntries(data.map(({ id, value }) => [id, value]));
}

/** In the order of the settings: those that are shown. */
export function customFacts(entry: Entry, site: Site): CustomFact[] {
  return given(entry, site).flatMap(([field, written]) =>
    field.isShown ? { title: field.title, ...valueOf(field, written, entry.language, site) } : [],
  );
}

/** An empty list says nothing. */
function given({ language, custom }: Entry, site: Site): [CustomField, CustomValue][] {
  return site.in(language).custom.flatMap((field): [CustomField, CustomValue][] => {
    const value = Object.hasOwn(custom, field.id) ? custom[field.id] : undefined;
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[field, value]];
  });
}

function valueOf(field: CustomField, value: CustomValue, language: string, site: Site): Omit<CustomFact, 'title'> {
  const { texts } = site.in(language);
  switch (field.type) {
    case 'text':
      return { text: String(value) };
    case 'number':
      return { text: new Intl.NumberFormat(language).format(Number(value)) };
    case 'boolean':
      return { text: value === true ? texts.yes : texts.no };
    case 'date':
      return { iso: String(value), text: dayOf(String(value), '', language).text };
    case 'url':
      return { url: String(value), text: shortAddress(String(value)), isExternal: !isOfCompany(String(value), site) };
    case 'list':
      return { text: new Intl.ListFormat(language, { type: 'unit' }).format(value as readonly string[]) };
    case 'choice':
      return { text: choiceOf(field, value) };
  }
}

function choiceOf({ choices }: CustomField, value: CustomValue): string {
  return choices[Number(value)]!.title;
}

/** An address without what readers don't need. */
function shortAddress(url: string): string {
  const { hostname, pathname, protocol } = new URL(url);
  return protocol === 'mailto:' ? pathname : `${hostname.replace(/^www\./u, '')}${pathname.replace(/\/$/u, '')}`;
}
