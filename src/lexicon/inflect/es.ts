import { inflectPhrase, type Grammar } from './romance.ts';

/** The plural of the noun and the adjectives that agree with it; for a plural, the singular. */
export function spanish(name: string): string[] {
  return inflectPhrase(name, grammar);
}

const grammar: Grammar = {
  prepositions: new Set(
    'a al ante bajo con contra de del desde e en entre hacia hasta o para por según sin sobre tras vía y'.split(' '),
  ),
  plurals: toPlurals,
  singulars: toSingulars,
  ordinary: new Set('ante as do es ese lo luce no nos so uno unos valore'.split(' ')),
};

/** Nouns whose stress moves in the plural. */
const irregular = new Map([
  ['carácter', 'caracteres'],
  ['régimen', 'regímenes'],
  ['espécimen', 'especímenes'],
]);

const plain: Record<string, string> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' };
const accented: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

function toPlurals(word: string): string[] {
  const listed = irregular.get(word);
  if (listed !== undefined) return [listed];
  if (/[aeiouáéó]$/u.test(word)) return [`${word}s`];
  if (/[íú]$/u.test(word)) return [`${word}es`, `${word}s`];
  if (/z$/u.test(word)) return [word.replace(/z$/u, 'ces')];
  if (/[áéíóú][ns]$/u.test(word)) return [`${word.replace(/[áéíóú](?=.$)/u, (vowel) => plain[vowel]!)}es`];
  if (/^(?:gas|mes|bus|dios|tos|res)$/u.test(word)) return [`${word}es`];
  if (/[sx]$/u.test(word)) return [word];
  // “Órdenes”, but “tokens”: loanwords can't be recognized, so both plurals are returned.
  if (/[aeiouáéíóú].*en$/u.test(word)) return [`${stressed(word)}es`, `${word}s`];
  if (/[^aeiou]y$/u.test(word)) return [`${word}s`, word.replace(/y$/u, 'ies')];
  if (/[dlrnjy]$/u.test(word))
    return /^.{0,3}$|(?:dad|tad|tud|dor|tor|ción|al|ar)$/u.test(word) ? [`${word}es`] : [`${word}es`, `${word}s`];
  return [`${word}s`];
}

/** Adds the accent that a word stressed on its last syllable but one needs when it gains a syllable. */
function stressed(word: string): string {
  return /[áéíóú]/u.test(word) ? word : word.replace(/[aeiou](?=[^aeiou]*en$)/u, (vowel) => accented[vowel]!);
}

/** Singulars in -s, most of them Greek or Latin: “análisis”, “virus”, “tesis”. */
const singularInS =
  /(?:sis|xis|itis|us|ss|ís|ás|és|ós|os?mos|caos|bias|gas|atlas|pandas|menos|antes|paraguas|kubernetes|postgres|redis)$/u;

function toSingulars(word: string): string[] {
  if (!/.{3}s$/u.test(word) || singularInS.test(word)) return [];
  if (/[aeiou]ces$/u.test(word)) return [word.replace(/ces$/u, 'z'), word.slice(0, -1)];
  if (/[aeiou]iones$|ones$/u.test(word)) return [word.replace(/ones$/u, 'ón')];
  if (/[áéíóú]\p{L}*[aeiou]nes$/u.test(word)) return [word.slice(0, -2).replace(/[áéíóú]/u, (vowel) => plain[vowel]!)];
  if (/(?:plan|fin|bien)es$/u.test(word)) return [word.slice(0, -2)];
  if (/[aiou][dlrn]es$|[^aeiou]e[dlr]es$/u.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  return [word.slice(0, -1)];
}
