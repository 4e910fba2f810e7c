import { problem, type Problem } from '../diagnostics/problem.ts';
import { readYaml, type Yaml } from '../source/read-yaml.ts';
import type { SourceFile } from '../source/source-file.ts';
import { validate } from '../source/validate.ts';
import { isLanguageTag, settingsSchema } from './settings.ts';
import { siteOf, type Site } from './site.ts';

/** Values for required settings that are missing, so that the terms can still be checked. */
const placeholders = { name: 'Glossary', description: 'A glossary', url: 'https://glossary.example', language: 'en' };

/**
 * Reads and checks `site.yaml`.
 * @param url a public address that replaces the one in the file
 * @returns problems; no `site` if nothing usable is left of the settings, and no `yaml` if the file isn't YAML
 */
export function readSettings(file: SourceFile, url?: string): { site?: Site; yaml?: Yaml; problems: Problem[] } {
  const { yaml, problems } = readYaml(file.path, file.text, 1);
  if (!yaml) return { problems };
  const result = validate(settingsSchema(declaredLanguages(yaml.value)), yaml, placeholders);
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
  const site = result.value && siteOf({ ...result.value, url: url ?? result.value.url });
  return { site, yaml, problems: result.problems };
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
