/**
 * Returns a function that makes a text for a number, by the plural rules of the language.
 * @param forms the texts by plural category, as JSON
 */
export function counter(forms: string, language: string): (count: number) => string {
  const texts = JSON.parse(forms) as Record<string, string>;
  const rules = new Intl.PluralRules(language);
  return (count) =>
    (texts[rules.select(count)] ?? texts['other']!).replace('{count}', new Intl.NumberFormat(language).format(count));
}
