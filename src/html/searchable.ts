import { hasElisions } from '../lexicon/elisions.ts';
import { linearFormula } from './linear-formula.ts';
import { superscript } from '../source/raised.ts';

/**
 * A page as the full-text index reads it. It takes the text of elements as it stands, so that 10⁸ would become “108”:
 * formulas and powers are put as text here. Indices stay, because readers search for “H2O”. Pagefind finds “écran” in
 * “l'écran”, but not where the apostrophe is typographic.
 */
export function searchable(html: string): string {
  const text = html
    .replace(/<math[^>]*>.*?<\/math>/gsu, (formula) =>
      escaped(linearFormula(formula, formula.replace(/<[^>]*>/gu, ''))),
    )
    .replace(/<sup>([^<&]+)<\/sup>/gu, (whole, raised: string) => superscript(raised) ?? whole);
  const [, language = ''] = /<html[^>]* lang="([^"]*)"/u.exec(html) ?? [];
  return hasElisions(language) ? text.replace(/(?<=\p{L})’(?=\p{L})/gu, "'") : text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
