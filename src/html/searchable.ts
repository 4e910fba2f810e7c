import { linearFormula } from './linear-formula.ts';
import { superscript } from './raised.ts';

/**
 * A page as the full-text index reads it. It takes the text of elements as it stands, so that 10⁸ would become “108”:
 * formulas and powers are put as text here. Indices stay, because readers search for “H2O”.
 */
export function searchable(html: string): string {
  return html
    .replace(/<math[^>]*>.*?<\/math>/gsu, (formula) =>
      escaped(linearFormula(formula, formula.replace(/<[^>]*>/gu, ''))),
    )
    .replace(/<sup>([^<&]+)<\/sup>/gu, (whole, text: string) => superscript(text) ?? whole);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
