import { START } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { readYaml, type Path, type Yaml } from '../source/read-yaml.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { UsualNames } from '../source/usual-names.ts';
import { validate } from '../source/validate.ts';
import { checkAddressParts } from './check-address-parts.ts';
import { addressesOf } from './addresses.ts';
import { checkHead } from './check-head.ts';
import { readLayout } from './layout/read-layout.ts';
import { isLanguageTag, usualTag } from './language-tag.ts';
import { checkPageParts } from './page-parts.ts';
import { checkCallLanguages, type CallToActionSettings } from './settings/call-to-action.ts';
import { settingsSchema, type Settings } from './settings.ts';
import { hasTexts } from './texts/texts-for.ts';
import { siteOf, type Site } from './site.ts';

/** Values for required settings that are missing, so that the terms can still be checked. */
const placeholders = { name: 'Glossary', description: 'A glossary', url: 'https://glossary.example', language: 'en' };

/** The names that settings have in other systems. */
const usualNames: UsualNames = {
  title: 'name',
  sitename: 'name',
  tagline: 'description',
  summary: 'description',
  baseurl: 'url',
  siteurl: 'url',
  site: 'url',
  homepage: 'url',
  domain: 'url',
  lang: 'language',
  locale: 'language',
  defaultlanguage: 'language',
  defaultlocale: 'language',
  languages: 'locales',
  translations: 'locales',
  nav: 'navigation',
  menu: 'navigation',
  repo: 'repository',
  github: 'repository',
  cta: 'callToAction',
  accent: { advice: 'Write it below "theme": theme: { accent: "#6d28d9" }.' },
  color: { advice: 'Write it below "theme": theme: { accent: "#6d28d9" }.' },
  colour: { advice: 'Write it below "theme": theme: { accent: "#6d28d9" }.' },
  fonts: { advice: 'Write it below "theme": theme: { fonts: { text: "Georgia, serif" } }.' },
  logo: { advice: 'Write it below "theme": theme: { logo: images/logo.svg }.' },
  favicon: { advice: 'Write it below "theme": theme: { favicon: images/icon.svg }.' },
  timezone: { advice: 'Remove it: dates are days, the same in every time zone.' },
};

/**
 * Reads and checks `site.yaml`.
 * @param url a public address that replaces the one in the file
 * @param isPublic whether the site is published at that address, so that it is no preview
 * @param layoutFiles those of `layout/`
 * @param publicFiles those of `public/`
 * @returns problems; no `site` if nothing usable is left of the settings, and no `yaml` if the file isn't YAML
 */
export function readSettings(
  file: SourceFile,
  url?: string,
  isPublic?: boolean,
  layoutFiles: readonly SourceFile[] = [],
  publicFiles: readonly string[] = [],
): { site?: Site; yaml?: Yaml; problems: Problem[] } {
  const { yaml, problems } = readYaml(file.path, file.text, 1);
  if (!yaml) return { problems };
  const tags = unusualTags(yaml);
  const result = validate(schemaFor(declaredLanguages(yaml.value)), yaml, placeholders, usualNames);
  result.problems.unshift(...problems, ...tags);
  const repeated = repeatedLocale(yaml.value);
  if (repeated !== undefined) {
    result.problems.push(
      problem('invalid-value', file.path, yaml.valueAt(['locales', repeated.index]), {
        field: 'locales',
        found: repeated.locale,
        expected: 'each further language once, without the default one',
      }),
    );
  }
  if (result.value)
    result.problems.push(
      ...englishInterfaces(result.value, yaml),
      ...checkPageParts(result.value, yaml),
      ...checkAddressParts(result.value, yaml),
      ...checkTextsOfSettings(result.value, yaml),
    );
  const own =
    result.value && layoutFiles.length > 0 ? ownLayout(result.value, url, layoutFiles, publicFiles) : undefined;
  const site = result.value && siteOf(result.value, url, isPublic, own?.layout);
  if (own) result.problems.push(...own.problems);
  if (site) result.problems.push(...checkHead(site, yaml), ...unseenParts(site, yaml));
  return { site, yaml, problems: result.problems };
}

/** The schema that was used last: to make one takes longer than to use it, and a build reads its settings several times. */
let last: { languages: string; schema: ReturnType<typeof settingsSchema> } | undefined;

function schemaFor(languages: readonly string[]): ReturnType<typeof settingsSchema> {
  const key = JSON.stringify(languages);
  if (last?.languages !== key) last = { languages: key, schema: settingsSchema(languages) };
  return last.schema;
}

