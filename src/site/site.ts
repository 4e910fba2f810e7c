import { customFieldsIn, type CustomField } from './custom-field.ts';
import { addressesOf, type Addresses } from './addresses.ts';
import { callInLanguage, type CallToActionSettings } from './settings/call-to-action.ts';
import { collatorOf } from './order.ts';
import { paletteOf, wishesOf, type Palette } from './palette.ts';
import { partsOf, type OwnLayout } from './layout/read-layout.ts';
import { readOwnerMarkup, type OwnerMarkup } from './owner-markup.ts';
import { fill, fillAddress } from './placeholders.ts';
import type { Allowed } from './policy.ts';
import type { Localized, Settings } from './settings.ts';
import { USUAL_TITLES, type TitleKind } from './settings/search-engines.ts';
import type { Tag } from './tags.ts';
import type { CountForms, Texts } from './texts/en.ts';
import { textsFor } from './texts/texts-for.ts';

/** The validated settings, and everything derived from them. */
export interface Site {
  settings: Settings;
  addresses: Addresses;
  /** Whether it is for no search engine. */
  isPreview: boolean;
  palette: Palette;
  /** The default language first. */
  languages: readonly string[];
  /** What the HTML that the owner adds to every page holds; undefined where nothing is added. */
  ownerHead?: OwnerMarkup;
  /** What stands in place of our header and footer; undefined where the folder has no `layout/`. */
  layout?: OwnLayout;
  /** What the owner adds to the content security policy. */
  allowed: Allowed;
  /** The settings in one language; in the default language if the site doesn't have the one asked for. */
  in(language: string): LocalSite;
}

/** The settings in one language, with `{product}` filled in. */
export interface LocalSite {
  language: string;
  direction: 'ltr' | 'rtl';
  texts: Texts;
  collator: Intl.Collator;
  name: string;
  description: string;
  /** The patterns of the titles of pages, with names in braces. */
  titles: Record<TitleKind, string>;
  product?: { name: string; url: string };
  publisher?: { name: string; url?: string; logo?: string };
  sections: readonly Section[];
  categories: readonly Category[];
  /** Those that the settings name. */
  tags: readonly Tag[];
  /** The fields that the settings add to entries. */
  custom: readonly CustomField[];
  /** Those that entries may name, by identifier. */
  people: Settings['people'];
  /** Undefined where it has no texts in the language. */
  callToAction?: CallToAction;
  navigation: readonly SiteLink[];
  footer: readonly SiteLink[];
}

export interface Section {
  field: string;
  title: string;
  required: boolean;
}

export interface Category {
  id: string;
  title: string;
  /** In every language. */
  titles: readonly string[];
  description?: string;
  /** What stands above the names of its terms. */
  kicker?: string;
  /** In place of the site's, on the pages of its terms. */
  callToAction?: CallToAction;
}

/** Texts and address still have the placeholders of terms, such as `{slug}`. */
export interface CallToAction {
  title: string;
  text?: string;
  label: string;
  url: string;
}

export interface SiteLink {
  title: string;
  url: string;
}

/**
 * Derives a site from validated settings.
 * @param url a public address that replaces theirs
 * @param isPublic whether the site is published at that address, so that it is no preview
 * @param layout what stands in place of our header and footer
 */
export function siteOf(settings: Settings, url = settings.url, isPublic = false, layout?: OwnLayout): Site {
  const languages = [settings.language, ...settings.locales];
  const local = new Map(languages.map((language) => [language, localSite(settings, language)]));
  const ownerHead = settings.head === undefined ? undefined : readOwnerMarkup(settings.head);
  const markups = [...(ownerHead ? [ownerHead] : []), ...(layout ? partsOf(layout).map(({ markup }) => markup) : [])];
  const hashesOf = (directive: keyof OwnerMarkup['hashes']): string[] => [
    ...new Set(markups.flatMap(({ hashes }) => hashes[directive])),
  ];
  const hashes = { 'script-src': hashesOf('script-src'), 'style-src': hashesOf('style-src') };
  const addresses = addressesOf(url, settings.language, settings, settings.url);
  const usual = addressesOf(settings.url, settings.language);
  const isElsewhere = addresses.absolute(addresses.base) !== usual.absolute(usual.base);
  return {
    settings: { ...settings, url },
    addresses,
    isPreview: settings.preview ?? (isElsewhere && !isPublic),
    ...(ownerHead ? { ownerHead } : {}),
    ...(layout ? { layout } : {}),
    allowed: { sources: settings.csp, hashes },
    palette: paletteOf(wishesOf(settings)),
    languages,
    in: (language) => local.get(language) ?? local.get(settings.language)!,
  };
}

