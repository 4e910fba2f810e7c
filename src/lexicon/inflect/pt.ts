import { inflectPhrase, type Grammar } from './romance.ts';

/** The plural of the noun and the adjectives that agree with it; for a plural, the singular. */
export function portuguese(name: string): string[] {
  return inflectPhrase(name, grammar);
}

const grammar: Grammar = {
  prepositions: new Set(
    'a à ao aos às até com contra da das de desde do dos e em entre na nas no nos ou para pela pelo por sem sob sobre via'.split(
      ' ',
    ),
  ),
  plurals: toPlurals,
  singulars: toSingulars,
  ordinary: new Set('a ao as da do e mai na no nos os pai por se so um uns'.split(' ')),
};

/** Irregular plurals, most of them of nouns in -ão with another plural than -ões. */
const irregular = new Map([
  ['alemão', 'alemães'],
  ['bênção', 'bênçãos'],
  ['cão', 'cães'],
  ['capitão', 'capitães'],
  ['chão', 'chãos'],
  ['cidadão', 'cidadãos'],
  ['cristão', 'cristãos'],
  ['grão', 'grãos'],
  ['irmão', 'irmãos'],
  ['mão', 'mãos'],
  ['órfão', 'órfãos'],
  ['órgão', 'órgãos'],
  ['pão', 'pães'],
  ['mal', 'males'],
]);

function toPlurals(word: string): string[] {
  const listed = irregular.get(word);
  if (listed !== undefined) return [listed];
  if (/ão$/u.test(word)) return [word.replace(/ão$/u, 'ões')];
  if (/[aeiouéê]m$/u.test(word)) return [word.replace(/m$/u, 'ns')];
  if (/[au]l$/u.test(word)) return [word.replace(/l$/u, 'is')];
  // With an accent, the stress stays there: “túneis”, “fáceis”. Without one, it is on the last syllable: “papéis”, “perfis”.
  if (/[áâéêíóôú].*[ei]l$/u.test(word)) return [word.replace(/[ei]l$/u, 'eis')];
  if (/ll$/u.test(word)) return [`${word}s`];
  if (/el$/u.test(word)) return [word.replace(/el$/u, 'éis'), `${word}s`];
  if (/ol$/u.test(word)) return [word.replace(/ol$/u, 'óis')];
  if (/il$/u.test(word)) return [word.replace(/il$/u, 'is')];
  if (/[éê]s$/u.test(word)) return [word.replace(/.s$/u, 'eses')];
  if (/ás$/u.test(word)) return [word.replace(/.s$/u, 'ases')];
  if (/ís$/u.test(word)) return [`${word}es`];
  if (/[sx]$/u.test(word)) return [word];
  if (/z$/u.test(word)) return [`${word}es`];
  // “Servidores”, but “drivers”: loanwords can't be recognized, so both plurals are returned.
  if (/r$/u.test(word)) return /(?:dor|tor|sor|ar)$/u.test(word) ? [`${word}es`] : [`${word}es`, `${word}s`];
  return [`${word}s`];
}

/** Singulars in -s: “vírus”, “lápis”. */
const singularInS =
  /(?:us|ss|[áéíóúâêô]s|lápis|tênis|grátis|oásis|ênis|óris|íris|mais|menos|dois|depois|seis|três|país|atlas|bias|caos|cosmos|lens|kubernetes|postgres|redis|pandas|sis|ônibus)$/u;

function toSingulars(word: string): string[] {
  if (!/.{3}s$/u.test(word) || singularInS.test(word)) return [];
  if (/(?:ões|ães|ãos)$/u.test(word)) return [word.replace(/..s$/u, 'ão')];
  if (/ns$/u.test(word)) return [word.replace(/ns$/u, 'm'), word.slice(0, -1)];
  if (/[au]is$/u.test(word)) return [word.replace(/is$/u, 'l')];
  if (/éis$/u.test(word)) return [word.replace(/éis$/u, 'el')];
  if (/óis$/u.test(word)) return [word.replace(/óis$/u, 'ol')];
  if (/[áâéêíóôú].*[cgst]eis$/u.test(word)) return [word.replace(/eis$/u, 'il')];
  if (/[áâéêíóôú].*eis$/u.test(word)) return [word.replace(/eis$/u, 'el')];
  if (/is$/u.test(word)) return [word.replace(/is$/u, 'il')];
  if (/[rz]es$/u.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  return [word.slice(0, -1)];
}
