/**
 * A text as Unicode's superscripts: `10` + `⁸`. Undefined if it has other characters than digits, signs, `n` and `i`:
 * the raised forms of other letters are rare in fonts.
 */
export function superscript(text: string): string | undefined {
  return moved(text, SUPERSCRIPTS);
}

/** A text as Unicode's subscripts, if it has digits and signs only: `H₂O`. */
export function subscript(text: string): string | undefined {
  return moved(text, SUBSCRIPTS);
}

function moved(text: string, signs: ReadonlyMap<string, string>): string | undefined {
  const found = [...text].map((sign) => signs.get(sign));
  return found.length > 0 && !found.includes(undefined) ? found.join('') : undefined;
}

const SUPERSCRIPTS = pairs('0123456789+-−=()ni′″‴', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ′″‴');

const SUBSCRIPTS = pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const moved = [...to];
  return new Map([...from].map((sign, index) => [sign, moved[index]!]));
}