/** The form of a text for a number by the plural rules of the language, with the number formatted for the language. */
export function fillCount(forms: CountForms, count: number, language: string): string {
  const { rules, format } = counting.get(forms)?.get(language) ?? countingIn(language, forms);
  return fill(forms[rules.select(count)] ?? forms.other, { count: format.format(count) });
}

interface Counting {
  rules: Intl.PluralRules;
  format: Intl.NumberFormat;
}

/** Cached by language: creating the `Intl` objects takes longer than using them. */
const counting = new WeakMap<CountForms, Map<string, Counting>>();

function countingIn(language: string, forms: CountForms): Counting {
  const created = { rules: pluralRules(forms, language), format: new Intl.NumberFormat(language) };
  const byLanguage = counting.get(forms) ?? new Map<string, Counting>();
  counting.set(forms, byLanguage.set(language, created));
  return created;
}

/** The plural rules that fit the forms: English ones if the forms are English texts that stand in for a missing table. */
function pluralRules(forms: CountForms, language: string): Intl.PluralRules {
  const rules = new Intl.PluralRules(language);
  const { pluralCategories } = rules.resolvedOptions();
  const isOwn =
    pluralCategories.length === Object.keys(forms).length && pluralCategories.every((category) => category in forms);
  return isOwn ? rules : new Intl.PluralRules('en');
}

function localSite(settings: Settings, language: string): LocalSite {
  const plain = (text: Localized): string =>
    typeof text === 'string' ? text : (text[language] ?? text[settings.language] ?? '');
  const product = settings.product && { name: plain(settings.product.name), url: settings.product.url };
  const values = { ...(product ? { product: product.name } : {}), language };
  const say = (text: Localized): string => fill(plain(text), values);
  const inAll = (text: Localized): string[] => (typeof text === 'string' ? [text] : Object.values(text)).map(say);
  const lead = (url: Localized): string => fillAddress(plain(url), values);
  const optional = (text: Localized | undefined): string | undefined => (text === undefined ? undefined : say(text));
  const links = (list: Settings['footer']): SiteLink[] =>
    list.map(({ title, url }) => ({ title: say(title), url: lead(url) }));
  const invite = (call: CallToActionSettings | undefined): CallToAction | undefined => {
    const inLanguage = call && callInLanguage(call, language, settings.language);
    return (
      inLanguage && {
        title: say(inLanguage.title),
        text: optional(inLanguage.text),
        label: say(inLanguage.label),
        url: lead(inLanguage.url),
      }
    );
  };
  const { publisher, callToAction } = settings;
  return {
    language,
    direction: directionOf(language),
    texts: { ...textsFor(language), ...named(settings.texts[language] ?? {}, product?.name) },
    collator: collatorOf(language),
    name: say(settings.name),
    description: say(settings.description),
    titles: titlesIn(language, settings, say),
    product,
    custom: customFieldsIn(settings, say),
    people: settings.people,
    publisher: publisher ? { ...publisher, name: say(publisher.name) } : product,
    sections: settings.sections.map((section) => ({ ...section, title: say(section.title) })),
    categories: Object.entries(settings.categories).map(([id, { title, description, kicker, callToAction: own }]) => ({
      id,
      title: say(title),
      titles: inAll(title),
      description: optional(description),
      kicker: optional(kicker),
      callToAction: invite(own),
    })),
    tags: Object.entries(settings.tags).map(([id, { title, description }]) => ({
      id,
      title: say(title),
      titles: inAll(title),
      description: optional(description),
    })),
    callToAction: invite(callToAction),
    navigation: links(settings.navigation),
    footer: links(settings.footer),
  };
}

/** The owner's interface texts, with the name of the product in them. */
function named(texts: Partial<Texts>, product: string | undefined): Partial<Texts> {
  const say = (text: string): string => fill(text, product === undefined ? {} : { product });
  const filled = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === 'string'
      ? say(text)
      : Object.fromEntries(Object.entries(text).map(([form, one]) => [form, say(one)])),
  ]);
  return Object.fromEntries(filled) as Partial<Texts>;
}

/** A pattern of another language would give titles in two languages, so the usual one stands in for a missing one. */
function titlesIn(language: string, { titles }: Settings, say: (text: string) => string): LocalSite['titles'] {
  const kinds = Object.entries(USUAL_TITLES) as [TitleKind, string][];
  const own = kinds.map(([kind, usual]) => {
    const given = titles[kind];
    return [kind, say((typeof given === 'object' ? given[language] : given) ?? usual)];
  });
  return Object.fromEntries(own) as LocalSite['titles'];
}

/** TypeScript 6 has no types for `getTextInfo`; TypeScript 7 has: https://github.com/microsoft/TypeScript/pull/60656 */
function directionOf(language: string): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(language) as Intl.Locale & { getTextInfo?(): { direction?: string } };
  return locale.getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
}
