import { z } from 'zod';
import { problem, type Problem } from '../../diagnostics/problem.ts';
import { fieldName } from '../../source/describe-issue.ts';
import type { Path, Yaml } from '../../source/read-yaml.ts';
import { PLACEHOLDERS } from '../placeholders.ts';
import { localizedAddress, localizedText, type Localized } from './values.ts';

/** The schema of a call to action of the settings. */
export function callToActionSettings(languages: readonly string[]) {
  const localized = () => localizedText(languages, PLACEHOLDERS.call);
  return z.strictObject({
    title: localized().describe('Its heading.'),
    text: localized().optional().describe('A sentence below it.'),
    label: localized().describe('What the button says.'),
    url: localizedAddress(languages, PLACEHOLDERS.call).describe('Where the button leads.'),
  });
}

export type CallToActionSettings = z.output<ReturnType<typeof callToActionSettings>>;

/**
 * A call to action in a language. Unlike other texts of the settings, its own stand in for no other language: a
 * reader of German should not be invited in English.
 * @param main the default language, in which texts are that are given for no language
 * @returns undefined if the heading or the button has no text in it
 */
export function callInLanguage(
  { title, text, label, url }: CallToActionSettings,
  language: string,
  main: string,
): { title: string; text?: string; label: string; url: string } | undefined {
  const own = { title: textIn(title, language, main), label: textIn(label, language, main) };
  if (own.title === undefined || own.label === undefined) return undefined;
  const sentence = text === undefined ? undefined : textIn(text, language, main);
  const address = typeof url === 'string' ? url : (textIn(url, language, main) ?? url[main]!);
  return { title: own.title, label: own.label, url: address, ...(sentence === undefined ? {} : { text: sentence }) };
}

/** Text of a language also serves its variants: that in `de` serves `de-AT`. */
function textIn(text: Localized, language: string, main: string): string | undefined {
  const byLanguage: Record<string, string> = typeof text === 'string' ? { [main]: text } : text;
  const variant = Object.keys(byLanguage).find((one) => baseOf(one) === baseOf(language));
  return byLanguage[language] ?? (variant === undefined ? undefined : byLanguage[variant]);
}

const baseOf = (language: string): string => language.split('-')[0]!;

/** Reports the languages whose pages don't show a call to action, or not all of it. */
export function checkCallLanguages(
  call: CallToActionSettings,
  path: Path,
  languages: readonly string[],
  yaml: Yaml,
): Problem[] {
  const parts = (['title', 'text', 'label'] as const).filter((part) => call[part] !== undefined);
  return languages.flatMap((language) => {
    const missing = parts.filter((part) => textIn(call[part]!, language, languages[0]!) === undefined);
    if (missing.length === 0) return [];
    const isShown = callInLanguage(call, language, languages[0]!) !== undefined;
    return [
      problem('untranslated-call', yaml.file, yaml.keyAt(path), { field: fieldName(path), language, missing, isShown }),
    ];
  });
}
