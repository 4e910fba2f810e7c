import { problem, type Problem } from '../diagnostics/problem.ts';
import { readYaml } from '../source/read-yaml.ts';
import type { SourceFile } from '../source/source-file.ts';
import { validate } from '../source/validate.ts';
import { isLanguageTag, settingsSchema } from './settings.ts';
import { siteOf, type Site } from './site.ts';

/** The settings that every page of a site is made from, or what is wrong with them. */
export function readSettings(file: SourceFile): { site?: Site; problems: Problem[] } {
  const { yaml, problems } = readYaml(file.path, file.text, 1);
  if (!yaml) return { problems };
  const result = validate(settingsSchema(declaredLanguages(yaml.value)), yaml);
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
  if (!result.value || result.problems.length > 0) return { problems: result.problems };
  return { site: siteOf(result.value), problems: [] };
}

/** The languages as they stand, before the schema that needs them can be built. */
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