function ownLayout(
  settings: Settings,
  url: string | undefined,
  files: readonly SourceFile[],
  publicFiles: readonly string[],
): ReturnType<typeof readLayout> {
  const { base } = addressesOf(url ?? settings.url, settings.language);
  const known = new Set(publicFiles.map(encodeURI));
  const isMissing = (address: string): boolean => {
    const path = address.slice(base.length).replace(/[?#].*$/su, '');
    const isOurs = address.startsWith(`${base}/`) && !address.startsWith('//');
    return isOurs && !known.has(path) && !known.has(encodeURI(path));
  };
  return readLayout(files, [settings.language, ...settings.locales], isMissing);
}

/** What the settings say of a header or footer that isn't shown. */
function unseenParts({ layout, settings }: Site, yaml: Yaml): Problem[] {
  return (['header', 'footer'] as const).flatMap((part) => {
    const files = [...(layout?.[part].values() ?? [])];
    const left = settings.page.without.indexOf(part);
    if (left >= 0) return files.map(({ file }) => problem('unseen-part', file, START, { part, what: `This ${part}` }));
    const isVain = part === 'footer' && settings.footer.length > 0 && layout?.footer.has('');
    return isVain ? [problem('unseen-part', yaml.file, yaml.keyAt(['footer']), { part, what: 'This footer' })] : [];
  });
}

/** Calls to action that a language lacks, and `{product}` where the settings name no product. */
function checkTextsOfSettings(settings: Settings, yaml: Yaml): Problem[] {
  const languages = [settings.language, ...settings.locales];
  const calls: [CallToActionSettings | undefined, Path][] = [
    [settings.callToAction, ['callToAction']],
    ...Object.entries(settings.categories).map(([id, { callToAction }]): [CallToActionSettings | undefined, Path] => [
      callToAction,
      ['categories', id, 'callToAction'],
    ]),
  ];
  const unnamed = settings.product
    ? []
    : yaml.leaves().filter((path) => {
        const value: unknown = path.reduce<unknown>(
          (inner, step) => (inner as Record<PropertyKey, unknown>)?.[step],
          yaml.value,
        );
        return path[0] !== 'head' && typeof value === 'string' && value.includes('{product}');
      });
  return [
    ...calls.flatMap(([call, path]) => (call ? checkCallLanguages(call, path, languages, yaml) : [])),
    ...unnamed.map((path) =>
      problem('unknown-placeholder', yaml.file, yaml.valueAt(path), {
        found: 'product',
        nearest: undefined,
        names: [],
      }),
    ),
  ];
}

/** Languages in which pages would show English words of the interface. */
function englishInterfaces({ language, locales, texts }: Settings, yaml: Yaml): Problem[] {
  return [language, ...locales].flatMap((one, at) =>
    hasTexts(one) || texts[one] !== undefined
      ? []
      : [
          problem('english-interface', yaml.file, yaml.valueAt(at === 0 ? ['language'] : ['locales', at - 1]), {
            language: one,
          }),
        ],
  );
}

/**
 * Brings the language tags of unchecked settings to their usual form, wherever they stand, and reports them once, where the
 * languages are listed.
 */
function unusualTags(yaml: Yaml): Problem[] {
  const settings = (yaml.value ?? {}) as { language?: unknown; locales?: unknown };
  if (typeof settings !== 'object') return [];
  const problems: Problem[] = [];
  const usual = (tag: unknown, path: Path): unknown => {
    const form = typeof tag === 'string' ? usualTag(tag) : undefined;
    if (form === undefined || form === tag) return tag;
    problems.push(problem('language-tag', yaml.file, yaml.valueAt(path), { found: String(tag), usual: form }));
    return form;
  };
  if (settings.language !== undefined) settings.language = usual(settings.language, ['language']);
  if (Array.isArray(settings.locales))
    settings.locales = settings.locales.map((locale, at) => usual(locale, ['locales', at]));
  const languages = new Set(declaredLanguages(settings));
  for (const path of yaml.leaves()) {
    path.forEach((step, depth) => {
      // Categories, tags and fields have names of their own.
      if (typeof step !== 'string' || (depth === 1 && hasOwnNames(path[0]!)) || depth === 0) return;
      const form = usualTag(step);
      if (form !== undefined && form !== step && languages.has(form)) yaml.rename(path.slice(0, depth), step, form);
    });
  }
  return problems;
}

function hasOwnNames(setting: PropertyKey): boolean {
  return setting === 'categories' || setting === 'tags' || setting === 'custom';
}

/** The languages of unchecked settings: the schema is built from them. */
function declaredLanguages(value: unknown): string[] {
  const { language, locales } = (value ?? {}) as { language?: unknown; locales?: unknown };
  const main = isLanguageTag(language) ? language : 'en';
  return [main, ...(Array.isArray(locales) ? locales.filter(isLanguageTag) : []).filter((locale) => locale !== main)];
}

function repeatedLocale(value: unknown): { locale: string; index: number } | undefined {
  const { language, locales } = (value ?? {}) as { language?: unknown; locales?: unknown };
  if (!Array.isArray(locales)) return undefined;
  const index = locales.findIndex((locale, at) => locale === language || locales.indexOf(locale) < at);
  return index < 0 ? undefined : { locale: String(locales[index]), index };
}
